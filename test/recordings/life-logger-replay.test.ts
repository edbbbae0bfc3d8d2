import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { FakeClock } from '../support/fake-clock.ts';
import { type Answer, startGateway, type TestGateway } from '../support/gateway.ts';
import { type RecordedRequest, startRecordingServer } from '../support/recording-server.ts';
import { type Exchange, exchangeNamed, readRecording } from './recording.ts';
import { answerOf, type ReplayServer, startReplayServer } from './replay-server.ts';
import { expectedOf, selectionOf, type WireFields, withMoments } from './wire-fields.ts';

const recording = readRecording('life-logger');
const ALICE = 'Bearer 0a1b2c3d4e5f60718293a4b5c6d7e8f90a1b2c3d4e5f60718293a4b5c6d7e8f9';

const profileFields: WireFields = {
  id: { field: 'databaseId', expected: String },
  username: 'username',
  display_name: 'displayName',
  created_at: 'joinedAt',
  // Not documented, and of no use to a client.
  is_admin: null,
};
const eventFields: WireFields = {
  id: { field: 'databaseId', expected: String },
  label: 'label',
  started_at: 'startedAt',
  ended_at: 'endedAt',
};

/** Recorded reads that the gateway never makes, and why. */
const neverMade: Readonly<Record<string, string>> = {
  'events: the same day, +00:00': 'it writes every time in UTC with a `Z`',
  'events: the same day, other offsets': 'it writes every time in UTC with a `Z`',
  'events: microseconds, start is included and end is not': 'it asks by the millisecond',
  'events: same instant, in the order they were added': 'it asks by the millisecond',
  'events: everything': 'it asks by the millisecond; below',
  'events: start equals end': 'a range without length is refused before a call',
  'me: If-None-Match': 'nothing has an `ETag`',
};

type Data = { readonly viewer: Readonly<Record<string, unknown>> };
type Item = Readonly<Record<string, unknown>>;

let life: TestGateway & { readonly server: ReplayServer };
beforeAll(async () => {
  const server = await startReplayServer(recording);
  life = { ...gatewayAt(server.url), server };
});
afterAll(async () => {
  await life.close();
  await life.server.close();
});

function gatewayAt(url: URL): TestGateway {
  const clock = new FakeClock({ now: Date.parse('2026-12-01T13:27:05Z'), skipUpTo: 300 });
  const endpoints = { 'life-logger': { url, sandboxed: false } };
  return startGateway({ endpoints, env: { CACHE_BYTES: '0' }, clock });
}

function run(
  gateway: TestGateway,
  source: string,
  authorization: string | undefined = ALICE,
): Promise<Answer<unknown>> {
  return gateway.query(source, {}, { headers: { 'x-life-logger-authorization': authorization } });
}

/** How a recorded GET is read, and what must come of its body. */
function readingOf({ request, response }: Exchange) {
  const { pathname, searchParams } = new URL(request.path, 'http://any');
  const sent = JSON.parse(response.body);
  const range = `start: "${searchParams.get('start')}", end: "${searchParams.get('end')}"`;
  switch (pathname) {
    case '/me':
      return {
        query: `account(service: LIFE_LOGGER) { ... on LifeLoggerUser ${selectionOf(profileFields)} }`,
        expected: { account: expectedOf(sent, profileFields) },
      };
    case '/labels':
      return { query: 'labels', expected: sent };
    case '/events':
      return {
        query: `events(first: 100, ${range}) { totalCount nodes ${selectionOf(eventFields)} }`,
        expected: {
          events: {
            totalCount: sent.events.length,
            nodes: sent.events.map((event: Item) => expectedOf(event, eventFields)).reverse(),
          },
        },
      };
    default: {
      const labels = Object.keys(sent.minutes);
      const times = labels.map((label) => ({
        label,
        minutes: sent.minutes[label],
        percentage: sent.percentages[label],
      }));
      return {
        query: `timeStats(${range}) { byLabel { label minutes percentage } }`,
        expected: { timeStats: { byLabel: times.toSorted((left, right) => right.minutes - left.minutes) } },
      };
    }
  }
}

/** Events that began at the same moment stand in any order. */
function withoutTies(value: unknown): unknown {
  const key = ({ startedAt, databaseId }: Item) => `${startedAt} ${databaseId}`;
  if (Array.isArray(value)) {
    const hasTimes = value.some((item) => typeof item?.startedAt === 'number');
    return hasTimes ? value.toSorted((left, right) => (key(left) < key(right) ? 1 : -1)) : value;
  }
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, withoutTies(inner)]));
}

describe('what was recorded is what a client gets:', () => {
  const reads = recording.filter(
    ({ request, response }) => request.method === 'GET' && response.status === 200,
  );
  const made = reads.filter(({ name }) => !(name in neverMade));

  test.each(made.map((exchange) => [exchange.name, exchange] as const))('%s', async (_, exchange) => {
    const { query, expected } = readingOf(exchange);
    life.server.standAt(exchange);
    const { length } = life.server.answered;
    const { data, errors } = await run(
      life,
      `{ viewer { ${query} } }`,
      exchange.request.headers.Authorization,
    );
    expect([errors, life.server.takeUnknown()]).toEqual([undefined, []]);
    expect(life.server.answered.slice(length).map(({ name }) => name)).toEqual([exchange.name]);
    const { viewer } = data as Data;
    expect(withoutTies(withMoments(viewer))).toEqual(withoutTies(withMoments(expected)));
    const starts = (viewer.events as { nodes?: Item[] } | undefined)?.nodes?.map(
      ({ startedAt }) => startedAt,
    );
    expect(starts).toEqual(starts?.toSorted().reverse());
  });

  test('every recorded read is made, or named with the reason why it is not', () => {
    const names = new Set(recording.map(({ name }) => name));
    expect(Object.keys(neverMade).filter((name) => !names.has(name))).toEqual([]);
    expect(made.length + Object.keys(neverMade).length).toBe(reads.length);
  });
});

describe('every event there ever was', () => {
  const all: readonly Item[] = JSON.parse(
    exchangeNamed(recording, 'events: everything').response.body,
  ).events;
  /** The service, as far as the recording shows all of its events. */
  const inRange = ({ url }: RecordedRequest) => {
    const { searchParams } = new URL(url, 'http://any');
    const [start, end] = ['start', 'end'].map((name) => Date.parse(searchParams.get(name) ?? ''));
    const begins = (event: Item) => Date.parse(String(event.started_at));
    return { json: { events: all.filter((event) => begins(event) >= start! && begins(event) < end!) } };
  };

  test.each([3, 100])('comes once, in pages of %i, from the future to the year 815', async (first) => {
    const server = await startRecordingServer(inRange);
    const gateway = gatewayAt(server.url);
    const seen: Item[] = [];
    for (let after: string | null = null, hasNext = true; hasNext; ) {
      const { data, errors } = await run(
        gateway,
        `{ viewer { events(first: ${first}, start: "0001-01-01T00:00:00Z"${after === null ? '' : `, after: "${after}"`}) {
          nodes ${selectionOf(eventFields)} pageInfo { hasNextPage endCursor } } } }`,
      );
      expect(errors).toBeUndefined();
      const { nodes, pageInfo } = (data as { viewer: { events: { nodes: Item[]; pageInfo: PageInfo } } })
        .viewer.events;
      seen.push(...nodes);
      [after, hasNext] = [pageInfo.endCursor, pageInfo.hasNextPage];
    }
    await gateway.close();
    await server.close();
    const expected = all.map((event) => expectedOf(event, eventFields));
    expect(withoutTies(withMoments(seen))).toEqual(withoutTies(withMoments(expected)));
  });
});

interface PageInfo {
  readonly hasNextPage: boolean;
  readonly endCursor: string | null;
}

describe('a change', () => {
  const rename = (displayName: string) =>
    run(
      life,
      `mutation { updateDisplayName(input: { displayName: ${JSON.stringify(displayName)} }) {
        user ${selectionOf(profileFields)} userErrors { field code message } } }`,
    );

  test.each([
    ['patch me: name with blanks around it', '  Alice Ünï 日本 '],
    ['patch me: name of 300 characters', 'x'.repeat(300)],
  ])('is answered with the profile that the service sends: %s', async (name, displayName) => {
    const exchange = exchangeNamed(recording, name);
    life.server.standAt(exchange);
    const { data, errors } = await rename(displayName);
    const user = expectedOf(JSON.parse(exchange.response.body), profileFields);
    expect(errors).toBeUndefined();
    expect(withMoments(data)).toEqual(withMoments({ updateDisplayName: { user, userErrors: [] } }));
    expect(life.server.answered.at(-1)?.name).toBe(name);
  });
});

describe('what the documents do not say:', () => {
  const servers: { close(): Promise<void> }[] = [];
  afterEach(async () => {
    await Promise.all(servers.splice(0).map((server) => server.close()));
  });

  /** A gateway over a server whose every answer is this one. */
  async function answering(name: string): Promise<TestGateway> {
    const server = await startRecordingServer(() => answerOf(exchangeNamed(recording, name)));
    const gateway = gatewayAt(server.url);
    servers.push(gateway, server);
    return gateway;
  }

  const range = 'start: "2026-03-24T00:00:00Z", end: "2026-03-25T00:00:00Z"';
  const account = '{ viewer { account(service: LIFE_LOGGER) { username } } }';
  const labels = '{ viewer { labels } }';
  const events = `{ viewer { events(${range}) { nodes { label } } } }`;
  const stats = `{ viewer { timeStats(${range}) { totalMinutes byLabel { label } } } }`;
  const rename =
    'mutation { updateDisplayName(input: { displayName: "A" }) { userErrors { field code message } } }';

  const unauthenticated = {
    message:
      'Life Logger does not accept the credential. Send the header `X-Life-Logger-Authorization: Bearer <session token>`.',
    code: 'UNAUTHENTICATED',
    retryable: false,
    header: 'X-Life-Logger-Authorization',
  };
  const refused = (status: number) => ({
    message: `Life Logger refused the request (${status}).`,
    code: 'BAD_USER_INPUT',
    retryable: false,
  });
  const failed = { message: 'Life Logger answered with 500.', code: 'UPSTREAM_UNAVAILABLE', retryable: true };
  const notFound = { message: 'Life Logger does not have this.', code: 'NOT_FOUND', retryable: false };
  const limited = {
    message:
      'Life Logger limits the calls of all users of this gateway together, and they are used up for now.',
    code: 'RATE_LIMITED',
    retryable: true,
    retryAfter: 2,
  };

  test.each([
    ['me: no credential', account, unauthenticated, 1],
    ['me: wrong token', account, unauthenticated, 1],
    ['me: token without Bearer', account, unauthenticated, 1],
    ['me: session not used for 61 minutes', account, unauthenticated, 1],
    ['me: session ended by a logout', account, unauthenticated, 1],
    ['me: session ended by a later login', account, unauthenticated, 1],
    ['events: plus sign', events, refused(400), 1],
    ['events: no range', events, refused(422), 1],
    ['events: only start', events, refused(422), 1],
    ['events: only end', events, refused(422), 1],
    ['events: times without offset', events, refused(400), 1],
    ['events: end before start', events, refused(400), 1],
    ['events: malformed start', events, refused(400), 1],
    ['events: start is before the year 1 in UTC', events, failed, 3],
    ['stats: every event has zero length', stats, failed, 3],
    ['unknown path', account, notFound, 1],
    ['unknown path', labels, notFound, 1],
    ['unknown path', events, notFound, 1],
    ['unknown path', stats, notFound, 1],
    ['labels: after 200 calls in a minute', labels, limited, 1],
    ['labels: after 200 calls in a minute, another user', labels, limited, 1],
  ])('%s', async (name, query, { message, ...extensions }, calls) => {
    const recorded = name === 'events: plus sign' ? 'events: the same day, plus sign not encoded' : name;
    const gateway = await answering(recorded);
    const { data, errors } = await run(gateway, query);
    const [field] = Object.keys((data as Data).viewer);
    expect(data).toEqual({ viewer: { [field!]: null } });
    expect(errors).toEqual([
      {
        message,
        locations: expect.any(Array),
        path: ['viewer', field],
        extensions: { service: 'LIFE_LOGGER', ...extensions },
      },
    ]);
    expect(gateway.calls).toHaveLength(calls);
  });

  test('a range without events has no statistics (404), which is no error', async () => {
    const gateway = await answering('stats: an event that only ends in the range does not count');
    expect(await run(gateway, stats)).toEqual({
      data: { viewer: { timeStats: { totalMinutes: 0, byLabel: [] } } },
    });
  });

  test.each([
    ['patch me: blank name', { field: null, code: 'INVALID', message: 'Display name cannot be empty.' }],
    [
      'patch me: number',
      { field: 'displayName', code: 'INVALID', message: 'Input should be a valid string' },
    ],
    [
      'patch me: form',
      {
        field: null,
        code: 'INVALID',
        message: 'Input should be a valid dictionary or object to extract fields from',
      },
    ],
  ])('a refusal of a change is data: %s', async (name, error) => {
    const gateway = await answering(name);
    expect(await run(gateway, rename)).toEqual({ data: { updateDisplayName: { userErrors: [error] } } });
    expect(gateway.calls).toEqual(['PATCH me']);
  });

  test('a token without `Bearer`, or with it in small letters, is sent as it is', async () => {
    const [bare, small] = [
      await run(life, account, ALICE.replace('Bearer ', '')),
      await run(life, account, ALICE.replace('Bearer', 'bearer')),
    ];
    expect(bare.errors?.map(({ message, extensions }) => [message, extensions.code])).toEqual([
      [unauthenticated.message, 'UNAUTHENTICATED'],
    ]);
    expect(small).toEqual({ data: { viewer: { account: { username: 'alice' } } } });
  });
});
