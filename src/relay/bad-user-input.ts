import { GraphQLError } from 'graphql';

/** The client asked for something that can't be: refused before any call. `argument` names the place. */
export function badUserInput(message: string, argument?: string): GraphQLError {
  return new GraphQLError(message, {
    extensions: { code: 'BAD_USER_INPUT', retryable: false, ...(argument === undefined ? {} : { argument }) },
  });
}
