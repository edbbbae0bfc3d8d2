import { describe, expect, test } from 'vitest';
import {
  allFailed,
  allRead,
  answer,
  besideLittlelogs,
  besideLittlelogsOverPaths,
  callsOfAll,
  failed,
  readAll,
  well,
} from '../services/life-logger/beside-littlelogs.ts';
import { type Fault, faults } from '../support/faulty-server.ts';
import { faulty } from './harness.ts';

describe('beside a Littlelogs that is well, all of Life Logger is lost, and nothing else, where it answers', () => {
  test.each<[string, Fault, string]>([
    [
      'with a page to log in',
      faults.answer(200, '<!doctype html>', { 'content-type': 'text/html' }),
      'Life Logger answered with text/html where JSON is documented.',
    ],
    ['with half a JSON', faults.answer(200, '{"events": ['), 'Life Logger answered with broken JSON.'],
    [
      'with nothing',
      faults.answer(200, ''),
      'Life Logger answered with something other than documented: the body must be object.',
    ],
    ['in no HTTP', faults.raw('hello\r\n\r\n'), 'Life Logger answered with something other than HTTP.'],
    [
      'from another address',
      faults.answer(307, '', { location: 'http://other.example/me' }),
      'Life Logger redirected (307) to another origin, which is not followed.',
    ],
  ])('%s', async (_, fault, message) => {
    const { ask, calls } = await besideLittlelogs((await faulty(fault)).url);
    expect(await ask(readAll)).toEqual(allFailed('UPSTREAM_INVALID_RESPONSE', message, { retryable: false }));
    expect(calls()).toEqual(callsOfAll(1));
  });
});

const event = { id: 42, label: 'Reading', started_at: '2026-03-24T09:00:00+00:00', ended_at: null };
const profile = { id: 1, username: 'jacob', display_name: 'Jacob', created_at: '2026-03-24T12:00:00+00:00' };

test.each<[string, string, unknown]>([
  ['an id above what fits into an Int', 'events', { events: [{ ...event, id: 3_000_000_000 }] }],
  ['an end that is none', 'events', { events: [{ ...event, ended_at: 'now' }] }],
  ['a day of joining that is none', 'me', { ...profile, created_at: 'yesterday' }],
])('%s costs nothing where it is not selected', async (_, path, body) => {
  const { ask } = await besideLittlelogsOverPaths({ ...well, [path]: answer(body) });
  const { events } = allRead.viewer;
  const totalCount = path === 'events' ? 1 : events.totalCount;
  expect(await ask(readAll)).toEqual({
    data: { ...allRead, viewer: { ...allRead.viewer, events: { totalCount } } },
  });
});

describe('an answer of another shape costs its own field, and says where the fault is', () => {
  test.each<[string, string, unknown, string]>([
    ['events', 'events', { events: null }, '/events must be array'],
    ['events', 'events', [event], 'the body must be object'],
    [
      'events',
      'events',
      { events: [event, { ...event, id: 'x' }] },
      '/events/1/id must be integer or must have the documented form',
    ],
    [
      'events',
      'events',
      { events: [{ ...event, started_at: '2026-03-24T09:00:00' }] },
      '/events/0/started_at must have the documented form',
    ],
    ['labels', 'labels', { labels: ['Reading', null] }, '/labels/1 must be string'],
    ['labels', 'labels', ['Reading'], 'the body must be object'],
    ['me', 'account', { ...profile, username: '' }, '/username must not have fewer than 1 characters'],
    ['stats', 'timeStats', { percentages: {}, minutes: { Reading: '30' } }, '/minutes/* must be number'],
    ['stats', 'timeStats', { minutes: {} }, 'the body must have required properties percentages'],
  ])('%s: %s %#', async (path, field, body, problem) => {
    const { ask } = await besideLittlelogsOverPaths({ ...well, [path]: answer(body) });
    expect(await ask(readAll)).toEqual({
      data: { ...allRead, viewer: { ...allRead.viewer, [field]: null } },
      errors: [
        failed(
          `viewer.${field}`,
          'UPSTREAM_INVALID_RESPONSE',
          `Life Logger answered with something other than documented: ${problem}.`,
          { retryable: false },
        ),
      ],
    });
  });

  test.each([
    { percentages: { Reading: 50, Walk: 50 }, minutes: { Reading: 30 } },
    { percentages: { Walk: 100 }, minutes: { Reading: 30 } },
  ])('stats whose two halves do not belong together: %j', async (body) => {
    const { ask } = await besideLittlelogsOverPaths({ ...well, stats: answer(body) });
    expect(await ask(readAll)).toEqual({
      data: { ...allRead, viewer: { ...allRead.viewer, timeStats: null } },
      errors: [
        failed(
          'viewer.timeStats',
          'UPSTREAM_INVALID_RESPONSE',
          'Life Logger answered with minutes and percentages of different labels.',
          { retryable: false },
        ),
      ],
    });
  });

  test('stats of more labels than anybody has', async () => {
    const halves = Object.fromEntries(Array.from({ length: 10_001 }, (_, index) => [`Label ${index}`, 1]));
    const body = { percentages: halves, minutes: halves };
    const { ask } = await besideLittlelogsOverPaths({ ...well, stats: answer(body) });
    expect(await ask(readAll)).toEqual({
      data: { ...allRead, viewer: { ...allRead.viewer, timeStats: null } },
      errors: [
        failed(
          'viewer.timeStats',
          'UPSTREAM_INVALID_RESPONSE',
          'Life Logger answered with something other than documented: /percentages must not have more than 10000 properties.',
          { retryable: false },
        ),
      ],
    });
  });
});
