import { afterEach, beforeEach, expect, test } from 'vitest';
import { DEMO_ACCESS_TOKEN, DEMO_READ_ACCESS_TOKEN } from '../../../src/sandbox/larder/demo.ts';
import { sandbox as larderSandbox } from '../../../src/sandbox/larder/sandbox.ts';
import type { RunningSandbox } from '../../../src/sandbox/sandbox.ts';
import { send } from '../client.ts';
import { asTomasz, get, post } from './client.ts';

const MINUTE = 60_000;

let sandbox: RunningSandbox;
let now: number;
beforeEach(async () => {
  now = Date.parse('2026-07-01T12:00:00Z');
  sandbox = await larderSandbox.start({ directory: null, now: () => now });
});
afterEach(() => sandbox.close());

/** Spends requests of the demo user's hour, some at a time. */
const spend = async (requests: number): Promise<number[]> => {
  const statuses: number[] = [];
  for (let left = requests; left > 0; left -= 40) {
    const batch = Array.from({ length: Math.min(left, 40) }, () => get(sandbox, 'user/'));
    statuses.push(...(await Promise.all(batch)).map(({ status }) => status));
  }
  return statuses;
};

test('a user has 600 requests an hour, and the next is told when to come back', async () => {
  const first = await get(sandbox, 'user/');
  now += 20 * MINUTE;
  expect([first.status, new Set(await spend(599))]).toEqual([200, new Set([200])]);
  now += 10 * MINUTE + 1;
  const { status, body, headers } = await get(sandbox, 'folders/');
  expect([status, body, headers.get('retry-after'), headers.get('content-type')]).toEqual([
    429,
    { detail: 'Request was throttled. Expected available in 1800 seconds.' },
    '1800',
    'application/json',
  ]);
  const names = [...headers.keys()].filter((name) => name.startsWith('x-ratelimit'));
  expect(names).toEqual([]);

  now += 30 * MINUTE - 2;
  expect((await get(sandbox, 'user/')).headers.get('retry-after')).toBe('1');
  now += 1;
  expect(new Set(await spend(600))).toEqual(new Set([200]));
  expect((await get(sandbox, 'user/')).headers.get('retry-after')).toBe('3600');
});

test('the hour is the user’s: every token and every refusal counts, other people and strangers don’t', async () => {
  await spend(595);
  const spent = [
    await send(sandbox, 'GET', 'user/', { token: DEMO_ACCESS_TOKEN }),
    await send(sandbox, 'POST', 'tags/add/', { token: DEMO_READ_ACCESS_TOKEN }),
    await get(sandbox, 'folders/00000000-0000-4000-8000-000000000000/'),
    await post(sandbox, 'tags/add/'),
    await post(sandbox, 'user/'),
  ];
  expect(spent.map(({ status }) => status)).toEqual([200, 403, 404, 400, 405]);
  expect((await send(sandbox, 'GET', 'user/', { token: DEMO_ACCESS_TOKEN })).status).toBe(429);
  expect((await send(sandbox, 'GET', 'user/')).status).toBe(401);
  expect((await asTomasz(sandbox, 'GET', 'user/')).status).toBe(200);
});

test('a write that is refused for the limit writes nothing', async () => {
  await spend(600);
  expect((await post(sandbox, 'tags/add/', { form: { name: 'too-late' } })).status).toBe(429);
  now += 60 * MINUTE;
  expect((await get(sandbox, 'tags/?limit=1')).body.count).toBe(260);
});

test('signing in with OAuth2 and looking at pictures cost nothing', async () => {
  await spend(600);
  const picture = await fetch(new URL('/static/media/avatars/josh.png', sandbox.url));
  const token = await fetch(new URL('/oauth/token/', sandbox.url), { method: 'POST' });
  expect([picture.status, token.status]).toEqual([200, 400]);
});
