import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { labelTimes } from '../../../src/services/life-logger/statistics.ts';
import { decodeStatistics } from '../../../src/services/life-logger/wire.ts';
import { cpuTimeOf } from '../../support/cpu-time.ts';
import type { UpstreamGateway } from '../../support/upstream-gateway.ts';
import { globalId, signedIn, startLifeLogger } from './documented.ts';

// What real instances do that the documents leave unsaid, or say elsewhere.

let lifeLogger: UpstreamGateway;
beforeEach(async () => {
  lifeLogger = await startLifeLogger();
});
afterEach(() => lifeLogger.close());

/** The viewer's answer, once it is clear that it has no errors. */
async function viewer(selection: string): Promise<unknown> {
  const { data, errors } = await lifeLogger.query(`{ viewer { ${selection} } }`, {}, signedIn);
  expect(errors).toBeUndefined();
  return (data as { viewer: unknown }).viewer;
}

const day = 'start: "2026-03-24T00:00:00Z", end: "2026-03-25T00:00:00Z"';
const nextDay = 'start: "2026-03-25T00:00:00Z", end: "2026-03-26T00:00:00Z"';

function event(id: number, startedAt: string, more: object = {}) {
  return { id, label: 'Reading', started_at: startedAt, ...more };
}

describe('an event', () => {
  test('that runs has no end, as null or not at all, and counts to now', async () => {
    lifeLogger.server.enqueue({
      json: {
        events: [
          event(1, '2026-03-25T07:00:00+00:00', { ended_at: null }),
          event(2, '2026-03-25T07:30:00+00:00'),
          event(3, '2026-03-25T08:00:01+00:00'),
        ],
      },
    });
    const fields = 'databaseId endedAt isRunning durationMinutes';
    const running = { endedAt: null, isRunning: true };
    expect(await viewer(`events(${nextDay}) { nodes { ${fields} } }`)).toEqual({
      events: {
        nodes: [
          // By the service's clock it has begun; by ours not yet.
          { databaseId: '3', ...running, durationMinutes: 0 },
          { databaseId: '2', ...running, durationMinutes: 30 },
          { databaseId: '1', ...running, durationMinutes: 60 },
        ],
      },
    });
  });

  test('has times with microseconds and in any time zone', async () => {
    lifeLogger.server.enqueue({
      json: {
        events: [
          event(1, '2026-03-24T09:00:00.123456+00:00', { ended_at: '2026-03-24T09:00:30.623456+00:00' }),
          event(2, '2026-03-24T09:30:00+01:00', { ended_at: '2026-03-24T09:00:00Z' }),
        ],
      },
    });
    expect(await viewer(`events(${day}) { nodes { startedAt endedAt durationMinutes } }`)).toEqual({
      events: {
        nodes: [
          {
            startedAt: '2026-03-24T09:00:00.123Z',
            endedAt: '2026-03-24T09:00:30.623Z',
            durationMinutes: 30.5 / 60,
          },
          { startedAt: '2026-03-24T08:30:00.000Z', endedAt: '2026-03-24T09:00:00.000Z', durationMinutes: 30 },
        ],
      },
    });
  });

  test('belongs to a range from its start on and before its end, also where ranges are read as one', async () => {
    lifeLogger.server.enqueue({
      json: {
        events: [
          event(1, '2026-03-23T23:59:59.999999+00:00'),
          event(2, '2026-03-24T00:00:00+00:00'),
          event(3, '2026-03-24T23:59:59.999999+00:00'),
          event(4, '2026-03-25T00:00:00+00:00'),
          event(5, '2026-03-26T00:00:00+00:00'),
        ],
      },
    });
    const nodes = 'totalCount nodes { databaseId }';
    expect(await viewer(`a: events(${day}) { ${nodes} } b: events(${nextDay}) { ${nodes} }`)).toEqual({
      a: { totalCount: 2, nodes: [{ databaseId: '3' }, { databaseId: '2' }] },
      b: { totalCount: 1, nodes: [{ databaseId: '4' }] },
    });
    expect(lifeLogger.calls).toEqual([
      'GET events?start=2026-03-24T00%3A00%3A00.000Z&end=2026-03-26T00%3A00%3A00.000Z',
    ]);
  });

  test('can have a label that is no longer in the set, and any text for one', async () => {
    const label = '__proto__ <b> 🏃';
    lifeLogger.server.enqueue(
      { json: { events: [event(1, '2026-03-24T09:00:00Z', { label })] } },
      { json: { labels: [] } },
    );
    expect(await viewer(`events(${day}) { nodes { label } }`)).toEqual({ events: { nodes: [{ label }] } });
    expect(await viewer('labels')).toEqual({ labels: [] });
  });
});

describe('statistics', () => {
  const fields = `timeStats(${day}) { totalMinutes byLabel { label minutes percentage } }`;

  test('of a range without events are a 404 of the service, and empty here', async () => {
    lifeLogger.server.enqueue({ status: 404, json: { detail: 'No data found for the given range.' } });
    expect(await viewer(fields)).toEqual({ timeStats: { totalMinutes: 0, byLabel: [] } });
  });

  test.each([
    ['of the framework', { status: 404, json: { detail: 'Not Found' } }],
    ['of another server', { status: 404, body: '<h1>404</h1>', headers: { 'content-type': 'text/html' } }],
    ['without a word', { status: 404 }],
  ])('are not taken for empty where there is no such address: a 404 %s', async (_, answer) => {
    lifeLogger.server.enqueue(answer);
    expect(await lifeLogger.query(`{ viewer { ${fields} } }`, {}, signedIn)).toEqual({
      data: { viewer: { timeStats: null } },
      errors: [
        {
          message: 'Life Logger does not have this.',
          locations: [expect.anything()],
          path: ['viewer', 'timeStats'],
          extensions: { code: 'NOT_FOUND', service: 'LIFE_LOGGER', retryable: false },
        },
      ],
    });
  });

  test('are sorted by time and then by name, and add up without noise', async () => {
    lifeLogger.server.enqueue({
      body: `{
        "minutes": { "b": 0.1, "constructor": 0.2, "a": 0.1, "__proto__": 90 },
        "percentages": { "__proto__": 99.56, "a": 0.11, "b": 0.11, "constructor": 0.22 }
      }`,
    });
    expect(await viewer(fields)).toEqual({
      timeStats: {
        totalMinutes: 90.4,
        byLabel: [
          { label: '__proto__', minutes: 90, percentage: 99.56 },
          { label: 'constructor', minutes: 0.2, percentage: 0.22 },
          { label: 'a', minutes: 0.1, percentage: 0.11 },
          { label: 'b', minutes: 0.1, percentage: 0.11 },
        ],
      },
    });
  });
});

describe('the account', () => {
  const fields = 'account(service: LIFE_LOGGER) { id displayName joinedAt }';

  test('can have more fields than are documented, and less', async () => {
    lifeLogger.server.enqueue({ json: { id: 7, username: 'ada', is_admin: true, email: null } });
    expect(await viewer(fields)).toEqual({
      account: { id: globalId('LifeLoggerUser', 7), displayName: 'ada', joinedAt: null },
    });
  });

  test.each([null, '', ' '])('is shown by its username where the display name is %j', async (name) => {
    lifeLogger.server.enqueue({ json: { id: 7, username: 'ada', display_name: name, created_at: null } });
    expect(await viewer(fields)).toEqual({
      account: { id: globalId('LifeLoggerUser', 7), displayName: 'ada', joinedAt: null },
    });
  });
});

describe('statistics of more labels than anybody has', () => {
  const stats = `timeStats(${day}) { byLabel { label } }`;
  const map = (length: number, value: unknown = 1) =>
    Object.fromEntries(Array.from({ length }, (_, index) => [`label ${index}`, value]));
  const bodies: Readonly<Record<string, readonly [unknown, problem: string]>> = {
    '10,001 labels': [
      { minutes: map(10_001), percentages: map(10_001) },
      '/percentages must not have more than 10000 properties',
    ],
    '2 MB of labels': [
      { minutes: map(50_000), percentages: map(50_000) },
      '/percentages must not have more than 10000 properties',
    ],
    '2 MB of objects': [
      { minutes: map(100_000, {}), percentages: {} },
      '/minutes must not have more than 10000 properties',
    ],
    '2 MB of objects under one label': [
      { minutes: { Reading: Array.from({ length: 600_000 }, () => ({})) }, percentages: {} },
      '/minutes/* must be number',
    ],
    '2 MB of objects in place of the labels': [
      { minutes: Array.from({ length: 600_000 }, () => ({})), percentages: {} },
      '/minutes must be object',
    ],
  };

  test('are read up to 10,000', async () => {
    lifeLogger.server.enqueue({ json: { minutes: map(10_000), percentages: map(10_000) } });
    const { timeStats } = (await viewer(stats)) as { timeStats: { byLabel: object[] } };
    expect(timeStats.byLabel.length).toBe(10_000);
  });

  test.each(Object.entries(bodies))('are not: %s', async (_, [json, problem]) => {
    lifeLogger.server.enqueue({ json: json as object });
    const { data, errors } = await lifeLogger.query(`{ viewer { ${stats} } }`, {}, signedIn);
    expect(data).toEqual({ viewer: { timeStats: null } });
    expect(errors?.map(({ message, extensions }) => [message, extensions])).toEqual([
      [
        `Life Logger answered with something other than documented: ${problem}.`,
        { code: 'UPSTREAM_INVALID_RESPONSE', service: 'LIFE_LOGGER', retryable: false },
      ],
    ]);
  });

  test.each(Object.entries(bodies))('hold nobody up: %s', async (_, [json]) => {
    const text = JSON.stringify(json);
    const read = () => {
      try {
        return labelTimes(decodeStatistics(JSON.parse(text)));
      } catch (error) {
        return error;
      }
    };
    expect(read()).toBeInstanceOf(Error);
    expect(await cpuTimeOf(read, 1)).toBeLessThan(100);
  });

  test('a label of somebody is in no error', async () => {
    const json = { minutes: { 'Therapy with Dr. Ada': 'x' }, percentages: {} };
    lifeLogger.server.enqueue({ json });
    const answer = await lifeLogger.query(`{ viewer { ${stats} } }`, {}, signedIn);
    expect(answer.errors?.map(({ message }) => message)).toEqual([
      'Life Logger answered with something other than documented: /minutes/* must be number.',
    ]);
    expect(JSON.stringify(answer)).not.toContain('Therapy');
  });
});
