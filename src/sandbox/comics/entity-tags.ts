import { hash } from 'node:crypto';
import type { Hono } from 'hono';

/** Django's ConditionalGetMiddleware: what is read has an `ETag`, and whoever has it already gets 304. */
export function addEntityTags(app: Hono): void {
  app.use('*', async (context, next) => {
    await next();
    const { status } = context.res;
    const body = context.req.method === 'GET' ? await context.res.clone().text() : '';
    if (body === '' || context.res.headers.get('content-type')?.startsWith('image/')) return;
    const tag = `"${hash('md5', body)}"`;
    context.res.headers.set('ETag', tag);
    if (status !== 200 || context.req.header('if-none-match') !== tag) return;
    context.res = new Response(null, { status: 304, headers: { ETag: tag } });
  });
}
