import { pino } from 'pino';
import { expect, test } from 'vitest';
import { littlelogs, UPSTREAM_ON } from './kept-answers.ts';

const TRACING_ON = { ...UPSTREAM_ON, UPSTREAM_TRACE: 'true' };

const LOGS = '{ logs { nodes { contentText } } }';
const WRITE = 'mutation { createLog(input: { content: "x" }) { userErrors { message } } }';

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
  const { as, calls } = await littlelogs({ env: TRACING_ON });
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
  const env = { ...TRACING_ON, UPSTREAM_CACHE_SECONDS: '0' };
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
    env: { ...TRACING_ON, UPSTREAM_CACHE_SECONDS: '0' },
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
      'x-littlelogs-authorization': 'Bearer token-of-ann',
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
