import type { Hono } from 'hono';
import { identicon } from './identicon.ts';
import type { Call } from './resource.ts';

/** Pictures that load, offline too: every avatar address in an answer leads here. */
export function addAvatars(app: Hono): void {
  addPictures(app, '/static/media/avatars/:file{[A-Za-z0-9_]+\\.png}');
}

/** Serves a picture of its own for each file's name, whatever it stands for. */
export function addPictures(app: Hono, path: `${string}:file${string}`): void {
  app.get(path, (context) =>
    context.body(identicon(context.req.param('file') ?? ''), 200, {
      'Content-Type': 'image/png',
      'Cache-Control': 'public, max-age=86400',
    }),
  );
}

/** The address that pictures are served from, on the host that the caller used. */
export function siteOf(call: Pick<Call, 'url'>): string {
  return `${call.url.origin}/static/media/`;
}
