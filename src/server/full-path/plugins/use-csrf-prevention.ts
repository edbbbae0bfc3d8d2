import type { Plugin } from 'graphql-yoga';
import { readContentType } from '../../http/content-type.ts';
import { CSRF_HEADERS } from '../../http/cors.ts';
import { csrfPrevented } from '../../http/request-errors.ts';

/**
 * Refuses a POST that a form on anyone's page could have sent, unless a header proves that it was not one.
 *
 * The ready plugin demands a header of every request, curl's and the specification's included. A JSON content type
 * says as much. A GET runs queries alone, whose answers other origins' pages cannot read.
 */
export function useCsrfPrevention(): Plugin {
  return {
    onRequestParse({ request: { method, headers } }) {
      if (method !== 'POST') return;
      const { isSimple } = readContentType(headers.get('content-type') ?? '');
      if (isSimple && !CSRF_HEADERS.some((name) => headers.has(name))) throw csrfPrevented(CSRF_HEADERS[0]);
    },
  };
}
