import { gunzipSync } from 'node:zlib';
import type { Plugin } from 'graphql-yoga';
import { type GraphiqlOptions, type GraphiqlPage, renderGraphiqlPage } from '../graphiql.ts';
import { GRAPHQL_PATH } from './use-routes.ts';

/**
 * Shows GraphiQL to a browser that opens the GraphQL address, and sends it there from `/`.
 *
 * yoga's own plugin makes the page anew for each visit and loads it from a CDN.
 */
export function useGraphiql(options: GraphiqlOptions): Plugin {
  let page: Promise<GraphiqlPage> | undefined;
  return {
    async onRequest({ request: { method, headers }, url, fetchAPI, endResponse }) {
      if (method !== 'GET' || !headers.get('accept')?.includes('text/html')) return;
      if (url.pathname === '/') {
        endResponse(new fetchAPI.Response(null, { status: 302, headers: { location: GRAPHQL_PATH } }));
      }
      if (url.pathname !== GRAPHQL_PATH) return;
      page ??= renderGraphiqlPage(options);
      const { gzipped, contentSecurityPolicy } = await page;
      const acceptsGzip = headers.get('accept-encoding')?.includes('gzip');
      endResponse(
        new fetchAPI.Response(acceptsGzip ? gzipped : gunzipSync(gzipped), {
          headers: {
            'content-type': 'text/html; charset=utf-8',
            'content-security-policy': contentSecurityPolicy,
            ...(acceptsGzip && { 'content-encoding': 'gzip' }),
          },
        }),
      );
    },
  };
}
