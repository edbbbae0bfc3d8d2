import type { Plugin } from 'graphql-yoga';
import { commonHeaders, NO_STORE } from '../../http/common-headers.ts';
import type { CorsPolicy } from '../../http/cors.ts';
import { requestIdFor } from '../../http/request-id.ts';

/** Sets the headers of every response, refusals and faults included. Caches store nothing unless it says so. */
export function useCommonHeaders(cors: CorsPolicy | undefined): Plugin {
  return {
    onResponse({ request, response: { headers } }) {
      // A preflight is told by itself what its page may do.
      const origin = request.method === 'OPTIONS' ? null : request.headers.get('origin');
      const common = commonHeaders(cors, origin, requestIdFor(request));
      for (let index = 0; index < common.length; index += 2) {
        headers.set(common[index] ?? '', common[index + 1] ?? '');
      }
      if (!headers.has('cache-control')) headers.set('cache-control', NO_STORE);
      // A cache must not give one origin the response that allows another.
      if (cors) headers.append('vary', 'Origin');
    },
  };
}
