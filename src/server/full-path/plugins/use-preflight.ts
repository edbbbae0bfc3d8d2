import type { Plugin } from 'graphql-yoga';
import { type CorsPolicy, preflightHeaders } from '../../http/cors.ts';

/** Answers preflights: what pages of other origins may send. */
export function usePreflight(policy: CorsPolicy): Plugin {
  return {
    onRequest({ request, endResponse, fetchAPI }) {
      if (request.method !== 'OPTIONS') return;
      const own = preflightHeaders(policy, request.headers.get('origin'));
      // Safari waits for a body where no length is sent.
      const headers = new fetchAPI.Headers({ 'content-length': '0' });
      for (let index = 0; index < own.length; index += 2) headers.set(own[index] ?? '', own[index + 1] ?? '');
      endResponse(new fetchAPI.Response(null, { status: 204, headers }));
    },
  };
}
