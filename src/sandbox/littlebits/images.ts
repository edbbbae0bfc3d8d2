import type { Hono } from 'hono';
import { identicon } from '../identicon.ts';

/** Pictures that load, offline too: every picture's address in an answer leads here. */
export function addPictures(app: Hono): void {
  app.get('/uploads/*', (context) => picture(context.req.path));
  app.get('/spree/products/*', (context) => picture(context.req.path));
}

function picture(path: string): Response {
  // The same picture in each of its sizes.
  const name = path.slice(path.lastIndexOf('/') + 1).replace(/^(small|medium|large_filled)_/, '');
  return new Response(identicon(name), {
    headers: { 'Content-Type': 'image/png', 'Cache-Control': 'public, max-age=86400' },
  });
}

/** The whole address of a picture on the host that the caller used; a path that begins with `//` stays without a scheme. */
export function addressOf(origin: string, path: string): string {
  if (path.startsWith('//')) return `${origin.slice(origin.indexOf(':') + 1)}${path.slice(1)}`;
  return `${origin}${path}`;
}

/** The address of a picture that is kept in several sizes. */
export function sizedAddress(
  origin: string,
  path: string,
  size: 'small' | 'medium' | 'product' | 'large',
): string {
  return addressOf(origin, path.replace('{size}', size));
}
