import { GraphQLError } from 'graphql';

/**
 * An id that nobody has told.
 *
 * Apollo's clients send the query after it: its name and its status of 200 are a part of their protocol, and some of
 * them look at no other answer. GraphQL over HTTP has a request fail that has no data.
 */
export function unknownOperation(protocol: 'apollo' | 'graphql-over-http'): GraphQLError {
  return new GraphQLError('PersistedQueryNotFound', {
    extensions: {
      code: 'PERSISTED_QUERY_NOT_FOUND',
      http: protocol === 'apollo' ? { status: 200 } : { status: 404, spec: true },
    },
  });
}

/** A query whose hash is another's: to keep it would answer the other's clients with it. */
export function hashMismatch(): GraphQLError {
  return new GraphQLError('provided sha does not match query', {
    extensions: { code: 'PERSISTED_QUERY_HASH_MISMATCH', http: { status: 400 } },
  });
}

/** A query where only the operations of manifests run. */
export function idRequired(): GraphQLError {
  const message =
    'This gateway runs persisted operations alone: send the id of one that its manifests list instead of a query.';
  return new GraphQLError(message, {
    extensions: { code: 'PERSISTED_QUERY_ID_REQUIRED', http: { status: 400, spec: true } },
  });
}

/** An id that is none. */
export function malformedId(message: string): GraphQLError {
  return new GraphQLError(message, { extensions: { code: 'BAD_REQUEST', http: { status: 400 } } });
}
