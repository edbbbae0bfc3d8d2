import { describe, expect, test } from 'vitest';
import { failed, isSettled, REQUEST_TIMEOUT_MS } from '../../failure/harness.ts';
import { allPartsOf, partsOf } from '../../support/parts.ts';
import { MULTIPART, startTwoServices } from './two-services.ts';

const query = `{
  viewer { folders { totalCount } }
  ... @defer(label: "tags") { trendingLogTags { name } }
}`;
const fast = { viewer: { folders: { totalCount: 3 } } };
const tags = { trendingLogTags: [{ name: 'exist' }] };

interface Format {
  readonly first: object;
  /** What comes later, with errors or without. */
  readonly later: (data: object, errors?: readonly object[]) => object;
}

const byPath: Format = {
  first: { data: fast, hasNext: true },
  later: (data, errors) => ({
    incremental: [{ path: [], label: 'tags', data, ...(errors && { errors }) }],
    hasNext: false,
  }),
};
const byId: Format = {
  first: { data: fast, pending: [{ id: '0', path: [], label: 'tags' }], hasNext: true },
  later: (data, errors) => ({
    incremental: [{ id: '0', data, ...(errors && { errors }) }],
    completed: [{ id: '0' }],
    hasNext: false,
  }),
};

describe.each<[string, string, Format, string]>([
  [
    'multipart, for Apollo Client’s Defer20220824Handler',
    'multipart/mixed;deferSpec=20220824,application/graphql-response+json,application/json;q=0.9',
    byPath,
    'multipart/mixed; boundary="-"; deferSpec=20220824',
  ],
  [
    'multipart, for Apollo Client’s GraphQL17Alpha9Handler',
    'multipart/mixed;incrementalSpec=v0.2,application/graphql-response+json,application/json;q=0.9',
    byId,
    'multipart/mixed; boundary="-"; incrementalSpec=v0.2',
  ],
  [
    'multipart, for urql',
    'application/graphql-response+json, application/graphql+json, application/json, text/event-stream, multipart/mixed',
    byPath,
    'multipart/mixed; boundary="-"; deferSpec=20220824',
  ],
  [
    'events, for who reads nothing else',
    'text/event-stream',
    byPath,
    'text/event-stream; charset=utf-8; deferSpec=20220824',
  ],
  [
    'events with ids',
    'Text/Event-Stream; incrementalSpec="v0.2", application/json',
    byId,
    'text/event-stream; charset=utf-8; incrementalSpec=v0.2',
  ],
])('%s', (_, accept, { first, later }, contentType) => {
  test('what fast services tell is there while a slow one is silent, and its part comes with its answer', async () => {
    const { send, littlelogs, release, calls } = await startTwoServices();
    const response = await send(query, accept);
    expect([response.status, response.headers.get('content-type')]).toEqual([200, contentType]);
    const parts = partsOf(response);
    expect(await parts.next()).toEqual({ done: false, value: first });
    const rest = parts.next();
    await littlelogs.received(1);
    expect(await isSettled(rest)).toBe(false);
    release();
    expect(await rest).toEqual({ done: false, value: later(tags) });
    expect(await parts.next()).toEqual({ done: true });
    expect(calls).toEqual(['GET folders/?limit=1&offset=0', 'GET tags/trending/']);
  });

  test('a service that is silent until the deadline is an error of its own part', async () => {
    const { send, littlelogs, clock } = await startTwoServices();
    const parts = partsOf(await send(query, accept));
    expect(await parts.next()).toEqual({ done: false, value: first });
    await littlelogs.received(1);
    clock.advance(REQUEST_TIMEOUT_MS);
    const error = failed('trendingLogTags', 'UPSTREAM_TIMEOUT', 'Littlelogs did not answer in time.', {
      retryable: true,
    });
    expect(await parts.next()).toEqual({
      done: false,
      value: later({ trendingLogTags: null }, [{ ...error, locations: [{ line: 3, column: 31 }] }]),
    });
    expect(await parts.next()).toEqual({ done: true });
  });

  test('a service that is down is an error of its own part', async () => {
    const { send, release } = await startTwoServices();
    release({ status: 503 });
    const error = failed('trendingLogTags', 'UPSTREAM_UNAVAILABLE', 'Littlelogs answered with 503.', {
      retryable: true,
    });
    expect(await allPartsOf(await send(query, accept))).toEqual([
      first,
      later({ trendingLogTags: null }, [{ ...error, locations: [{ line: 3, column: 31 }] }]),
    ]);
  });
});

test('nobody keeps, compresses or buffers an answer in parts', async () => {
  const { send, release } = await startTwoServices();
  release();
  const { headers } = await send(query, MULTIPART, { headers: { 'accept-encoding': 'gzip, br' } });
  expect(Object.fromEntries(headers)).toEqual({
    'content-type': 'multipart/mixed; boundary="-"; deferSpec=20220824',
    'cache-control': 'no-store, no-transform',
    'x-accel-buffering': 'no',
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'x-request-id': expect.any(String),
  });
});

describe('the whole answer in one comes to a client', () => {
  test.each([
    ['that accepts JSON alone', 'application/json'],
    ['that accepts whatever there is', '*/*'],
    ['that wants JSON more', 'multipart/mixed;q=0.5, application/json;q=0.6'],
    ['whose parts are those of a subscription', 'multipart/mixed;subscriptionSpec=1.0, application/json'],
    ['that refuses parts', 'multipart/mixed;q=0, application/json'],
    ['whose format nobody here speaks', 'multipart/mixed;incrementalSpec=v9.9, application/json'],
    ['whose draft nobody here knows', 'multipart/mixed;deferSpec=20290101, application/json'],
  ])('%s', async (_, accept) => {
    const { send, release } = await startTwoServices();
    release();
    const response = await send(query, accept);
    expect(response.headers.get('content-type')).toBe('application/json; charset=utf-8');
    expect(await response.json()).toEqual({ data: { ...fast, ...tags } });
  });

  test('that sends no Accept at all', async () => {
    const { query: ask, release } = await startTwoServices();
    release();
    expect(await ask('{ ... @defer { trendingLogTags { name } } }')).toEqual({ data: tags });
  });

  test('that switches parts off', async () => {
    const { send, release } = await startTwoServices();
    release();
    const response = await send(
      `query ($later: Boolean!) {
        ... @defer(if: $later) { trendingLogTags { name } }
        logs { nodes @stream(if: $later) { databaseId } }
      }`,
      MULTIPART,
      { variables: { later: false } },
    );
    expect(response.headers.get('content-type')).toBe('application/json; charset=utf-8');
    expect(await response.json()).toEqual({
      data: { ...tags, logs: { nodes: [{ databaseId: '3' }, { databaseId: '2' }, { databaseId: '1' }] } },
    });
  });
});

test('of two formats that a client reads equally well it gets the newer, of two types multipart', async () => {
  const { send, release } = await startTwoServices();
  release();
  const both = 'text/event-stream, multipart/mixed;deferSpec=20220824, multipart/mixed;incrementalSpec=v0.2';
  const preferred = 'multipart/mixed;q=0.5, text/event-stream;q=0.9';
  const types = await Promise.all(
    [both, preferred].map(async (accept) => (await send(query, accept)).headers.get('content-type')),
  );
  expect(types).toEqual([
    'multipart/mixed; boundary="-"; incrementalSpec=v0.2',
    'text/event-stream; charset=utf-8; deferSpec=20220824',
  ]);
});

describe('calls', () => {
  test('what comes later is asked for at once, beside what comes first', async () => {
    const { send, release, littlelogs } = await startTwoServices();
    const response = send('{ logs { totalCount } ... @defer { trendingLogTags { name } } }', MULTIPART);
    await littlelogs.received(2);
    release();
    expect(await allPartsOf(await response)).toHaveLength(2);
  });

  test('what several parts ask of a service is one call', async () => {
    const { send, release, calls } = await startTwoServices();
    release();
    await allPartsOf(
      await send(
        `{ user(service: LITTLELOGS, username: "ann") { username }
          ... @defer { user(service: LITTLELOGS, username: "ann") { username ... on LittlelogsUser { bio } } }
          ... @defer { more: user(service: LITTLELOGS, username: "ann") { ... on LittlelogsUser { bio } } } }`,
        MULTIPART,
      ),
    );
    expect(calls).toEqual(['GET users/ann/']);
  });
});
