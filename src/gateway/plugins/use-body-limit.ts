import { GraphQLError } from 'graphql';
import type { Plugin } from 'graphql-yoga';

/**
 * Answers 413 to a body that is too large, before it is read where its length is told.
 *
 * yoga counts the bytes; this only says better what it found. It therefore wraps the request's parser, which yoga
 * hands a body that fails at the limit.
 */
export function useBodyLimit(limit: number): Plugin {
  return {
    onRequestParse({ request, requestParser, setRequestParser }) {
      const length = Number(request.headers.get('content-length') ?? 0);
      if (length > limit) throw tooLarge(limit, length);
      if (requestParser === undefined) return;
      setRequestParser(async (limited) => {
        try {
          return await requestParser(limited);
        } catch (error) {
          throw isYogasLimit(error) ? tooLarge(limit) : error;
        }
      });
    },
  };
}

function isYogasLimit(error: unknown): boolean {
  return error instanceof GraphQLError && error.extensions.code === 'REQUEST_ENTITY_TOO_LARGE';
}

function tooLarge(limit: number, actual?: number): GraphQLError {
  const found = actual === undefined ? 'more' : `${actual} bytes`;
  return new GraphQLError(`The request body is too large: ${found}, limit ${limit} bytes.`, {
    extensions: {
      code: 'REQUEST_TOO_LARGE',
      limit,
      ...(actual !== undefined && { actual }),
      // The rest of the body is not worth receiving.
      http: { status: 413, headers: { connection: 'close' } },
    },
  });
}
