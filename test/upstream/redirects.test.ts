import { expect, test } from 'vitest';
import { asIs, failure, open, recording } from './harness.ts';

const headers = { authorization: 'Bearer s3cret' };
const refusal = (message: string, status: number) => ({
  name: 'UpstreamInvalidResponseError',
  message: `Littlelogs redirected (${status})${message}, which is not followed.`,
  status,
});

test.each([301, 302, 303, 307, 308])(
  'a read follows a %i on the same origin, credential included',
  async (status) => {
    const server = await recording();
    server.enqueue({ status, headers: { location: './logs/?limit=1#top' } }, { json: { a: 1 } });
    const { session, calls } = open(new URL('api/', server.url), { headers });
    expect(await session.get('log', { query: { limit: 1 }, decode: asIs })).toEqual({ a: 1 });
    expect(server.requests.map(({ url, headers: sent }) => [url, sent.authorization])).toEqual([
      ['/api/log?limit=1', 'Bearer s3cret'],
      ['/api/logs/?limit=1', 'Bearer s3cret'],
    ]);
    expect(calls.map((call) => [call.path, call.query, call.isRedirected, call.status, call.error])).toEqual([
      ['log', 'limit=1', false, status, null],
      ['logs/', 'limit=1', true, 200, null],
    ]);
  },
);

test('a redirect to another origin is not followed, so that no credential goes there', async () => {
  const elsewhere = await recording();
  const location = new URL('take?key=s3cret', elsewhere.url).href;
  const server = await recording(() => ({ status: 302, headers: { location } }));
  const { session } = open(server.url, { headers });
  expect(await failure(session.get('logs/', { decode: asIs }))).toEqual(refusal(' to another origin', 302));
  expect({ here: server.requests.length, there: elsewhere.requests.length }).toEqual({ here: 1, there: 0 });
});

test.each(['//evil.example/x', 'https://evil.example/', 'http://[', 'file:///etc/passwd', ''])(
  'a redirect to %j is not followed',
  async (location) => {
    const server = await recording();
    server.enqueue({ status: 301, headers: location ? { location } : {} });
    expect(await failure(open(server.url).session.get('logs/', { decode: asIs }))).toEqual(
      refusal(' to another origin', 301),
    );
  },
);

test('a third redirect in a row is one too many', async () => {
  const server = await recording(({ url }) => ({ status: 302, headers: { location: `${url}x` } }));
  expect(await failure(open(server.url).session.get('a', { decode: asIs }))).toEqual(
    refusal(' time and again', 302),
  );
  expect(server.requests.map(({ url }) => url)).toEqual(['/a', '/ax', '/axx']);
});

test.each([301, 302, 303, 307, 308])('a write follows no %i', async (status) => {
  const server = await recording(() => ({ status, headers: { location: '/login' } }));
  const call = open(server.url).session.send('POST', 'logs/create/', { json: {}, decode: asIs });
  expect(await failure(call)).toEqual(refusal('', status));
  expect(server.requests.length).toBe(1);
});
