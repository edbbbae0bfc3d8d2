import { pino } from 'pino';
import { expect, onTestFinished, test } from 'vitest';
import { wireLog, wirePage, wireUser } from '../failure/wire.ts';
import { FakeClock } from '../support/fake-clock.ts';
import { startGateway, type TestGatewayOptions } from '../support/gateway.ts';
import {
  type PlannedAnswer,
  type RecordedRequest,
  startRecordingServer,
} from '../support/recording-server.ts';
import { hasRedis, startRedis } from '../support/redis-server.ts';

/** Whichever caches the other tests run with. */
const STORE = { CACHE_BYTES: '67108864', UPSTREAM_SHARED_CALLS: 'true', RESPONSE_CACHE_SECONDS: '0' };
const UPSTREAM_ON = {
  ...STORE,
  UPSTREAM_CACHE_SECONDS: '60',
  UPSTREAM_CACHE_PUBLIC_SECONDS: '60',
  UPSTREAM_CACHE_STALE_SECONDS: '60',
};

/** Littlelogs, where everybody is who their token says, and who changes their mind about themselves now and then. */
async function littlelogs(options: Partial<TestGatewayOptions> = {}) {
  const bios = new Map<string, string>();
  let isDown = false;
  function answer({ url, method, headers }: RecordedRequest): PlannedAnswer {
    if (isDown) return { status: 503 };
    const who = headers.authorization?.replace('Bearer ', '') ?? 'nobody';
    if (method === 'POST') {
      bios.set(who, `${bios.get(who) ?? who}!`);
      return { status: 201, json: wireLog(1, { user: wireUser(who) }) };
    }
    if (url.includes('users/$self')) return { json: { ...wireUser(who), bio: bios.get(who) ?? who } };
    return { json: wirePage([wireLog(1, { content: `<p>as ${who} sees it</p>` })]) };
  }
  const server = await startRecordingServer(answer);
  const clock = new FakeClock({ skipUpTo: 300 });
  const endpoints = { littlelogs: { url: new URL('api/1/', server.url), sandboxed: false } };
  const gateway = startGateway({ endpoints, clock, env: UPSTREAM_ON, ...options });
  onTestFinished(async () => {
    await gateway.close();
    await server.close();
  });
  return {
    ...gateway,
    server,
    clock,
    fail: () => {
      isDown = true;
    },
    as: (who: string | null, query: string, headers: Record<string, string> = {}) =>
      gateway.query(
        query,
        {},
        {
          headers: { ...(who === null ? {} : { 'X-Littlelogs-Authorization': `Bearer ${who}` }), ...headers },
        },
      ),
  };
}

const ME = '{ viewer { account(service: LITTLELOGS) { username bio } } logs { nodes { contentText } } }';
const LOGS = '{ logs { nodes { contentText } } }';
const WRITE = 'mutation { createLog(input: { content: "x" }) { userErrors { message } } }';

/** Numbers that come in the same order each time. */
function shuffled(count: number, below: number): number[] {
  let state = 42;
  return Array.from({ length: count }, () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state % below;
  });
}

/** Two thousand people who ask one after the other and at the same time, most of them more than once. */
async function everybodyGetsTheirOwn(env: Readonly<Record<string, string>>): Promise<void> {
  const { as, calls } = await littlelogs({ env: { ...UPSTREAM_ON, RESPONSE_CACHE_SECONDS: '60', ...env } });
  const people = [...Array(2000).keys(), ...shuffled(2000, 2000)].map((number) => `person${number}`);
  for (let at = 0; at < people.length; at += 40) {
    const some = people.slice(at, at + 40);
    expect(await Promise.all(some.map((who) => as(who, ME)))).toEqual(
      some.map((who) => ({
        data: {
          viewer: { account: { username: who, bio: who } },
          logs: { nodes: [{ contentText: `as ${who} sees it` }] },
        },
      })),
    );
  }
  // That it says something: later answers took no call.
  expect(calls.length).toBeGreaterThanOrEqual(4000);
  expect(calls.length).toBeLessThan(6000);
}

test('with every cache on, none of two thousand people gets the answer of another', async () => {
  await everybodyGetsTheirOwn({});
}, 120_000);

test.skipIf(!hasRedis)(
  'nor where the caches are in Redis',
  async () => {
    const redis = await startRedis();
    onTestFinished(() => redis.kill());
    await everybodyGetsTheirOwn({ REDIS_URL: redis.url.href });
  },
  120_000,
);

test('who writes reads what they have written, whatever was kept', async () => {
  const { as } = await littlelogs();
  const bio = async () => (await as('ann', '{ viewer { account(service: LITTLELOGS) { bio } } }')).data;
  for (let round = 0; round < 5; round++) {
    const expected = { viewer: { account: { bio: `ann${'!'.repeat(round)}` } } };
    expect([await bio(), await bio()]).toEqual([expected, expected]);
    await as('ann', WRITE);
  }
});

test('with a Redis that is away every answer is as it would be without', async () => {
  const { as, calls } = await littlelogs({ env: { ...UPSTREAM_ON, REDIS_URL: 'redis://127.0.0.1:1' } });
  const expected = { data: { logs: { nodes: [{ contentText: 'as ann sees it' }] } } };
  expect([await as('ann', LOGS), await as('ann', LOGS)]).toEqual([expected, expected]);
  await as('ann', WRITE);
  expect(await as('ann', LOGS)).toEqual(expected);
  expect(calls.length).toBe(4);
});

test('an answer that needed no call says so where the request is traced, and counts as none', async () => {
  const { as, calls } = await littlelogs();
  await as('ann', LOGS);
  const { data, extensions } = await as(
    'ann',
    `{ logs { nodes { contentText } } services { name callsMade } }`,
    {
      'X-Quintet-Trace': '1',
    },
  );
  expect(extensions?.upstream).toEqual([
    {
      service: 'LITTLELOGS',
      method: 'GET',
      path: 'logs/?limit=20&offset=0',
      status: 200,
      source: 'cache',
      ageSeconds: 0,
      startMs: 0,
      durationMs: 0,
      bytes: 0,
      attempt: 1,
      shared: 0,
      cached: 0,
      fields: { logs: 1 },
    },
  ]);
  expect(data).toMatchObject({ services: expect.arrayContaining([{ name: 'Littlelogs', callsMade: 0 }]) });
  expect(calls.length).toBe(1);
});

test('while a service fails, what was kept stands in, and the answer, the trace and the log say so', async () => {
  const lines: string[] = [];
  const logger = pino({ base: null, timestamp: false }, { write: (line: string) => lines.push(line) });
  const env = { ...UPSTREAM_ON, UPSTREAM_CACHE_SECONDS: '0' };
  const { as, clock, fail } = await littlelogs({ env, logger });
  const { data } = await as('ann', LOGS);
  fail();
  clock.advance(12_000);
  expect(await as('ann', LOGS)).toEqual({
    data,
    extensions: { stale: [{ service: 'LITTLELOGS', ageSeconds: 12 }] },
  });
  const traced = await as('ann', LOGS, { 'X-Quintet-Trace': '1' });
  expect(traced.extensions?.stale).toEqual([{ service: 'LITTLELOGS', ageSeconds: 12 }]);
  expect(traced.extensions?.upstream).toMatchObject([
    { status: 503, error: 'UPSTREAM_UNAVAILABLE' },
    { status: 200, source: 'stale', ageSeconds: 12 },
  ]);
  expect(lines.map((line) => JSON.parse(line).stale)).toEqual([undefined, ['LITTLELOGS'], ['LITTLELOGS']]);
  // Nobody else gets it.
  expect((await as('bob', LOGS)).errors).toMatchObject([{ extensions: { code: 'UPSTREAM_UNAVAILABLE' } }]);
});

test('an answer in parts says in its last that it holds something old', async () => {
  const { gateway, as, fail, clock } = await littlelogs({
    env: { ...UPSTREAM_ON, UPSTREAM_CACHE_SECONDS: '0' },
  });
  await as('ann', LOGS);
  fail();
  clock.advance(1_000);
  const response = await gateway.fetch('http://quintet.test/graphql', {
    method: 'POST',
    headers: {
      accept: 'multipart/mixed',
      'content-type': 'application/json',
      'x-quintet-trace': '1',
      'x-littlelogs-authorization': 'Bearer ann',
    },
    body: JSON.stringify({ query: '{ __typename ... @defer { logs { nodes { contentText } } } }' }),
  });
  const parts = (await response.text()).split('\r\n').filter((line) => line.startsWith('{'));
  expect(JSON.parse(parts.at(-1)!)).toEqual({
    hasNext: false,
    extensions: {
      stale: [{ service: 'LITTLELOGS', ageSeconds: 1 }],
      upstream: [expect.objectContaining({ status: 503 }), expect.objectContaining({ source: 'stale' })],
    },
  });
});
