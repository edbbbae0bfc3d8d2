import type { Plugin } from 'graphql-yoga';
import { etagIn, hasEtag } from '../../http/http-caching.ts';
import { refuseMethod } from '../../http/refuse-method.ts';
import type { Dashboard } from '../../pages/dashboard.ts';

/**
 * Serves the dashboard at `/`. What its names tell apart is kept by browsers for good; the page itself is asked for
 * each time, and sent when it is another.
 */
export function useDashboard({ files, contentSecurityPolicy }: Dashboard): Plugin {
  return {
    async onRequest({ request: { method, headers }, url, fetchAPI, endResponse }) {
      const file = files.get(url.pathname);
      if (file === undefined) return;
      if (method !== 'GET') {
        endResponse(refuseMethod(fetchAPI));
        return;
      }
      const coding = file.content.codingFor(headers.get('accept-encoding'));
      const caching = {
        etag: etagIn(file.etag, coding),
        'cache-control': file.isImmutable ? 'public, max-age=31536000, immutable' : 'no-cache',
        ...(file.content.isCompressible && { vary: 'Accept-Encoding' }),
      };
      if (hasEtag(headers.get('if-none-match'), file.etag)) {
        endResponse(new fetchAPI.Response(null, { status: 304, headers: caching }));
        return;
      }
      const bytes = await file.content.bytesIn(coding);
      endResponse(
        new fetchAPI.Response(bytes, {
          headers: {
            ...caching,
            'content-type': file.contentType,
            'content-length': String(bytes.length),
            'content-security-policy': contentSecurityPolicy,
            ...(coding && { 'content-encoding': coding }),
          },
        }),
      );
    },
  };
}
