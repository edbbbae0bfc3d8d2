import { describe, expect, test } from 'vitest';
import {
  allFailed,
  allRead,
  besideLittlelogs,
  besideLittlelogsOverPaths,
  callsOfAll,
  failed,
  readAll,
  well,
} from '../services/life-logger/beside-littlelogs.ts';
import { closedPort, type Fault, faults } from '../support/faulty-server.ts';
import { faulty } from './harness.ts';

const usedUp =
  'Life Logger limits the calls of all users of this gateway together, and they are used up for now.';
const broken = 'The connection to Life Logger broke before it answered.';

describe('beside a Littlelogs that is well, all of Life Logger', () => {
  test('is lost where it is not there, and nothing else', async () => {
    const { ask, calls } = await besideLittlelogs(closedPort());
    expect(await ask(readAll)).toEqual(
      allFailed('UPSTREAM_UNAVAILABLE', "Life Logger can't be reached.", { retryable: true }),
    );
    expect(calls()).toEqual(callsOfAll(3));
  });

  test.each<[string, Fault, string, object, number]>([
    ['resets', faults.reset(), broken, { retryable: true }, 3],
    ['hangs up', faults.hangUp(), broken, { retryable: true }, 3],
    ['answers 500', faults.answer(500, '{}'), 'Life Logger answered with 500.', { retryable: true }, 3],
    ['answers 502', faults.answer(502, '<h1>'), 'Life Logger answered with 502.', { retryable: true }, 3],
    [
      'is down for an hour',
      faults.answer(503, '', { 'retry-after': '3600' }),
      'Life Logger answered with 503.',
      { retryable: true, retryAfter: 3600 },
      1,
    ],
  ])('is lost where it %s, and nothing else', async (_, fault, message, options, tries) => {
    const { ask, calls } = await besideLittlelogs((await faulty(fault)).url);
    expect(await ask(readAll)).toEqual(allFailed('UPSTREAM_UNAVAILABLE', message, options));
    expect(calls()).toEqual(callsOfAll(tries));
  });

  test('is lost where it limits its calls without saying for how long, and is left in peace', async () => {
    const limited = faults.answer(429, '{"detail": "Too many requests."}');
    const { ask, calls } = await besideLittlelogs((await faulty(limited)).url);
    expect(await ask(readAll)).toEqual(allFailed('RATE_LIMITED', usedUp, { retryable: true, retryAfter: 2 }));
    expect(calls()).toEqual(callsOfAll(1));
  });
});

const down = faults.answer(503, '');
const isDown = ['UPSTREAM_UNAVAILABLE', 'Life Logger answered with 503.', { retryable: true }] as const;

describe('one address of Life Logger that is down costs its own field', () => {
  test.each([
    ['me', 'account'],
    ['labels', 'labels'],
    ['events', 'events'],
    ['stats', 'timeStats'],
  ])('%s: %s', async (path, field) => {
    const { ask } = await besideLittlelogsOverPaths({ ...well, [path]: down });
    expect(await ask(readAll)).toEqual({
      data: { ...allRead, viewer: { ...allRead.viewer, [field]: null } },
      errors: [failed(`viewer.${field}`, ...isDown)],
    });
  });
});

test('ranges that are read as one fail as one; a range apart stands', async () => {
  const july = 'events?start=2026-07-01';
  const { ask, calls } = await besideLittlelogsOverPaths({ ...well, 'events?start=2026-06-01': down });
  const range = (from: string, to: string) => `start: "2026-${from}T00:00:00Z", end: "2026-${to}T00:00:00Z"`;
  const answer = await ask(`{
    viewer {
      day: events(${range('06-01', '06-02')}) { totalCount }
      week: events(${range('06-01', '06-08')}) { totalCount }
      apart: events(${range('07-01', '07-02')}) { totalCount }
    }
  }`);
  expect(answer).toEqual({
    data: { viewer: { day: null, week: null, apart: { totalCount: 0 } } },
    errors: [failed('viewer.day', ...isDown), failed('viewer.week', ...isDown)],
  });
  expect(calls().filter((call) => call.includes(july))).toHaveLength(1);
  expect(calls()).toHaveLength(4);
});
