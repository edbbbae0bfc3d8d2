import type { Plugin } from 'graphql-yoga';
import { acceptsHtml } from '../../http/accept.ts';
import { GRAPHQL_PATH } from '../../http/request-target.ts';
import { type GraphiqlOptions, type GraphiqlPage, renderGraphiqlPage } from '../../pages/graphiql.ts';

/**
 * Shows GraphiQL to a browser that opens the GraphQL address, and sends it there from `/`.
 *
 * yoga's own plugin makes the page anew for each visit and loads it from a CDN.
 */
export function useGraphiql(options: GraphiqlOptions): Plugin {
  let page: Promise<GraphiqlPage> | undefined;
  return {
    async onRequest({ request: { method, headers }, url, fetchAPI, endResponse }) {
      if (method !== 'GET' || !acceptsHtml(headers.get('accept'))) return;
      if (url.pathname === '/') {
        endResponse(new fetchAPI.Response(null, { status: 302, headers: { location: GRAPHQL_PATH } }));
      }
      if (url.pathname !== GRAPHQL_PATH) return;
      page ??= renderGraphiqlPage(options);
      const { content, contentSecurityPolicy } = await page;
      const coding = content.codingFor(headers.get('accept-encoding'));
      const bytes = await content.bytesIn(coding);
      endResponse(
        new fetchAPI.Response(bytes, {
          headers: {
            'content-type': 'text/html; charset=utf-8',
            'content-length': String(bytes.length),
            'content-security-policy': contentSecurityPolicy,
            vary: 'Accept, Accept-Encoding',
            ...(coding && { 'content-encoding': coding }),
          },
        }),
      );
    },
  };
}
