import type { Plugin } from 'graphql-yoga';
import { methodNotAllowed } from '../../http/request-errors.ts';

/** Refuses methods that GraphQL over HTTP does not know. A HEAD has become a GET by now. */
export function useMethods(): Plugin {
  return {
    onRequestParse({ request: { method } }) {
      if (method !== 'GET' && method !== 'POST') throw methodNotAllowed('GET, HEAD, POST');
    },
  };
}
