import type { Plugin } from 'graphql-yoga';
import { omissionsOf } from '../../../contract/omissions.ts';
import type { ChooseCoding } from '../../http/content-coding.ts';
import { etagIn, etagOf, type HttpCaching, hasEtag, isCacheable } from '../../http/http-caching.ts';
import { isInParts } from '../../incremental/payloads.ts';
import { resolvedOf } from '../../persisted/resolved-requests.ts';

/**
 * Lets caches keep the answers to persisted operations that are sent by GET, where they hold no error and leave nothing out, and spares a
 * client that still has one the body.
 */
export function useHttpCaching(caching: HttpCaching, chooseCoding: ChooseCoding): Plugin {
  const cacheable = new WeakSet<Request>();
  return {
    onResultProcess({ request, result }) {
      // Parts are sent as they come: there is no whole that a cache could keep.
      if (isInParts(result)) return;
      const hasErrors = 'errors' in result && result.errors !== undefined && result.errors.length > 0;
      const isById = resolvedOf(request)?.byId === true;
      if (omissionsOf(request)) return;
      if (isCacheable({ isGet: request.method === 'GET', isById, hasErrors })) cacheable.add(request);
    },
    async onResponse({ request, response, setResponse, fetchAPI }) {
      if (!cacheable.has(request) || response.status !== 200) return;
      const body = await response.text();
      const told = caching.headersFor(request, etagOf(response.headers.get('content-type') ?? '', body));
      // In small letters: yoga's Response overlooks a `Content-Type` in others, and adds one for plain text.
      const headers = new fetchAPI.Headers(
        [...response.headers].map(([name, value]) => [name.toLowerCase(), value]),
      );
      headers.set('cache-control', told['cache-control']);
      const { coding, varies } = chooseCoding({
        acceptEncoding: request.headers.get('accept-encoding'),
        length: Buffer.byteLength(body),
        isSecret: false,
      });
      headers.set('etag', etagIn(told.etag, coding));
      headers.append('vary', told.vary);
      if (!hasEtag(request.headers.get('if-none-match'), told.etag)) {
        setResponse(new fetchAPI.Response(body, { headers }));
        return;
      }
      if (varies) headers.append('vary', 'Accept-Encoding');
      headers.delete('content-type');
      headers.delete('content-length');
      setResponse(new fetchAPI.Response(null, { status: 304, headers }));
    },
  };
}
