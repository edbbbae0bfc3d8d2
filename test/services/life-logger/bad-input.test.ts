import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { startGateway } from '../../support/gateway.ts';
import type { UpstreamGateway } from '../../support/upstream-gateway.ts';
import { globalId, startLifeLogger } from './documented.ts';
import { type SandboxedGateway, startSandboxed } from './sandboxed.ts';

let lifeLogger: SandboxedGateway;
beforeAll(async () => {
  lifeLogger = await startSandboxed();
});
afterAll(() => lifeLogger.close());
beforeEach(() => {
  lifeLogger.calls.length = 0;
});

/** The one error of an answer, whole. */
function failure(message: string, path: string, extensions: object) {
  return [{ message, locations: [expect.anything()], path: path.split('.'), extensions }];
}

function badInput(message: string, path: string, argument?: string) {
  const code = { code: 'BAD_USER_INPUT', retryable: false };
  return failure(message, path, argument === undefined ? code : { ...code, argument });
}

describe('a range that can not be: no call,', () => {
  const backwards =
    '`start` must not be after `end`, but is 2026-03-24T00:00:00.001Z, and `end` is 2026-03-24T00:00:00.000Z.';
  const outside = (argument: string) => `\`${argument}\` must lie in the years 1 to 9999, in UTC.`;
  const ranges = [
    ['start: "2026-03-24T00:00:00.001Z", end: "2026-03-24T00:00:00Z"', backwards, 'start'],
    ['start: "2026-03-24T01:00:00.001+01:00", end: "2026-03-23T22:00:00-02:00"', backwards, 'start'],
    ['start: "0000-06-01T00:00:00Z", end: "2026-03-24T00:00:00Z"', outside('start'), 'start'],
    ['start: "2026-03-24T00:00:00Z", end: "9999-12-31T23:00:00-02:00"', outside('end'), 'end'],
  ] as const;

  describe.each([
    ['events', 'totalCount'],
    ['timeStats', 'totalMinutes'],
  ])('%s', (field, selection) => {
    test.each(ranges)('(%s)', async (range, message, argument) => {
      expect(await lifeLogger.query(`{ viewer { ${field}(${range}) { ${selection} } } }`)).toEqual({
        data: { viewer: { [field]: null } },
        errors: badInput(message, `viewer.${field}`, argument),
      });
      expect(lifeLogger.calls).toEqual([]);
    });
  });

  test('one of events with one bound alone', async () => {
    expect(
      await lifeLogger.query('{ viewer { events(end: "0000-01-01T00:00:00Z") { nodes { id } } } }'),
    ).toEqual({
      data: { viewer: { events: null } },
      errors: badInput(outside('end'), 'viewer.events', 'end'),
    });
    expect(lifeLogger.calls).toEqual([]);
  });
});

test('a range may be as short as nothing', async () => {
  const range = 'start: "2026-03-24T09:00:00Z", end: "2026-03-24T10:00:00+01:00"';
  expect(
    await lifeLogger.query(`{
      viewer { events(${range}) { totalCount } timeStats(${range}) { totalMinutes byLabel { label } } }
    }`),
  ).toEqual({ data: { viewer: { events: { totalCount: 0 }, timeStats: { totalMinutes: 0, byLabel: [] } } } });
});

describe('a time that is none is refused before anything is called, with what would be right:', () => {
  const advice =
    'Give date, time and time zone as ISO 8601: `2026-03-24T09:00:00Z` or `2026-03-24T09:00:00+01:00`.';
  const extensions = { code: 'BAD_USER_INPUT', retryable: false };
  const times = [
    ['without a time zone', '2026-03-24T09:00:00'],
    ['without a time', '2026-03-24'],
    ['without seconds', '2026-03-24T09:00Z'],
    ['that is not in the calendar', '2026-02-30T09:00:00Z'],
    ['in words', 'today'],
    ['empty', ''],
  ] as const;

  test.each(times)('one %s, in the document', async (_, time) => {
    expect(await lifeLogger.query(`{ viewer { events(start: "${time}") { totalCount } } }`)).toEqual({
      errors: [
        {
          message: `\`${time}\` is no point in time. ${advice}`,
          locations: [{ line: 1, column: 26 }],
          extensions,
        },
      ],
    });
    expect(lifeLogger.calls).toEqual([]);
  });

  test.each(times)('one %s, in a variable', async (_, time) => {
    const query =
      'query ($end: DateTime!) { viewer { timeStats(start: "2026-03-24T09:00:00Z", end: $end) { end } } }';
    expect(await lifeLogger.query(query, { end: time })).toEqual({
      errors: [
        {
          message: `Variable "$end" has invalid value: \`${time}\` is no point in time. ${advice}`,
          locations: [{ line: 1, column: 8 }],
          extensions,
        },
      ],
    });
    expect(lifeLogger.calls).toEqual([]);
  });

  test('a number, which could be seconds or milliseconds', async () => {
    expect(await lifeLogger.query('{ viewer { events(start: 1774342800) { totalCount } } }')).toEqual({
      errors: [
        {
          message: `This is no point in time. ${advice}`,
          locations: [{ line: 1, column: 26 }],
          extensions,
        },
      ],
    });
  });
});

describe('a part of the list of events that can not be: no call,', () => {
  test.each([
    ['first: 0', '`first` must be between 1 and 100, but is 0.', 'first'],
    ['last: 101', '`last` must be between 1 and 100, but is 101.', 'last'],
    ['first: 1, last: 1', 'Give `first` or `last`, not both.', 'last'],
    ['first: 1, before: "x"', '`before` goes with `last`; with `first` give `after`.', 'before'],
  ])('events(%s)', async (args, message, argument) => {
    expect(await lifeLogger.query(`{ viewer { events(${args}) { nodes { id } } } }`)).toEqual({
      data: { viewer: { events: null } },
      errors: badInput(message, 'viewer.events', argument),
    });
    expect(lifeLogger.calls).toEqual([]);
  });

  const range = 'start: "2026-03-24T00:00:00Z", end: "2026-03-25T00:00:00Z"';

  test.each([
    ['of all events', ''],
    ['of another range', 'start: "2026-03-24T00:00:00Z", end: "2026-03-26T00:00:00Z", '],
    ['of a range with one bound', 'start: "2026-03-24T00:00:00Z", '],
  ])('a cursor %s', async (_, other) => {
    const { data } = await lifeLogger.query(`{
      viewer { events(${other}first: 1) { pageInfo { endCursor } } }
    }`);
    const { endCursor } = (data as { viewer: { events: { pageInfo: { endCursor: string } } } }).viewer.events
      .pageInfo;
    lifeLogger.calls.length = 0;
    const query = `{ viewer { events(${range}, first: 1, after: "${endCursor}") { nodes { id } } } }`;
    expect(await lifeLogger.query(query)).toEqual({
      data: { viewer: { events: null } },
      errors: badInput(
        '`after` is a cursor of another list. A cursor is good for the list it came from, with the same arguments.',
        'viewer.events',
        'after',
      ),
    });
    expect(lifeLogger.calls).toEqual([]);
  });

  test('a cursor of the same range in another time zone is as good as its own', async () => {
    const own = await lifeLogger.query(
      `{ viewer { events(${range}, first: 2) { pageInfo { endCursor } } } }`,
    );
    const { endCursor } = (own.data as { viewer: { events: { pageInfo: { endCursor: string } } } }).viewer
      .events.pageInfo;
    const zoned = 'start: "2026-03-24T01:00:00+01:00", end: "2026-03-24T19:00:00-05:00"';
    const query = `{ viewer { events(${zoned}, first: 2, after: "${endCursor}") { nodes { databaseId } } } }`;
    expect(await lifeLogger.query(query)).toEqual({
      data: { viewer: { events: { nodes: [{ databaseId: '42' }] } } },
    });
  });
});

test('an event has no address of its own, so its id can not be fetched: no call', async () => {
  expect(await lifeLogger.query(`{ node(id: "${globalId('Event', 1)}") { id } }`)).toEqual({
    data: { node: null },
    errors: badInput("`id` holds an id of Event, which can't be fetched by its id.", 'node', 'id'),
  });
  expect(lifeLogger.calls).toEqual([]);
});

test('an account whose id is forged is refused without a call', async () => {
  const id = globalId('LifeLoggerUser', 'me');
  expect(await lifeLogger.query(`{ node(id: "${id}") { id } }`)).toEqual({
    data: { node: null },
    errors: badInput(
      `\`${id}\` is not an id of this API. Pass an \`id\` that it gave, unchanged.`,
      'node',
      'id',
    ),
  });
  expect(lifeLogger.calls).toEqual([]);
});

describe('without a credential, at a Life Logger that is no sandbox,', () => {
  let real: UpstreamGateway;
  beforeEach(async () => {
    real = await startLifeLogger();
  });
  afterEach(() => real.close());

  const unauthenticated = (path: string, more: object = {}) =>
    failure(
      'Life Logger demands a credential for this. Send the header `X-Life-Logger-Authorization: Bearer <session token>`.',
      path,
      {
        code: 'UNAUTHENTICATED',
        service: 'LIFE_LOGGER',
        retryable: false,
        header: 'X-Life-Logger-Authorization',
        ...more,
      },
    );
  const range = 'start: "2026-03-24T00:00:00Z", end: "2026-03-25T00:00:00Z"';

  test.each([
    ['account', 'account(service: LIFE_LOGGER) { id }'],
    ['labels', 'labels'],
    ['events', 'events { nodes { id } }'],
    ['events', `events(${range}) { totalCount }`],
    ['timeStats', `timeStats(${range}) { totalMinutes }`],
  ])("the viewer's %s is refused without a call, with the header to send: %s", async (field, selection) => {
    expect(await real.query(`{ viewer { ${selection} } }`)).toEqual({
      data: { viewer: { [field]: null } },
      errors: unauthenticated(`viewer.${field}`),
    });
    expect(real.server.requests).toEqual([]);
  });

  test('somebody by name is refused without a call', async () => {
    expect(await real.query('{ user(service: LIFE_LOGGER, username: "jacob") { id } }')).toEqual({
      data: { user: null },
      errors: unauthenticated('user'),
    });
    expect(real.server.requests).toEqual([]);
  });

  test('a change is refused without a call', async () => {
    const query = 'mutation { updateDisplayName(input: { displayName: "Ada" }) { user { id } } }';
    expect(await real.query(query)).toEqual({
      data: { updateDisplayName: null },
      errors: unauthenticated('updateDisplayName', { outcome: 'NOT_SENT' }),
    });
    expect(real.server.requests).toEqual([]);
  });
});

describe('where no Life Logger is configured', () => {
  const unconfigured = startGateway({ endpoints: {} });
  afterAll(() => unconfigured.close());

  test.each([
    ['viewer.labels', '{ viewer { labels } }'],
    ['viewer.events', '{ viewer { events { totalCount } } }'],
    ['viewer.account', '{ viewer { account(service: LIFE_LOGGER) { id } } }'],
    ['user', '{ user(service: LIFE_LOGGER, username: "jacob") { id } }'],
    ['updateDisplayName', 'mutation { updateDisplayName(input: { displayName: "Ada" }) { user { id } } }'],
  ])('%s says so, and what to set', async (path, query) => {
    const { errors } = await unconfigured.query(query);
    expect(errors).toEqual(
      failure('Life Logger is not configured here. Set LIFE_LOGGER_URL at the gateway.', path, {
        code: 'SERVICE_NOT_CONFIGURED',
        service: 'LIFE_LOGGER',
        retryable: false,
        ...(query.startsWith('mutation') ? { outcome: 'NOT_SENT' } : {}),
      }),
    );
  });
});
