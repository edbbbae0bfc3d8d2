import { describe, expect, test } from 'vitest';
import { FakeClock } from '../support/fake-clock.ts';
import { createSmallGateway, send } from './small-gateway.ts';

const app = 'https://app.example.com';
const greeting = '/graphql?query={greeting}';
const preflight = {
  'access-control-request-method': 'POST',
  'access-control-request-headers': 'content-type,x-littlelogs-authorization',
};

function corsHeaders(headers: Headers): Record<string, string> {
  return Object.fromEntries(
    [...headers].filter(([name]) => name.startsWith('access-control-') || name === 'vary'),
  );
}

describe('without configured origins', () => {
  const gateway = createSmallGateway();

  test('no answer allows any page', async () => {
    const answer = await send(gateway, greeting, { headers: { origin: app } });
    expect(corsHeaders(answer.headers)).toEqual({});
    expect(answer.body).toEqual({ data: { greeting: 'Hello, world!' } });
  });

  test('a preflight is refused', async () => {
    const answer = await send(gateway, '/graphql', {
      method: 'OPTIONS',
      headers: { origin: app, ...preflight },
    });
    expect(answer.status).toBe(405);
    expect(corsHeaders(answer.headers)).toEqual({});
  });
});

describe('with configured origins', () => {
  const gateway = createSmallGateway({ corsOrigins: [app, 'http://localhost:5173'] });

  test('their pages may send credentials in the services’ headers', async () => {
    const answer = await send(gateway, '/graphql', {
      method: 'OPTIONS',
      headers: { origin: app, ...preflight },
    });
    expect(answer.status).toBe(204);
    expect(corsHeaders(answer.headers)).toEqual({
      'access-control-allow-origin': app,
      'access-control-allow-methods': 'GET, POST',
      'access-control-allow-headers':
        'content-type, x-graphql-csrf, apollo-require-preflight, X-Littlelogs-Authorization',
      'access-control-max-age': '86400',
      vary: 'Origin',
    });
  });

  test('their pages may ask for a trace where the gateway gives one', async () => {
    const tracing = createSmallGateway({ corsOrigins: [app], upstreamTrace: { clock: new FakeClock() } });
    const { headers } = await send(tracing, '/graphql', {
      method: 'OPTIONS',
      headers: { origin: app, ...preflight },
    });
    expect(headers.get('access-control-allow-headers')).toMatch(/, X-Quintet-Trace$/);
  });

  test('their pages may read answers', async () => {
    const { headers } = await send(gateway, greeting, { headers: { origin: 'http://localhost:5173' } });
    expect(headers.get('access-control-allow-origin')).toBe('http://localhost:5173');
  });

  test.each([
    'https://evil.example.com',
    'null',
    'https://app.example.com.evil.com',
    'http://app.example.com',
  ])('pages of %s may not', async (origin) => {
    const asked = await send(gateway, '/graphql', { method: 'OPTIONS', headers: { origin, ...preflight } });
    expect(corsHeaders(asked.headers)).toEqual({ vary: 'Origin' });
    const answer = await send(gateway, greeting, { headers: { origin } });
    expect(corsHeaders(answer.headers)).toEqual({ vary: 'Origin' });
  });
});
