import { describe, expect, onTestFinished, test } from 'vitest';
import { RestClient } from '../../src/upstream/http/rest-client.ts';
import type { PlannedAnswer } from '../support/recording-server.ts';
import { asIs, failure, open, recording, TIMEOUT_MS } from './harness.ts';

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

test.each(['//evil.example/x', 'https://evil.example/', 'http://[', 'file:///etc/passwd'])(
  'a redirect to %j is not followed',
  async (location) => {
    const server = await recording();
    server.enqueue({ status: 301, headers: { location } });
    expect(await failure(open(server.url).session.get('logs/', { decode: asIs }))).toEqual(
      refusal(' to another origin', 301),
    );
  },
);

test('a redirect that does not say where to is told as such', async () => {
  const server = await recording(() => ({ status: 302 }));
  expect(await failure(open(server.url).session.get('logs/', { decode: asIs }))).toEqual(
    refusal(' without a Location header', 302),
  );
  expect(server.requests).toHaveLength(1);
});

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

const OUTSIDE = [
  '/admin',
  '../../admin',
  '/api/1',
  '/api/12/logs/',
  '/api/1/../../admin',
  '/api/1/%2e%2e/%2E%2E/admin',
  '/api/1/x/%2e%2e%2f%2e%2e%2f%2e%2e%2fadmin',
  '/api/1/%252e%252e/admin',
  '/api/1/..%5c..%5cadmin',
  '/api/1/..%5C..%5Cadmin',
  '/api/1/..\\..\\admin',
  '/api/1/..;/admin',
  '/api/1/%2e%2e;x=1/admin',
  '/api/1/%c0%ae%c0%ae/admin',
  '/api/1/%00/admin',
  '//HOST/admin',
  'http://ada:pw@HOST/admin',
];

// What an origin serves beside the API, credentials are not for.
describe('a redirect on the same origin, but out of the API,', () => {
  const stagingLogin = { authorization: 'Basic c3RhZ2luZzpkb29y' };
  const viewer = { mobileappauth: 's3cret' };

  async function redirecting(location: string, ...answers: PlannedAnswer[]) {
    const server = await recording();
    server.enqueue(
      { status: 302, headers: { location: location.replace('HOST', server.url.host) } },
      ...answers,
    );
    return { server, base: new URL('api/1/', server.url) };
  }

  test.each(OUTSIDE)('carries neither the credential nor the staging login: %s', async (location) => {
    const { server, base } = await redirecting(location, { json: { a: 1 } });
    const { client } = openWithStagingLogin(base, stagingLogin);
    const session = client.session({ headers: viewer });
    const read = session.get('logs/', { decode: asIs, headers: { 'x-own': 's3cret' } });
    expect(await read).toEqual({ a: 1 });
    const [first, second] = server.requests;
    expect(first?.headers).toMatchObject({ ...stagingLogin, ...viewer, 'x-own': 's3cret' });
    expect(second?.headers).toEqual({
      host: server.url.host,
      connection: 'keep-alive',
      accept: 'application/json',
      'accept-encoding': 'gzip, br, zstd, deflate',
      'user-agent': 'quintet',
    });
  });

  test('and back into it carries none either', async () => {
    const { server, base } = await redirecting(
      '/elsewhere',
      { status: 302, headers: { location: '/api/1/logs/' } },
      { json: { a: 1 } },
    );
    const { session } = open(base, { headers });
    expect(await session.get('log', { decode: asIs })).toEqual({ a: 1 });
    expect(server.requests.map(({ headers: sent }) => sent.authorization)).toEqual([
      'Bearer s3cret',
      undefined,
      undefined,
    ]);
  });

  test('is followed by a read that needs no credential', async () => {
    const { server, base } = await redirecting('/api/2/logs/', { json: { a: 1 } });
    expect(await open(base).session.get('logs/', { decode: asIs })).toEqual({ a: 1 });
    expect(server.requests.map(({ url }) => url)).toEqual(['/api/1/logs/', '/api/2/logs/']);
  });

  test.each([401, 403])('that ends in a %i is not blamed on the credential', async (status) => {
    const { base } = await redirecting('/login', { status, json: { error: 'Log in.' } });
    const { session } = open(base, { headers });
    expect(await failure(session.get('logs/', { decode: asIs }))).toEqual(
      refusal(' out of its API, where no credential goes', status),
    );
  });

  test("is nobody else's answer: what was read with a credential is not given to those without one", async () => {
    const { server, base } = await redirecting('/public', { json: { of: 'nobody' } });
    server.enqueue({ json: { of: 'everybody' } });
    const { client } = open(base);
    const own = await client.session({ headers }).get('logs/', { decode: asIs });
    const anybodys = await client.session({ headers: {} }).get('logs/', { decode: asIs });
    expect([own, anybodys]).toEqual([{ of: 'nobody' }, { of: 'everybody' }]);
  });
});

test.each(['/api/1/a%2Fb/', '/api/1/tags/c%2B%2B/', '/api/1/...', '/api/1/a..b', '/api/1/%2e%2e%2e/'])(
  'a redirect inside of the API carries the credential: %s',
  async (location) => {
    const server = await recording();
    server.enqueue({ status: 302, headers: { location } }, { json: { a: 1 } });
    const { session } = open(new URL('api/1/', server.url), { headers });
    expect(await session.get('logs/', { decode: asIs })).toEqual({ a: 1 });
    expect(server.requests[1]?.headers.authorization).toBe('Bearer s3cret');
  },
);

function openWithStagingLogin(base: URL, stagingLogin: Readonly<Record<string, string>>) {
  const client = new RestClient({
    service: 'LITTLEBITS',
    name: 'littleBits',
    baseUrl: base,
    headers: stagingLogin,
    hasStagingLogin: true,
    connections: 10,
    concurrency: 10,
    timeoutMs: TIMEOUT_MS,
    maxResponseBytes: 1024 * 1024,
  });
  onTestFinished(() => client.close());
  return { client };
}
