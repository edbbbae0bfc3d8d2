import type { Hono } from 'hono';
import { identicon } from './identicon.ts';
import type { Call } from './resource.ts';

/** Pictures that load, offline too: every avatar address in an answer leads here. */
export function addAvatars(app: Hono): void {
  app.get('/static/media/avatars/:file{[A-Za-z0-9_]+\\.png}', (context) =>
    context.body(identicon(context.req.param('file')), 200, {
      'Content-Type': 'image/png',
      'Cache-Control': 'public, max-age=86400',
    }),
  );
}

/** The address that pictures are served from, on the host that the caller used. */
export function siteOf(call: Pick<Call, 'url'>): string {
  return `${call.url.origin}/static/media/`;
}
