import { Type } from 'typebox';
import { expect, test } from 'vitest';
import { decoder, empty } from '../../src/upstream/http/decoding/decode.ts';
import { path } from '../../src/upstream/http/url.ts';
import { closedPort } from '../support/faulty-server.ts';
import { asIs, failure, open, recording } from './harness.ts';

test('a read sends path, query and credential exactly, and gives the decoded body', async () => {
  const server = await recording(() => ({ json: { count: 1, more: 2 } }));
  const { session } = open(new URL('api/1/', server.url), { headers: { authorization: 'Bearer x' } });
  const answer = await session.get(path`logs/user/${'a b/ö'}/`, {
    query: { limit: 2, tag: ['x', 'y+z'], since: '2026-01-01T00:00:00+00:00', before: null },
    decode: decoder(Type.Object({ count: Type.Integer() })),
  });
  expect(answer).toEqual({ count: 1, more: 2 });
  expect(server.requests).toEqual([
    {
      method: 'GET',
      url: '/api/1/logs/user/a%20b%2F%C3%B6/?limit=2&tag=x&tag=y%2Bz&since=2026-01-01T00%3A00%3A00%2B00%3A00',
      headers: {
        host: server.url.host,
        connection: 'keep-alive',
        accept: 'application/json',
        'user-agent': 'quintet',
        'accept-encoding': 'gzip, br, zstd, deflate',
        authorization: 'Bearer x',
      },
      body: '',
    },
  ]);
});

test('a write can send JSON, a form or nothing, as documented', async () => {
  const server = await recording(() => ({ status: 201, json: { id: 7 } }));
  const { session } = open(server.url);
  await session.send('POST', 'logs/create/', { json: { content: 'ä "quoted"', tags: [] }, decode: asIs });
  await session.send('DELETE', 'my_library', { form: { variant_id: [1, 2], name: 'ä +' }, decode: asIs });
  await session.send('POST', path`logs/${7}/like/`, { decode: asIs });
  await session.send('PATCH', 'me', { json: null, decode: asIs, headers: { accept: '*/*' } });
  expect(
    server.requests.map(({ method, url, headers, body }) => ({
      request: `${method} ${url}`,
      type: headers['content-type'],
      length: headers['content-length'],
      accept: headers.accept,
      body,
    })),
  ).toEqual([
    {
      request: 'POST /logs/create/',
      type: 'application/json',
      length: '37',
      accept: 'application/json',
      body: '{"content":"ä \\"quoted\\"","tags":[]}',
    },
    {
      request: 'DELETE /my_library',
      type: 'application/x-www-form-urlencoded',
      length: '41',
      accept: 'application/json',
      body: 'variant_id=1&variant_id=2&name=%C3%A4+%2B',
    },
    { request: 'POST /logs/7/like/', type: undefined, length: '0', accept: 'application/json', body: '' },
    { request: 'PATCH /me', type: 'application/json', length: '4', accept: '*/*', body: 'null' },
  ]);
});

test('an OAuth endpoint outside the base address is reached', async () => {
  const server = await recording();
  const { session, calls } = open(new URL('api/1/', server.url));
  await session.send('POST', '../../oauth/token', { form: { grant_type: 'refresh_token' }, decode: asIs });
  expect(server.requests.map(({ url, body }) => ({ url, body }))).toEqual([
    { url: '/oauth/token', body: 'grant_type=refresh_token' },
  ]);
  expect(calls.map((call) => call.path)).toEqual(['/oauth/token']);
});

test.each([201, 202, 204])('a %i without a body decodes as nothing', async (status) => {
  const server = await recording(() => ({ status, headers: { 'content-type': 'text/html; charset=utf-8' } }));
  const { session } = open(server.url);
  expect(await session.send('POST', 'subscriptions/', { json: {}, decode: asIs })).toBeUndefined();
  expect(await session.send('PATCH', 'subscriptions/', { json: {}, decode: empty })).toBeUndefined();
});

test('JSON is read whatever content type it comes with, and with a byte order mark', async () => {
  const server = await recording(() => ({
    body: '\uFEFF{"a":1}',
    headers: { 'content-type': 'text/plain' },
  }));
  expect(await open(server.url).session.get('', { decode: asIs })).toEqual({ a: 1 });
});

test('every exchange is recorded, and a record keeper that throws disturbs nobody', async () => {
  const server = await recording();
  server.enqueue({ status: 500 }, { json: { a: 1 } }, { status: 404 });
  const clockedAt: number[] = [];
  const { client, calls, clock } = open(new URL('api/', server.url));
  const session = client.session({
    headers: {},
    onCall: (call) => {
      clockedAt.push(call.attempt);
      throw new Error('disk full');
    },
  });
  await session.get('logs/', { query: { limit: 1 }, decode: asIs });
  await session.send('DELETE', 'logs/7/delete/', { decode: asIs }).catch(() => {});
  const record = {
    service: 'LITTLELOGS',
    order: expect.any(Number),
    startedAt: Date.UTC(2026, 0, 1),
    durationMs: 0,
    bytes: 0,
    query: '',
    attempt: 1,
    isRedirected: false,
    source: 'service',
    ageSeconds: null,
    traceOrigin: undefined,
  };
  const read = { ...record, method: 'GET', path: 'logs/', askedPath: 'logs/', query: 'limit=1' };
  expect(calls).toEqual([
    { ...read, status: 500, error: 'UpstreamUnavailableError', cause: 'status 500' },
    { ...read, status: 200, error: null, cause: null, bytes: 7, attempt: 2, startedAt: clock.now() },
    {
      ...record,
      method: 'DELETE',
      path: 'logs/7/delete/',
      askedPath: 'logs/7/delete/',
      status: 404,
      error: 'UpstreamNotFoundError',
      cause: null,
      startedAt: clock.now(),
    },
  ]);
  expect(calls.map(({ order }) => order)).toEqual(calls.map(({ order }) => order).toSorted((a, b) => a - b));
  expect(clockedAt).toEqual([1, 2, 1]);
});

test('a call that never got an answer is recorded, too', async () => {
  const { session, calls } = open(closedPort());
  await failure(session.send('POST', 'logs/create/', { json: {}, decode: asIs }));
  expect(calls).toEqual([
    {
      service: 'LITTLELOGS',
      method: 'POST',
      path: 'logs/create/',
      askedPath: 'logs/create/',
      isRedirected: false,
      query: '',
      status: null,
      error: 'UpstreamUnavailableError',
      cause: 'ECONNREFUSED',
      order: expect.any(Number),
      startedAt: Date.UTC(2026, 0, 1),
      durationMs: 0,
      bytes: 0,
      attempt: 1,
      source: 'service',
      ageSeconds: null,
      traceOrigin: undefined,
    },
  ]);
});

test('at most `concurrency` calls of a session are in flight, the others follow in order', async () => {
  const answers: (() => void)[] = [];
  const server = await recording(() => new Promise((resolve) => answers.push(() => resolve({ json: {} }))));
  const { session } = open(server.url, { concurrency: 3 });
  const calls = Array.from({ length: 20 }, (_, id) => session.get(path`logs/${id}/`, { decode: asIs }));
  for (let answered = 0; answered < 20; answered++) {
    await server.received(Math.min(20, answered + 3));
    expect(server.requests.length).toBe(Math.min(20, answered + 3));
    answers[answered]?.();
  }
  await Promise.all(calls);
  expect(server.maxInFlight).toBe(3);
  expect(server.requests.slice(3).map(({ url }) => url)).toEqual(
    Array.from({ length: 17 }, (_, id) => `/logs/${id + 3}/`),
  );
});

test('all sessions together open at most `connections` sockets and keep them', async () => {
  const server = await recording();
  const { client } = open(server.url, { connections: 2, concurrency: 5 });
  const round = () =>
    Promise.all(
      Array.from({ length: 4 }, () => client.session({ headers: {} })).flatMap((session, who) =>
        Array.from({ length: 5 }, (_, id) => session.get(path`${who}/${id}/`, { decode: asIs })),
      ),
    );
  await round();
  await round();
  expect({ requests: server.requests.length, connections: server.connections }).toEqual({
    requests: 40,
    connections: 2,
  });
});

test('a path that would lead elsewhere is refused before any call', async () => {
  const server = await recording();
  const { session } = open(server.url);
  await expect(session.get('users/../admin/', { decode: asIs })).rejects.toThrow('`path` tag');
  expect(server.requests).toEqual([]);
});

test.each(['a\r\nx-injected: 1', 'a\nb', 'a\u0000b', 'a\u007fb', 'a\u{1F600}'])(
  'a credential that a header can not hold is not sent: %j',
  async (value) => {
    const server = await recording();
    const { session } = open(server.url, { headers: { authorization: value } });
    await expect(session.get('logs/', { decode: asIs })).rejects.toThrow();
    await expect(session.send('POST', 'logs/', { json: {}, decode: asIs })).rejects.toThrow();
    expect(server.requests).toEqual([]);
  },
);

test('there are no more sockets than the client may have, over all sessions', async () => {
  const server = await recording();
  const { client } = open(server.url, { connections: 3, concurrency: 20 });
  const sessions = Array.from({ length: 5 }, () => client.session({ headers: {} }));
  await Promise.all(
    sessions.flatMap((session, at) =>
      Array.from({ length: 10 }, (_, id) => session.get(`logs/${at}/${id}/`, { decode: asIs })),
    ),
  );
  expect([server.requests.length, server.connections]).toEqual([50, 3]);
});
