import type { Plugin } from 'graphql-yoga';

/** Headers for every answer: no guessing of types, no address given away, nothing kept by caches unless it says so. */
export function useSecurityHeaders(options: { readonly variesByOrigin: boolean }): Plugin {
  return {
    onResponse({ response: { headers } }) {
      headers.set('x-content-type-options', 'nosniff');
      headers.set('referrer-policy', 'no-referrer');
      if (!headers.has('cache-control')) headers.set('cache-control', 'no-store');
      // A cache must not give one origin the answer that allows another.
      if (options.variesByOrigin) headers.append('vary', 'Origin');
    },
  };
}
