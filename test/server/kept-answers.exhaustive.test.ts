import { expect, onTestFinished, test } from 'vitest';
import { hasRedis, startRedis } from '../support/redis-server.ts';
import { littlelogs, UPSTREAM_ON } from './kept-answers.ts';

const ME = '{ viewer { account(service: LITTLELOGS) { username bio } } logs { nodes { contentText } } }';

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
