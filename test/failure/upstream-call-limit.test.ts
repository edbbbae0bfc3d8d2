import { afterAll, describe, expect, onTestFinished, test } from 'vitest';
import { encodeGlobalId } from '../../src/relay/global-id.ts';
import { FakeClock } from '../support/fake-clock.ts';
import type { AnswerHandler } from '../support/recording-server.ts';
import { startAllSandboxed } from '../support/sandboxed-gateway.ts';
import { startUpstreamGateway } from '../support/upstream-gateway.ts';

// `MAX_UPSTREAM_CALLS` bounds what one request sends, whatever was estimated before.

const limit = 4;
const gateway = await startAllSandboxed({ env: { MAX_UPSTREAM_CALLS: String(limit) } });
afterAll(gateway.close);

function tooMany(service: string) {
  return {
    code: 'OPERATION_TOO_COMPLEX',
    service,
    retryable: false,
    kind: 'upstream-calls',
    limit,
    made: limit,
    estimated: expect.any(Number),
  };
}

async function callsFor(run: () => Promise<unknown>): Promise<readonly string[]> {
  const before = gateway.calls.length;
  await run();
  return gateway.calls.slice(before);
}

/** Objects of each service of which every one costs a call. */
const nodes = {
  LITTLELOGS: ['Log', [2617, 2616, 2615, 2614, 2613, 2612]],
  LITTLEBITS: ['Project', [1, 2, 3, 4, 5, 6]],
  COMICS: ['Release', [1, 2, 3, 4, 5, 6]],
} as const;

describe.each(Object.entries(nodes))('at %s', (service, [typename, keys]) => {
  const ids = keys.map((key) => encodeGlobalId(typename, key));

  test('what fits is answered, and each field beyond the limit fails and says how many calls were made', async () => {
    let answer: Awaited<ReturnType<typeof gateway.query>> | undefined;
    const calls = await callsFor(async () => {
      answer = await gateway.query('query ($ids: [ID!]!) { nodes(ids: $ids) { __typename } }', { ids });
    });
    expect(calls).toHaveLength(limit);
    expect(answer?.errors?.map(({ path, extensions }) => ({ path, extensions }))).toEqual(
      [4, 5].map((index) => ({ path: ['nodes', index], extensions: tooMany(service) })),
    );
    expect(answer?.errors?.[0]?.message).toMatch(/: 4 were made, limit 4\. Ask for less at once: /);
  });
});

test('all services share the limit of a request', async () => {
  const calls = await callsFor(async () => {
    const { errors } = await gateway.query(`{
      logs(first: 1) { totalCount } products(first: 1) { totalCount } comics(first: 1) { totalCount }
      viewer { labels folders(first: 1) { totalCount } events(first: 1) { nodes { id } } }
    }`);
    expect(errors?.map(({ extensions }) => extensions.kind)).toEqual(['upstream-calls', 'upstream-calls']);
  });
  expect(calls).toHaveLength(limit);
});

test('the error says how many calls were estimated at most', async () => {
  const ids = [1, 2, 3, 4, 5, 6, 7].map((key) => encodeGlobalId('Release', key));
  const { errors } = await gateway.query('query ($ids: [ID!]!) { nodes(ids: $ids) { id } }', { ids });
  expect(errors?.[0]?.extensions.estimated).toBe(7);
});

test('each request has a limit of its own', async () => {
  const query = '{ logs(first: 1) { totalCount } comics(first: 1) { totalCount } }';
  for (let request = 0; request < 4; request += 1) {
    expect((await gateway.query(query)).errors).toBeUndefined();
  }
});

test('what a request reads twice counts once', async () => {
  const aliases = Array.from({ length: 8 }, (_, index) => `a${index}: log(id: 2617) { databaseId }`);
  expect((await gateway.query(`{ ${aliases.join(' ')} }`)).errors).toBeUndefined();
});

test('parts that come later count as well', async () => {
  const logs = [2617, 2616, 2615, 2614, 2613, 2612].map((id) => `l${id}: log(id: ${id}) { databaseId }`);
  const calls = await callsFor(async () => {
    const response = await gateway.gateway.fetch('http://quintet.test/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'multipart/mixed' },
      body: JSON.stringify({
        query: `{ ${logs.slice(0, 3).join(' ')} ... @defer { ${logs.slice(3).join(' ')} } }`,
      }),
    });
    expect((await response.text()).match(/"upstream-calls"/g)).toHaveLength(2);
  });
  expect(calls).toHaveLength(limit);
});

test('a search and a timeline go on without what was not asked, and say so', async () => {
  const { data, errors } = await gateway.query(`{
    a: log(id: 2617) { databaseId } b: log(id: 2616) { databaseId } c: log(id: 2615) { databaseId }
    search(query: "a", first: 3, services: [LARDER, COMICS]) { sources { service status message isRetryable } }
    viewer { timeline(first: 3, services: [LIFE_LOGGER]) { sources { service status } } }
  }`);
  expect(errors).toBeUndefined();
  const statuses = JSON.stringify(data).match(/"status":"\w+"/g);
  expect(statuses?.filter((status) => status === '"status":"OK"')).toHaveLength(1);
  expect(statuses?.filter((status) => status === '"status":"OPERATION_TOO_COMPLEX"')).toHaveLength(2);
});

test('a look at whether services are there counts', async () => {
  const calls = await callsFor(async () => {
    const { data, errors } = await gateway.query('{ services { service reachability { isReachable } } }');
    expect(errors?.map(({ extensions }) => extensions.kind)).toEqual(['upstream-calls']);
    expect(JSON.stringify(data)).not.toContain('"isReachable":false');
  });
  expect(calls).toHaveLength(limit);
});

describe('every attempt counts', () => {
  async function started(handler: AnswerHandler) {
    const clock = new FakeClock({ skipUpTo: 300 });
    const env = { MAX_UPSTREAM_CALLS: '3' };
    const upstream = await startUpstreamGateway('littlelogs', { basePath: 'api/1/', handler, clock, env });
    onTestFinished(upstream.close);
    return upstream;
  }
  const kinds = (answer: { errors?: readonly { extensions: Readonly<Record<string, unknown>> }[] }) =>
    answer.errors?.map(({ extensions }) => extensions.kind ?? extensions.code).toSorted();

  test('a retry is a call', async () => {
    const upstream = await started(() => ({ status: 503 }));
    const answer = await upstream.query('{ logs { totalCount } logTags { totalCount } }');
    expect(upstream.server.requests).toHaveLength(3);
    expect(kinds(answer)).toContain('upstream-calls');
  });

  test('a redirect is a call', async () => {
    const upstream = await started(({ url }) =>
      url.includes('moved=1')
        ? { json: { count: 0, next: null, previous: null, results: [] } }
        : { status: 302, headers: { location: `${url}&moved=1` } },
    );
    const answer = await upstream.query('{ logs { totalCount } logTags { totalCount } }');
    expect(upstream.server.requests).toHaveLength(3);
    expect(kinds(answer)).toEqual(['upstream-calls']);
  });

  test('a change that does not fit is not sent', async () => {
    const upstream = await started(() => ({ status: 204 }));
    const fields = [1, 2, 3, 4, 5].map(
      (id) => `m${id}: unlikeLog(input: { id: ${id} }) { userErrors { message } }`,
    );
    const answer = await upstream.query(
      `mutation { ${fields.join(' ')} }`,
      {},
      {
        headers: { 'X-Littlelogs-Authorization': 'Bearer abc' },
      },
    );
    expect(upstream.server.requests.map(({ method, url }) => `${method} ${url}`)).toEqual(
      [1, 2, 3].map((id) => `DELETE /api/1/logs/${id}/unlike/`),
    );
    expect(kinds(answer)?.every((kind) => kind === 'upstream-calls')).toBe(true);
  });
});
