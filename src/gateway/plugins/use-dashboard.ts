import type { Plugin } from 'graphql-yoga';
import type { Dashboard } from '../dashboard.ts';
import { refuseMethod } from '../http/refuse-method.ts';
import { hasEtag } from '../http-caching.ts';

/**
 * Serves the dashboard at `/`. What its names tell apart is kept by browsers for good; the page itself is asked for
 * each time, and sent when it is another.
 */
export function useDashboard({ files, contentSecurityPolicy }: Dashboard): Plugin {
  return {
    onRequest({ request: { method, headers }, url, fetchAPI, endResponse }) {
      const file = files.get(url.pathname);
      if (file === undefined) return;
      if (method !== 'GET') {
        endResponse(refuseMethod(fetchAPI));
        return;
      }
      const caching = {
        etag: file.etag,
        'cache-control': file.isImmutable ? 'public, max-age=31536000, immutable' : 'no-cache',
        ...(file.gzipped && { vary: 'Accept-Encoding' }),
      };
      if (hasEtag(headers.get('if-none-match'), file.etag)) {
        endResponse(new fetchAPI.Response(null, { status: 304, headers: caching }));
        return;
      }
      const gzipped = headers.get('accept-encoding')?.includes('gzip') ? file.gzipped : undefined;
      const body = gzipped ?? file.bytes;
      endResponse(
        new fetchAPI.Response(body, {
          headers: {
            ...caching,
            'content-type': file.contentType,
            'content-length': String(body.length),
            'content-security-policy': contentSecurityPolicy,
            ...(gzipped && { 'content-encoding': 'gzip' }),
          },
        }),
      );
    },
  };
}
