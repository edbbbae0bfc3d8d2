import { hash } from 'node:crypto';
import type { Hono } from 'hono';

/** Django's ConditionalGetMiddleware: responses to reads have an `ETag`, and a request that sends the current one gets 304. */
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
