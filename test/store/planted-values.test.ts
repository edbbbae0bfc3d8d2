import { describe, expect, onTestFinished, test } from 'vitest';
import type { CacheStore, Entry } from '../../src/store/cache-store.ts';
import { MemoryStore } from '../../src/store/memory-store.ts';
import { littlelogs, UPSTREAM_ON } from '../server/kept-answers.ts';
import { overHttp } from '../support/entrance.ts';
import { hasRedis, type RedisServer, startRedis } from '../support/redis-server.ts';

const query = '{ logs { nodes { contentText } } }';

/** Heads that are not what the caches of this version write. */
const otherHeads = [
  '',
  'x',
  'null',
  '1',
  '[]',
  '{}',
  '{"keptAt":"now"}',
  '{"keptAt":1,"etag":7}',
  '{"v":1}',
  '{"v":2,"t":1,"sh":false,"st":200,"resh":{},"rescc":{}}',
  '{"v":1,"t":1,"sh":false,"st":200,"resh":null,"rescc":{}}',
  '{"v":1,"t":"1","sh":false,"st":200,"resh":{},"rescc":{}}',
];

describe('what the caches did not write', () => {
  test.each(otherHeads)('is a miss where its head is %s', async (head) => {
    const memory = new MemoryStore({ maxBytes: 1_000_000, now: () => 0 });
    let found = 0;
    const store: CacheStore = {
      read(key): Entry | undefined {
        const entry = memory.read(key);
        if (entry) found += 1;
        return entry && { ...entry, head };
      },
      stamp: (tags) => memory.stamp(tags),
      write: (key, entry, options) => memory.write(key, entry, options),
      drop: (tags) => memory.drop(tags),
      close: () => memory.close(),
    };
    const kit = await littlelogs({ store, env: { ...UPSTREAM_ON, RESPONSE_CACHE_SECONDS: '60' } });
    const { gateway, server } = kit;
    const ask = () => askOverHttp(gateway);
    const first = await ask();
    expect(first).toEqual({ data: { logs: { nodes: [{ contentText: 'as ann sees it' }] } } });
    expect([await ask(), server.requests.length]).toEqual([first, 2]);
    expect(found).toBe(2);
  });
});

describe.skipIf(!hasRedis)('what somebody else writes to Redis', () => {
  const plants: [string, (redis: RedisServer, keys: readonly string[]) => Promise<unknown>][] = [
    ['text', (redis, keys) => forEach(keys, (key) => redis.command('SET', key, 'planted'))],
    ['nothing', (redis, keys) => forEach(keys, (key) => redis.command('SET', key, ''))],
    [
      'lists',
      (redis, keys) =>
        forEach(keys, async (key) => {
          await redis.command('DEL', key);
          await redis.command('RPUSH', key, 'planted');
        }),
    ],
    [
      'each other’s values',
      (redis, keys) =>
        forEach(keys, (key, index) => redis.command('COPY', keys.at(index - 1) ?? '', key, 'REPLACE')),
    ],
    [
      'other bodies under valid tags',
      (redis, keys) =>
        forEach(keys, (key) =>
          redis.command(
            'EVAL',
            "local value = redis.call('GET', KEYS[1]) redis.call('SET', KEYS[1], (string.gsub(value, 'ann', 'eve')))",
            '1',
            key,
          ),
        ),
    ],
  ];

  test.each(plants)('is never answered, and never fails a request: %s', async (_, plant) => {
    const redis = await startRedis();
    onTestFinished(() => redis.kill());
    const env = {
      ...UPSTREAM_ON,
      RESPONSE_CACHE_SECONDS: '60',
      REDIS_URL: redis.url.href,
      STORE_KEYS: 'a1'.repeat(32),
    };
    const { gateway, server } = await littlelogs({ env });
    const whole = { data: { logs: { nodes: [{ contentText: 'as ann sees it' }] } } };
    const entries = async () => (await redis.command('KEYS', 'quintet:*:e:*')) as string[];
    // Redis is there, and quick enough, once an answer takes no call.
    const callsOfAnswer = async () => {
      const before = server.requests.length;
      return [await askOverHttp(gateway), server.requests.length - before];
    };
    await expect.poll(callsOfAnswer).toEqual([whole, 0]);
    await expect.poll(async () => (await entries()).length).toBe(2);
    const calls = server.requests.length;
    const keys = (await redis.command('KEYS', '*')) as string[];
    await plant(redis, keys.toSorted());
    for (let round = 0; round < 3; round++) expect(await askOverHttp(gateway)).toEqual(whole);
    expect(server.requests.length).toBeGreaterThan(calls);
  });
});

async function forEach(keys: readonly string[], run: (key: string, index: number) => Promise<unknown>) {
  for (const [index, key] of keys.entries()) await run(key, index);
}

const listening = new WeakMap<object, ReturnType<typeof overHttp>>();

/** By the fast path, which alone keeps whole answers. */
async function askOverHttp(gateway: Parameters<typeof overHttp>[0]): Promise<unknown> {
  const entered = listening.get(gateway) ?? overHttp(gateway);
  listening.set(gateway, entered);
  const response = await entered.fetch('http://quintet.test/graphql', {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'X-Littlelogs-Authorization': 'Bearer token-of-ann' },
    body: JSON.stringify({ query }),
  });
  expect(response.status).toBe(200);
  return response.json();
}
