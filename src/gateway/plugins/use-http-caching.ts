import type { Plugin } from 'graphql-yoga';
import { cacheControlOf, etagOf, hasEtag } from '../http-caching.ts';
import { isInParts } from '../incremental/payloads.ts';
import { resolvedOf } from '../persisted/resolved-requests.ts';

export interface HttpCachingOptions {
  /** Seconds that anybody may keep an answer that no credential stands behind. */
  readonly maxAgeSeconds: number;
  /** Request headers that carry credentials. */
  readonly credentialHeaders: readonly string[];
  /** Whether a sandbox's own credential stands in where a client sends none. */
  readonly demoCredentials: boolean;
}

/**
 * Lets caches keep the answers to persisted operations that are sent by GET, where they hold no error, and spares a
 * client that still has one the body.
 */
export function useHttpCaching(options: HttpCachingOptions): Plugin {
  const { maxAgeSeconds, credentialHeaders, demoCredentials } = options;
  // Someone in front of the gateway may look at an Authorization of their own.
  const personalHeaders = [...credentialHeaders, 'Authorization'];
  const vary = ['Accept', ...credentialHeaders].join(', ');
  const keepable = new WeakSet<Request>();
  return {
    onResultProcess({ request, result }) {
      // Parts are sent as they come: there is no whole that a cache could keep.
      if (isInParts(result)) return;
      const failed = 'errors' in result && result.errors !== undefined && result.errors.length > 0;
      if (request.method === 'GET' && resolvedOf(request)?.byId && !failed) keepable.add(request);
    },
    async onResponse({ request, response, setResponse, fetchAPI }) {
      if (!keepable.has(request) || response.status !== 200) return;
      const body = await response.text();
      const etag = etagOf(response.headers.get('content-type') ?? '', body);
      const isPersonal = demoCredentials || personalHeaders.some((name) => request.headers.get(name)?.trim());
      // In small letters: yoga's Response overlooks a `Content-Type` in others, and adds one for plain text.
      const headers = new fetchAPI.Headers(
        [...response.headers].map(([name, value]) => [name.toLowerCase(), value]),
      );
      headers.set('cache-control', cacheControlOf({ isPersonal, maxAgeSeconds }));
      headers.set('etag', etag);
      headers.append('vary', vary);
      if (!hasEtag(request.headers.get('if-none-match'), etag)) {
        setResponse(new fetchAPI.Response(body, { headers }));
        return;
      }
      headers.delete('content-type');
      headers.delete('content-length');
      setResponse(new fetchAPI.Response(null, { status: 304, headers }));
    },
  };
}
