import { describe, expect, test } from 'vitest';
import { examples } from '../graphiql-examples.ts';
import { createSmallGateway, send } from '../small-gateway.ts';

const html = { headers: { accept: 'text/html' } };
const headers = { 'X-Littlelogs-Authorization': 'Bearer demo', 'X-Larder-Authorization': '' };

describe('the page', () => {
  test('may run its own script and talk to this gateway, and nothing else', async () => {
    const gateway = createSmallGateway({ graphiql: { examples, headers } });
    const answer = await send(gateway, '/graphql', html);
    expect(answer.headers.get('content-type')).toBe('text/html; charset=utf-8');
    const policy = answer.headers
      .get('content-security-policy')
      ?.replaceAll(/sha256-[\w+/=]{44}/g, 'sha256-…');
    expect(policy?.split('; ')).toEqual([
      "default-src 'none'",
      "script-src 'sha256-…' 'sha256-…'",
      "style-src 'unsafe-inline'",
      'worker-src blob:',
      "connect-src 'self'",
      "img-src 'self' data:",
      'font-src data:',
      "base-uri 'none'",
      "form-action 'none'",
      "frame-ancestors 'none'",
    ]);
  });

  test('is not there unless GraphiQL is on', async () => {
    const gateway = createSmallGateway();
    expect((await send(gateway, '/', html)).status).toBe(404);
    const answer = await send(gateway, '/graphql', html);
    expect([answer.status, answer.headers.get('content-type')]).toEqual([
      406,
      'application/json; charset=utf-8',
    ]);
  });
});
