import { GraphQLError } from 'graphql';
import type { Plugin } from 'graphql-yoga';

/** Either of these shows that the page that sends the request was allowed to by a CORS preflight. */
export const CSRF_HEADERS = ['x-graphql-csrf', 'apollo-require-preflight'] as const;

/** What a browser sends to another origin without asking first. */
const UNASKED_CONTENT_TYPES = ['', 'application/x-www-form-urlencoded', 'multipart/form-data', 'text/plain'];

/**
 * Refuses a POST that a form on anyone's page could have sent, unless a header proves that it was not one.
 *
 * The ready plugin demands a header of every request, curl's and the specification's included. A JSON content type
 * says as much. A GET runs queries alone, whose answers other origins' pages cannot read.
 */
export function useCsrfPrevention(): Plugin {
  return {
    onRequestParse({ request: { method, headers }, requestParser }) {
      if (method !== 'POST') return;
      const contentType = headers.get('content-type')?.split(';')[0]?.trim().toLowerCase() ?? '';
      if (UNASKED_CONTENT_TYPES.includes(contentType) && !CSRF_HEADERS.some((name) => headers.has(name))) {
        throw refusal(
          403,
          'CSRF_PREVENTED',
          `send it as application/json, or with a header ${CSRF_HEADERS[0]}: 1`,
        );
      }
      if (requestParser === undefined)
        throw refusal(415, 'UNSUPPORTED_MEDIA_TYPE', 'send it as application/json');
    },
  };
}

function refusal(status: number, code: string, remedy: string): GraphQLError {
  return new GraphQLError(`A POST of this content type is not accepted: ${remedy}.`, {
    extensions: { code, http: { status } },
  });
}
