import { describe, expect, test } from 'vitest';
import { FakeClock } from '../../support/fake-clock.ts';
import { createSmallGateway, send } from '../small-gateway.ts';

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
        'content-type, x-graphql-csrf, apollo-require-preflight, traceparent, tracestate, baggage, sentry-trace, x-request-id, apollographql-client-name, apollographql-client-version, authorization, X-Littlelogs-Authorization',
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

  // What each library's requests carry that no page may send unasked.
  test.each([
    ['Apollo Client', 'POST', 'content-type,apollographql-client-name,apollographql-client-version'],
    ['Apollo Client, by GET', 'GET', 'apollo-require-preflight,content-type'],
    ['urql', 'POST', 'content-type'],
    ['Relay with a request id', 'POST', 'content-type,x-request-id'],
    ['Sentry', 'POST', 'baggage,content-type,sentry-trace'],
    ['OpenTelemetry', 'POST', 'baggage,content-type,traceparent,tracestate'],
    ['a page behind a login of its own', 'POST', 'authorization,content-type,x-littlelogs-authorization'],
    ['a page with headers of its own', 'POST', 'content-type,x-app-version'],
  ])('%s passes its preflight', async (_, method, asked) => {
    const withOwn = createSmallGateway({ corsOrigins: [app], corsHeaders: ['X-App-Version'] });
    const { status, headers } = await send(withOwn, '/graphql', {
      method: 'OPTIONS',
      headers: {
        origin: app,
        'access-control-request-method': method,
        'access-control-request-headers': asked,
      },
    });
    const list = (name: string) => headers.get(name)?.toLowerCase().split(', ') ?? [];
    expect([status, headers.get('access-control-allow-origin')]).toEqual([204, app]);
    expect(list('access-control-allow-methods')).toContain(method.toLowerCase());
    expect(list('access-control-allow-headers')).toEqual(expect.arrayContaining(asked.split(',')));
    expect(headers.has('access-control-allow-credentials')).toBe(false);
  });

  test('their pages may read what stands in headers, of refusals and faults too', async () => {
    const fault = () => {
      throw new Error('password=hunter2');
    };
    const faulty = createSmallGateway({ corsOrigins: [app], context: fault });
    const answers = await Promise.all([
      send(gateway, greeting, { headers: { origin: app } }),
      send(gateway, '/graphql?query={', { headers: { origin: app } }),
      send(gateway, '/nowhere', { headers: { origin: app } }),
      send(gateway, '/graphql', { method: 'DELETE', headers: { origin: app } }),
      send(faulty, greeting, { headers: { origin: app } }),
    ]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 404, 405, 500]);
    for (const { headers } of answers) {
      expect(corsHeaders(headers)).toEqual({
        'access-control-allow-origin': app,
        'access-control-expose-headers': 'ETag, Age, Cache-Status, Retry-After, X-Request-Id',
        vary: 'Origin',
      });
    }
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

describe('with subdomains allowed', () => {
  const gateway = createSmallGateway({ corsOrigins: ['https://*.example.com', 'http://*.local.test:8080'] });
  const allowed = async (origin: string) => {
    const [asked, answer] = await Promise.all([
      send(gateway, '/graphql', { method: 'OPTIONS', headers: { origin, ...preflight } }),
      send(gateway, greeting, { headers: { origin } }),
    ]);
    return [asked, answer].map(({ headers }) => headers.get('access-control-allow-origin'));
  };

  test.each([
    'https://app.example.com',
    'https://a.b.c.example.com',
    'https://xn--bcher-kva.example.com',
    'http://x.local.test:8080',
  ])('%s may call', async (origin) => expect(await allowed(origin)).toEqual([origin, origin]));

  test.each([
    'https://example.com',
    'https://evilexample.com',
    'https://a.example.com.evil',
    'https://a.example.com:8443',
    'http://a.example.com',
    'https://.example.com',
    'https://a..example.com',
    'https://*.example.com',
    'https://evil/.example.com',
    'https://evil?.example.com',
    'https://evil.test#.example.com',
    'https://me@a.example.com',
    'https://A.example.com',
    'http://x.local.test',
    'null',
  ])('%s may not', async (origin) => expect(await allowed(origin)).toEqual([null, null]));
});
