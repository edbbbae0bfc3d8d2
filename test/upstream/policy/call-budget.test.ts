import { describe, expect, test } from 'vitest';
import { type CallBudget, CallBudgets } from '../../../src/upstream/policy/call-budget.ts';
import { parseRetryAfter } from '../../../src/upstream/policy/rate-limit-headers.ts';
import { FakeClock } from '../../support/fake-clock.ts';
import type { PlannedAnswer } from '../../support/recording-server.ts';
import { asIs, failure, open, recording } from '../harness.ts';

const minute = 60_000;
const hour = 60 * minute;
const start = Date.UTC(2026, 0, 1);

function budgetOf(limit: number) {
  const clock = new FakeClock({ now: start });
  const budgets = new CallBudgets(limit, clock);
  return { clock, budgets, budget: budgets.of('Token secret') };
}

function state({ left, resetsAt }: CallBudget) {
  return { left, resetsAt: resetsAt === null ? null : (resetsAt - start) / minute };
}

describe('the calls that a credential has left', () => {
  test('are all of them before the first', () => {
    expect(state(budgetOf(600).budget)).toEqual({ left: 600, resetsAt: null });
  });

  test('come back one by one, an hour after each was made', () => {
    const { budget, clock } = budgetOf(3);
    budget.spend();
    clock.advance(10 * minute);
    budget.spend();
    budget.spend();
    expect(state(budget)).toEqual({ left: 0, resetsAt: 60 });
    expect([1, 2, 3, 4].map((calls) => budget.secondsUntil(calls))).toEqual([3000, 3600, 3600, undefined]);
    clock.advance(50 * minute);
    expect(state(budget)).toEqual({ left: 1, resetsAt: 70 });
    clock.advance(10 * minute);
    expect(state(budget)).toEqual({ left: 3, resetsAt: null });
  });

  test('are none after a 429, until the service says', () => {
    const { budget, clock } = budgetOf(600);
    budget.observe(429, {}, 120);
    expect(state(budget)).toEqual({ left: 0, resetsAt: 2 });
    expect(budget.secondsUntil(1)).toBe(120);
    clock.advance(2 * minute);
    expect(state(budget)).toEqual({ left: 600, resetsAt: null });
  });

  test('are none for a minute after a 429 that does not say', () => {
    const { budget } = budgetOf(600);
    budget.observe(429, {}, undefined);
    expect(state(budget)).toEqual({ left: 0, resetsAt: 1 });
  });

  test.each<[string, number, Record<string, string>]>([
    ['Retry-After', 429, { 'retry-after': '999999999' }],
    ['Retry-After', 429, { 'retry-after': 'Fri, 31 Dec 9999 23:59:59 GMT' }],
    ['a reset', 429, { 'ratelimit-remaining': '0', 'ratelimit-reset': '999999999' }],
    ['a reset', 200, { 'ratelimit-remaining': '0', 'ratelimit-reset': '999999999' }],
    ['a reset', 200, { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '9'.repeat(50) }],
    ['a reset', 200, { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '253402300799' }],
  ])('are locked for an hour at most, whatever %s of a %i says: %j', (_, status, headers) => {
    const { budget, clock } = budgetOf(600);
    budget.observe(status, headers, parseRetryAfter(headers['retry-after'], clock.now()));
    expect(state(budget)).toEqual({ left: 0, resetsAt: 60 });
    clock.advance(hour);
    expect(state(budget)).toEqual({ left: 600, resetsAt: null });
  });

  test.each<[string, Record<string, string>]>([
    ['a reset that is over', { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': String(start / 1000 - 9) }],
    ['a negative reset', { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '-5' }],
    ['a negative rest', { 'x-ratelimit-remaining': '-1', 'x-ratelimit-reset': '5' }],
  ])('are not locked by %s', (_, headers) => {
    const { budget } = budgetOf(600);
    budget.observe(200, headers, undefined);
    expect(budget.left).toBe(600);
  });

  test.each([
    ['seconds', { 'x-ratelimit-remaining': '41', 'x-ratelimit-reset': '300' }],
    ['a date', { 'x-ratelimit-remaining': '41', 'x-ratelimit-reset': String(start / 1000 + 300) }],
    ["the standard's names", { 'ratelimit-remaining': '41', 'ratelimit-reset': '300' }],
  ])('are what rate limit headers tell, in %s, less what was spent since', (_, headers) => {
    const { budget, clock } = budgetOf(600);
    budget.observe(200, headers, undefined);
    expect(state(budget)).toEqual({ left: 41, resetsAt: 5 });
    budget.spend();
    expect(budget.left).toBe(40);
    clock.advance(5 * minute);
    expect(budget.left).toBe(599);
  });

  test('are counted for each credential, which is kept nowhere', () => {
    const { budget, budgets } = budgetOf(600);
    budget.spend();
    expect(budgets.of('Token secret').left).toBe(599);
    expect(budgets.of('Token other').left).toBe(600);
  });
});

describe('a service that limits its calls', () => {
  const refusal = (message: string, retryAfter: number | undefined) => ({
    name: 'UpstreamRateLimitedError',
    message,
    retryAfter,
  });

  async function limited(limit: number, answers: readonly PlannedAnswer[] = []) {
    const server = await recording();
    server.enqueue(...answers);
    const { client, clock } = open(server.url);
    const budget = new CallBudgets(limit, clock).of('Token secret');
    const session = (expected?: number) =>
      client.session({ headers: {}, budget, ...(expected ? { expectedCalls: () => expected } : {}) });
    return {
      server,
      clock,
      budget,
      session,
      read: (calls?: number) => session(calls).get('logs/', { decode: asIs }),
    };
  }

  test('is asked as often as it allows, and then no more', async () => {
    const { server, budget, read, clock } = await limited(600);
    for (let i = 0; i < 600; i += 1) await read();
    expect(await failure(read())).toMatchObject(
      refusal('Littlelogs allows 600 calls an hour, and all are used up.', 3600),
    );
    expect(server.requests.length).toBe(600);
    clock.advance(hour);
    await read();
    expect([server.requests.length, budget.left]).toEqual([601, 599]);
  });

  test('is not asked at all by a request that would not get through', async () => {
    const { server, budget, session } = await limited(10);
    const first = session(4);
    for (let i = 0; i < 4; i += 1) await first.get('logs/', { decode: asIs });
    const second = session(7);
    const message = 'Littlelogs allows 10 calls an hour. This may take 7, and 6 are left.';
    expect(await failure(second.get('logs/', { decode: asIs }))).toMatchObject(refusal(message, 3600));
    expect(await failure(second.get('logs/', { decode: asIs }))).toMatchObject(refusal(message, 3600));
    expect([server.requests.length, budget.left]).toEqual([4, 6]);
  });

  test('is asked again by a request that once got through, whatever it expected', async () => {
    const { session } = await limited(10);
    const only = session(10);
    for (let i = 0; i < 10; i += 1) await only.get('logs/', { decode: asIs });
    expect(await failure(only.get('logs/', { decode: asIs }))).toMatchObject(
      refusal('Littlelogs allows 10 calls an hour, and all are used up.', 3600),
    );
  });

  test('is believed when it says that it has had enough', async () => {
    const { server, budget, read } = await limited(600, [{ status: 429, headers: { 'retry-after': '900' } }]);
    expect(await failure(read())).toMatchObject({
      name: 'UpstreamRateLimitedError',
      status: 429,
      retryAfter: 900,
    });
    expect(await failure(read())).toMatchObject({ name: 'UpstreamRateLimitedError', retryAfter: 900 });
    expect([server.requests.length, budget.left]).toEqual([1, 0]);
  });
});
