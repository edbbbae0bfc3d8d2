import type { Plugin } from 'graphql-yoga';
import { type CorsPolicy, corsHeaders, preflightHeaders } from '../../http/cors.ts';

/** Answers preflights, and lets pages of allowed origins read every answer, refusals and faults included. */
export function useCors(policy: CorsPolicy): Plugin {
  return {
    onRequest({ request, endResponse, fetchAPI }) {
      if (request.method !== 'OPTIONS') return;
      // Safari waits for a body where no length is sent.
      endResponse(new fetchAPI.Response(null, { status: 204, headers: { 'content-length': '0' } }));
    },
    onResponse({ request: { method, headers: sent }, response: { headers } }) {
      const origin = sent.get('origin') ?? undefined;
      const own = method === 'OPTIONS' ? preflightHeaders(policy, origin) : corsHeaders(policy, origin);
      for (let index = 0; index < own.length; index += 2) headers.set(own[index] ?? '', own[index + 1] ?? '');
    },
  };
}
