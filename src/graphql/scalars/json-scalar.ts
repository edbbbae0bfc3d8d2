import { GraphQLError, GraphQLScalarType } from 'graphql';
import { isTooDeep, MAX_JSON_NESTING } from '../../upstream/http/decoding/json-nesting.ts';

/** Whatever a service sent, as long as those who get it can write and parse it. */
export const Json = new GraphQLScalarType({
  name: 'JSON',
  coerceOutputValue(value) {
    if (!isTooDeep(value)) return value;
    throw new GraphQLError(`This value nests deeper than ${MAX_JSON_NESTING} levels.`, {
      extensions: { code: 'UPSTREAM_INVALID_RESPONSE', retryable: false },
    });
  },
});
