import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { sandbox as lifeLoggerSandbox } from '../../../src/sandbox/life-logger/sandbox.ts';
import type { RunningSandbox } from '../../../src/sandbox/sandbox.ts';
import { between } from './client.ts';

interface Event {
  readonly label: string;
  readonly started_at: string;
  readonly ended_at: string | null;
}

const RUNNING_SINCE = Date.parse('2026-06-01T07:41:30Z');

let now: number;
let sandbox: RunningSandbox;
beforeAll(async () => {
  sandbox = await lifeLoggerSandbox.start({ directory: null, now: () => now });
});
beforeEach(() => {
  now = Date.parse('2026-06-01T09:00:00Z');
});
afterAll(() => sandbox.close());

/** Whole milliseconds by label, counted apart from the code under test. */
const countedTime = (events: readonly Event[]): Record<string, number> => {
  const time: Record<string, number> = {};
  for (const event of events) {
    const end = event.ended_at === null ? now : new Date(event.ended_at).getTime();
    time[event.label] = (time[event.label] ?? 0) + end - new Date(event.started_at).getTime();
  }
  return time;
};

describe('the minutes and shares', () => {
  test.each([
    ['a day with events that overlap', '2026-05-31T00:00:00Z', '2026-06-01T00:00:00Z'],
    ['a day with the event that runs', '2026-06-01T00:00:00Z', '2026-06-02T00:00:00Z'],
    ['a month', '2026-05-01T00:00:00Z', '2026-06-01T00:00:00Z'],
    ['all that was ever logged', '2024-01-01T00:00:00Z', '2027-01-01T00:00:00Z'],
  ])('of %s are those of its events', async (_, start, end) => {
    const { body: listed } = await between(sandbox, '/events', start, end);
    const time = countedTime(listed.events);
    const total = Object.values(time).reduce((sum, part) => sum + part, 0);
    const { status, body } = await between(sandbox, '/stats', start, end);
    expect(status).toBe(200);
    expect(Object.keys(body)).toEqual(['percentages', 'minutes']);
    // In the order the labels first come up.
    expect(Object.keys(body.minutes)).toEqual(Object.keys(time));
    expect(Object.keys(body.percentages)).toEqual(Object.keys(time));
    for (const [label, part] of Object.entries(time)) {
      expect(Math.abs(body.minutes[label] - part / 60_000)).toBeLessThanOrEqual(0.0501);
      expect(Math.abs(body.percentages[label] - (part / total) * 100)).toBeLessThanOrEqual(0.00501);
    }
    const shares = Object.values<number>(body.percentages).reduce((sum, share) => sum + share, 0);
    expect(shares).toBeCloseTo(100, 0);
  });

  test('have one and two digits after the point', async () => {
    const { body } = await between(sandbox, '/stats', '2026-05-31T00:00:00Z', '2026-06-01T00:00:00Z');
    expect(body).toEqual({
      percentages: { Sleep: 64.14, Walk: 6.05, Family: 13.64, Cooking: 4, Music: 6.27, Reading: 5.9 },
      minutes: { Sleep: 919.9, Walk: 86.8, Family: 195.7, Cooking: 57.4, Music: 90, Reading: 84.6 },
    });
  });

  test('keep a label that is no longer in the set', async () => {
    const { body } = await between(sandbox, '/stats', '2024-06-03T00:00:00Z', '2024-07-01T00:00:00Z');
    expect(body.minutes.Commuting).toBeGreaterThan(0);
  });
});

describe('the event that runs', () => {
  const started = ['2026-06-01T07:00:00Z', '2026-06-01T08:00:00Z'] as const;

  test.each([
    ['a quarter of an hour in', 15 * 60_000, 15],
    ['two days in', 48 * 3_600_000, 2880],
  ])('counts to now, %s', async (_, elapsed, minutes) => {
    now = RUNNING_SINCE + elapsed;
    const { body } = await between(sandbox, '/stats', ...started);
    expect(body).toEqual({
      percentages: { Programming: 100 },
      minutes: { Programming: minutes },
    });
  });

  test.each([0, -60_000])(
    'is divided by where it is all there is and has no length yet: %i',
    async (elapsed) => {
      now = RUNNING_SINCE + elapsed;
      const { status, body } = await between(sandbox, '/stats', ...started);
      expect([status, body]).toEqual([500, 'Internal Server Error']);
    },
  );
});

describe('a range without events', () => {
  test.each([
    ['2025-09-14T00:00:00Z', '2025-09-20T00:00:00Z'],
    ['2026-03-24T09:00:00Z', '2026-03-24T09:00:00Z'],
  ])('from %s to %s has no statistics', async (start, end) => {
    const { status, body } = await between(sandbox, '/stats', start, end);
    expect([status, body]).toEqual([404, { detail: 'No data found for the given range.' }]);
  });
});
