import { createHash, timingSafeEqual } from 'node:crypto';
import type { Hono } from 'hono';

/** The pair that a staging server demands before anything else. */
export interface BasicPair {
  readonly username: string;
  readonly password: string;
}

/** Demands HTTP Basic of every request, and refuses in the words of Rails. */
export function demandBasic(app: Hono, { username, password }: BasicPair): void {
  const expected = digest(Buffer.from(`${username}:${password}`));
  app.use(async (context, next) => {
    const [, encoded] = /^basic +(\S+)\s*$/i.exec(context.req.header('authorization') ?? '') ?? [];
    const sent = digest(Buffer.from(encoded ?? '', 'base64'));
    if (timingSafeEqual(sent, expected)) return next();
    return context.text('HTTP Basic: Access denied.\n', 401, {
      'WWW-Authenticate': 'Basic realm="Application"',
    });
  });
}

// Of equal length, so that comparing them tells nothing.
function digest(text: Buffer): Buffer {
  return createHash('sha256').update(text).digest();
}
