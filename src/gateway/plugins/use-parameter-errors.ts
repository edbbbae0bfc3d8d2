import { GraphQLError } from 'graphql';
import type { Plugin } from 'graphql-yoga';

/** Answers 400 to `variables` or `extensions` in an address that are no JSON; yoga would call it a fault of ours. */
export function useParameterErrors(): Plugin {
  return {
    onRequestParse({ requestParser, setRequestParser }) {
      if (requestParser === undefined) return;
      setRequestParser(async (request) => {
        try {
          return await requestParser(request);
        } catch (error) {
          throw error instanceof SyntaxError ? invalidJson() : error;
        }
      });
    },
  };
}

function invalidJson(): GraphQLError {
  return new GraphQLError('The parameters "variables" and "extensions" must be JSON objects.', {
    extensions: { code: 'BAD_REQUEST', http: { status: 400 } },
  });
}
