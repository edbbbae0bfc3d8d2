import { GraphQLError } from 'graphql';
import type { Plugin } from 'graphql-yoga';
import { withoutInput } from '../../../contract/without-input.ts';

/** Leaves out of the errors of validation what was sent; those of variables meet the error mask, which does the same. */
export function useUnquotedInput(): Plugin {
  return {
    onValidate() {
      return ({ result, setResult }) => {
        setResult([...result].map(unquoted));
      };
    },
  };
}

function unquoted(error: Error): Error {
  if (!(error instanceof GraphQLError)) return error;
  const message = withoutInput(error);
  if (message === error.message) return error;
  const { nodes, source, positions, extensions } = error;
  return new GraphQLError(message, { nodes, source, positions, extensions });
}
