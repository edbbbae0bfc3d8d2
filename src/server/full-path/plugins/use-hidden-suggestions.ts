import { type DocumentNode, type GraphQLSchema, type ValidationRule, validate } from 'graphql';
import type { Plugin } from 'graphql-yoga';

/** Leaves the "Did you mean" out of errors, which would tell the schema piece by piece. */
export function useHiddenSuggestions(): Plugin {
  return {
    onValidate({ setValidationFn }) {
      setValidationFn((schema: GraphQLSchema, document: DocumentNode, rules?: ValidationRule[]) =>
        validate(schema, document, rules, { hideSuggestions: true }),
      );
    },
    onExecute({ args }) {
      // The executor's option for errors of variables; envelop's types don't know it.
      Object.assign(args, { hideSuggestions: true });
    },
  };
}
