import type { Plugin } from 'graphql-yoga';
import { securityHeaders, UNKEPT } from '../../http/security-headers.ts';

/** Headers for every answer: no guessing of types, no address given away, nothing kept by caches unless it says so. */
export function useSecurityHeaders(options: { readonly variesByOrigin: boolean }): Plugin {
  return {
    onResponse({ response: { headers } }) {
      for (const [name, value] of Object.entries(securityHeaders)) headers.set(name, value);
      if (!headers.has('cache-control')) headers.set('cache-control', UNKEPT);
      // A cache must not give one origin the answer that allows another.
      if (options.variesByOrigin) headers.append('vary', 'Origin');
    },
  };
}
