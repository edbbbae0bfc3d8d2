import { setImmediate as turn } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { REQUEST_TIMEOUT_MS } from '../failure/harness.ts';
import { wirePage } from '../services/comics/documented.ts';
import { wireRelease } from '../services/comics/failing.ts';
import { uncachedTest } from '../support/caches.ts';
import type { PlannedAnswer, RecordedRequest } from '../support/recording-server.ts';
import { signedIn, startWorld, timelineQuery, uuid, type World } from './timeline-world.ts';

const small = {
  logs: [1, 5, 9],
  folders: { 1: [2, 8], 2: [3], 3: [] },
  events: [4, 7],
  releases: [6, 10],
};
const inOrder = ['L1', 'B1.2', 'B2.3', 'E4', 'L5', 'R6', 'E7', 'B1.8', 'L9', 'R10'];

const ok = (service: string) => ({
  service,
  status: 'OK',
  message: null,
  isRetryable: false,
  retryAfter: null,
});
const allOk = ['LITTLELOGS', 'LARDER', 'LIFE_LOGGER', 'COMICS'].map(ok);

function failed(service: string, status: string, message: string, retryAfter: number | null = null) {
  const retryable = ['UPSTREAM_UNAVAILABLE', 'UPSTREAM_TIMEOUT', 'RATE_LIMITED'].includes(status);
  return { service, status, message, isRetryable: retryable, retryAfter };
}

const folderCall = (number: number, query: string) => `GET folders/${uuid(number)}/?${query}`;
const releasesCall = (query: string) => `GET releases/?subscribed=true&${query}`;
const firstEvents = 'GET events?start=2026-03-18T08%3A00%3A00.000Z&end=9999-12-31T23%3A59%3A59.000Z';

/** Page after page from a cursor on. */
async function walk(world: World, first: number, after?: string): Promise<readonly string[]> {
  const walked: string[] = [];
  for (let cursor = after; ; ) {
    const page = await world.ask(`first: ${first}${cursor ? `, after: "${cursor}"` : ''}`);
    walked.push(...page.items);
    if (!page.hasNextPage) return walked;
    cursor = page.endCursor;
  }
}

describe('one list of what happened at all services', () => {
  test('is in order, the newest first, and says of each service whether it is all there', async () => {
    const world = await startWorld(small);
    const { items, sources, hasNextPage } = await world.ask('');
    expect({ items, sources, hasNextPage }).toEqual({ items: inOrder, sources: allOk, hasNextPage: false });
  });

  test.each([1, 2, 3, 5])('is the same in pages of %i', async (first) => {
    expect(await walk(await startWorld(small), first)).toEqual(inOrder);
  });

  uncachedTest(
    'costs a call for each list, but for those that are empty, and then for what the page comes to',
    async () => {
      const world = await startWorld({
        logs: Array.from({ length: 100 }, (_, i) => i * 2 + 1),
        folders: { 1: [30, 90], 2: [], 3: [100, 3000] },
        events: Array.from({ length: 30 }, (_, i) => 50 + i * 3),
        releases: [22, 26, 400],
      });
      const first = await world.ask('first: 10');
      expect(first.items).toEqual(Array.from({ length: 10 }, (_, i) => `L${i * 2 + 1}`));
      expect(world.calls()).toEqual([
        firstEvents,
        folderCall(1, 'limit=10&offset=0'),
        folderCall(3, 'limit=10&offset=0'),
        'GET folders/?limit=200&offset=0',
        releasesCall('limit=10&offset=0'),
        'GET timelines/home/?limit=10&offset=0',
      ]);
      const second = await world.ask(`first: 10, after: "${first.endCursor}"`);
      expect(second.items).toEqual(['L21', 'R22', 'L23', 'L25', 'R26', 'L27', 'L29', 'B1.30', 'L31', 'L33']);
      expect(world.calls()).toEqual([
        folderCall(1, 'limit=11&offset=0'),
        'GET folders/?limit=200&offset=0',
        releasesCall('limit=11&offset=0'),
        'GET timelines/home/?limit=11&offset=9',
      ]);
    },
  );

  test('is read once a request, however often it is asked for', async () => {
    const world = await startWorld(small);
    const source = '{ viewer { timeline { nodes { id } } again: timeline { nodes { summary } } } }';
    expect((await world.gateway.query(source, {}, { headers: signedIn })).errors).toBeUndefined();
    const calls = world.calls();
    expect(calls.filter((call) => !call.startsWith('GET events')).length).toBe(5);
    expect(calls).toEqual([...new Set(calls)]);
  });

  test('each cursor of it leads on from its own item', async () => {
    const world = await startWorld(small);
    const { data } = await world.gateway.query(
      '{ viewer { timeline(first: 9) { edges { cursor } pageInfo { startCursor endCursor hasPreviousPage } } } }',
      {},
      { headers: signedIn },
    );
    const { edges, pageInfo } = (
      data as never as { viewer: { timeline: { edges: { cursor: string }[]; pageInfo: object } } }
    ).viewer.timeline;
    expect(pageInfo).toEqual({
      startCursor: edges[0]?.cursor,
      endCursor: edges[8]?.cursor,
      hasPreviousPage: false,
    });
    for (const [index, { cursor }] of edges.entries()) {
      expect((await world.ask(`after: "${cursor}"`)).items).toEqual(inOrder.slice(index + 1));
    }
  });

  test('holds of some services only what they hold', async () => {
    const world = await startWorld(small);
    const { items, sources } = await world.ask('services: [LIFE_LOGGER, LITTLELOGS]');
    expect({ items, sources }).toEqual({
      items: ['L1', 'E4', 'L5', 'E7', 'L9'],
      sources: [ok('LITTLELOGS'), ok('LIFE_LOGGER')],
    });
    expect(world.calls().filter((call) => call.includes('folders'))).toEqual([]);
  });

  test('runs from `since` on and up to `until`', async () => {
    const world = await startWorld(small);
    const range = 'since: "2026-03-25T00:00:00Z", until: "2026-03-25T07:00:00+01:00"';
    const { items, hasNextPage } = await world.ask(range);
    expect([items, hasNextPage]).toEqual([['B2.3', 'E4', 'L5', 'R6', 'E7', 'B1.8'], false]);
    expect(world.calls()).toEqual([
      'GET events?start=2026-03-25T00%3A00%3A00.000Z&end=2026-03-25T06%3A00%3A00.000Z',
      folderCall(1, 'limit=21&offset=0'),
      folderCall(2, 'limit=21&offset=0'),
      'GET folders/?limit=200&offset=0',
      releasesCall(
        'fetched__gte=2026-03-25T00%3A00%3A00.000Z&fetched__lt=2026-03-25T06%3A00%3A00.000Z&limit=21&offset=0',
      ),
      'GET timelines/home/?limit=21&offset=0',
    ]);
    const first = await world.ask(`${range}, first: 2`);
    expect((await world.ask(`${range}, after: "${first.endCursor}"`)).items).toEqual([
      'L5',
      'R6',
      'E7',
      'B1.8',
    ]);
  });

  uncachedTest('stays itself when something is added and deleted between two pages', async () => {
    const world = await startWorld(small);
    const first = await world.ask('first: 3');
    world.logs.splice(0, 2, 0);
    world.events.unshift(0);
    world.folders[1]!.unshift(0);
    world.folders[2]!.splice(0);
    world.folders[4] = [0, 6];
    world.releases.splice(0, 2, 2, 5, 9, 10);
    expect(await walk(world, 2, first.endCursor)).toEqual([
      'E4',
      'R5',
      'B4.6',
      'E7',
      'B1.8',
      'R9',
      'L9',
      'R10',
    ]);
  });
});

describe('a service that fails', () => {
  const answer = (answer: PlannedAnswer) => () => answer;

  test.each([
    [
      'is down',
      answer({ status: 503 }),
      failed('LARDER', 'UPSTREAM_UNAVAILABLE', 'Larder answered with 503.'),
    ],
    [
      'does not take the credential',
      answer({ status: 401 }),
      failed(
        'LARDER',
        'UNAUTHENTICATED',
        'Larder does not accept the credential. Send the header `X-Larder-Authorization: Token <token>`.',
      ),
    ],
    [
      'does not permit it',
      answer({ status: 403 }),
      failed('LARDER', 'FORBIDDEN', 'Larder does not permit this.'),
    ],
    [
      'limits its calls',
      answer({ status: 429, headers: { 'retry-after': '60' } }),
      failed('LARDER', 'RATE_LIMITED', 'Larder limits its calls. It asks to wait 60 s.', 60),
    ],
    [
      'lies',
      answer({ json: { count: 1 } }),
      failed(
        'LARDER',
        'UPSTREAM_INVALID_RESPONSE',
        'Larder answered with something other than documented: the body must have required properties results.',
      ),
    ],
  ])(
    'because it %s is left out and says so, and its items come when it is back, each once',
    async (_, fault, source) => {
      const world = await startWorld(small);
      world.faults.larder = fault;
      const first = await world.ask('first: 3');
      expect(first).toEqual({
        items: ['L1', 'E4', 'L5'],
        sources: [ok('LITTLELOGS'), source, ok('LIFE_LOGGER'), ok('COMICS')],
        hasNextPage: true,
        endCursor: expect.any(String),
      });
      world.faults.larder = () => null;
      // By the gateway's own clock a limit is over after the time that the service has named.
      world.clock.advance(60_000);
      expect(await walk(world, 3, first.endCursor)).toEqual([
        'B1.2',
        'B2.3',
        'R6',
        'E7',
        'B1.8',
        'L9',
        'R10',
      ]);
    },
  );

  test.each([
    ['is down', answer({ status: 503 }), 'UPSTREAM_UNAVAILABLE', 'Comics answered with 503.'],
    [
      'does not take the credential',
      answer({ status: 401 }),
      'UNAUTHENTICATED',
      'Comics does not accept the credential. Send the header `X-Comics-Authorization: Key <secret key>`.',
    ],
    [
      'lies',
      answer({ json: { objects: [] } }),
      'UPSTREAM_INVALID_RESPONSE',
      'Comics answered with something other than documented: the body must have required properties meta.',
    ],
    [
      'ignores what it is asked for',
      ({ url }: RecordedRequest) => ({ json: wirePage(url.includes('__gte') ? [wireRelease(9, 7)] : []) }),
      'UPSTREAM_INVALID_RESPONSE',
      'Comics answered with what does not match `fetchedAt.start`: this instance ignores that filter.',
    ],
  ])('be it one of comics that %s costs only its own', async (_, fault, status, message) => {
    const world = await startWorld(small);
    world.faults.comics = fault;
    const { items, sources } = await world.ask('since: "2026-03-24T00:00:00Z"');
    expect([items, sources]).toEqual([
      inOrder.filter((item) => !item.startsWith('R')),
      [ok('LITTLELOGS'), ok('LARDER'), ok('LIFE_LOGGER'), failed('COMICS', status, message)],
    ]);
  });

  test('for want of a credential costs no call', async () => {
    const world = await startWorld(small);
    const { items, sources } = await world.ask('', { 'x-littlelogs-authorization': 'Bearer mine' });
    expect(items).toEqual(['L1', 'L5', 'L9']);
    expect(sources).toEqual([
      ok('LITTLELOGS'),
      failed(
        'LARDER',
        'UNAUTHENTICATED',
        'Larder demands a credential for this. Send the header `X-Larder-Authorization: Token <token>`.',
      ),
      failed(
        'LIFE_LOGGER',
        'UNAUTHENTICATED',
        'Life Logger demands a credential for this. Send the header `X-Life-Logger-Authorization: Bearer <session token>`.',
      ),
      failed(
        'COMICS',
        'UNAUTHENTICATED',
        'Comics demands a credential for this. Send the header `X-Comics-Authorization: Key <secret key>`.',
      ),
    ]);
    expect(world.calls()).toEqual(['GET timelines/home/?limit=20&offset=0']);
  });

  test('for want of an address says so', async () => {
    const world = await startWorld({ ...small, without: ['larder'] });
    const { items, sources } = await world.ask('');
    expect(items).toEqual(['L1', 'E4', 'L5', 'R6', 'E7', 'L9', 'R10']);
    expect(sources[1]).toEqual(
      failed(
        'LARDER',
        'SERVICE_NOT_CONFIGURED',
        'Larder is not configured here. Set LARDER_URL at the gateway.',
      ),
    );
  });

  test('by one list of many gives what the others hold', async () => {
    const world = await startWorld(small);
    world.faults.larder = ({ url }) => (url.includes(uuid(1)) ? { status: 500 } : null);
    const first = await world.ask('first: 2');
    expect([first.items, first.sources[1]]).toEqual([
      ['L1', 'B2.3'],
      failed('LARDER', 'UPSTREAM_UNAVAILABLE', 'Larder answered with 500.'),
    ]);
    world.faults.larder = () => null;
    expect(await walk(world, 9, first.endCursor)).toEqual([
      'B1.2',
      'E4',
      'L5',
      'R6',
      'E7',
      'B1.8',
      'L9',
      'R10',
    ]);
  });

  test('by a list that is gone since it was named has nothing in it', async () => {
    const world = await startWorld(small);
    world.faults.larder = ({ url }) => (url.includes(uuid(1)) ? { status: 404 } : null);
    const { items, sources } = await world.ask('');
    expect([items, sources]).toEqual([['L1', 'B2.3', 'E4', 'L5', 'R6', 'E7', 'L9', 'R10'], allOk]);
  });

  test('by being slow is waited for half of the time that there is', async () => {
    const world = await startWorld(small);
    const answers = Promise.withResolvers<PlannedAnswer>();
    world.faults['life-logger'] = () => answers.promise;
    const asked = world.ask('first: 3');
    await world.servers['life-logger'].received(1);
    while (world.gateway.calls.length < 5) await turn();
    for (let i = 0; i < 20; i += 1) await turn();
    world.clock.advance(REQUEST_TIMEOUT_MS / 2);
    const first = await asked;
    expect([first.items, first.sources[2]]).toEqual([
      ['L1', 'B1.2', 'B2.3'],
      failed('LIFE_LOGGER', 'UPSTREAM_TIMEOUT', 'Life Logger did not answer in time.'),
    ]);
    answers.resolve({ json: { events: [] } });
    world.faults['life-logger'] = () => null;
    expect(await walk(world, 9, first.endCursor)).toEqual(['E4', 'L5', 'R6', 'E7', 'B1.8', 'L9', 'R10']);
  });

  test('with all the others leaves an empty page, whose cursor leads on once they are back', async () => {
    const world = await startWorld(small);
    for (const key of ['littlelogs', 'larder', 'life-logger', 'comics'] as const)
      world.faults[key] = answer({ status: 503 });
    const first = await world.ask('');
    expect(first).toEqual({
      items: [],
      sources: [
        failed('LITTLELOGS', 'UPSTREAM_UNAVAILABLE', 'Littlelogs answered with 503.'),
        failed('LARDER', 'UPSTREAM_UNAVAILABLE', 'Larder answered with 503.'),
        failed('LIFE_LOGGER', 'UPSTREAM_UNAVAILABLE', 'Life Logger answered with 503.'),
        failed('COMICS', 'UPSTREAM_UNAVAILABLE', 'Comics answered with 503.'),
      ],
      // Whoever asks again by themselves must not do so for ever.
      hasNextPage: false,
      endCursor: expect.stringMatching(/./),
    });
    for (const key of ['littlelogs', 'larder', 'life-logger', 'comics'] as const)
      world.faults[key] = () => null;
    expect(await walk(world, 5, first.endCursor)).toEqual(inOrder);
  });

  test('to the end is asked for once more after the last item, and then no more', async () => {
    const world = await startWorld(small);
    world.faults['life-logger'] = answer({ status: 503 });
    const first = await world.ask('');
    expect([first.items.length, first.hasNextPage]).toEqual([8, true]);
    const second = await world.ask(`after: "${first.endCursor}"`);
    expect([second.items, second.hasNextPage]).toEqual([[], false]);
    world.faults['life-logger'] = () => null;
    expect(await walk(world, 5, second.endCursor)).toEqual(['E4', 'E7']);
  });

  test('and will not be back by itself is no reason to go on', async () => {
    const world = await startWorld(small);
    world.faults['life-logger'] = answer({ status: 401 });
    const { items, hasNextPage } = await world.ask('');
    expect([items.length, hasNextPage]).toEqual([8, false]);
  });
});

describe('what can not be answered is refused without a call', () => {
  test.each([
    ['first: 0', 'first', '`first` must be between 1 and 100, but is 0.'],
    ['first: 101', 'first', '`first` must be between 1 and 100, but is 101.'],
    ['services: []', 'services', '`services` must name at least one. Leave it out for all.'],
    [
      'since: "2026-03-25T00:00:00Z", until: "2026-03-24T00:00:00Z"',
      'since',
      '`since` must not be after `until`, but is 2026-03-25T00:00:00.000Z, and `until` is 2026-03-24T00:00:00.000Z.',
    ],
    [
      'after: "abc"',
      'after',
      "`after` is not a cursor of this API, or not the whole of one. Pass `endCursor`, `startCursor` or an edge's `cursor` unchanged.",
    ],
  ])('%s', async (args, argument, message) => {
    const world = await startWorld(small);
    const { errors } = await world.ask(args);
    expect(errors).toEqual([
      {
        message,
        path: ['viewer', 'timeline'],
        extensions: { code: 'BAD_USER_INPUT', retryable: false, argument },
      },
    ]);
    expect(world.calls()).toEqual([]);
  });

  test.each(['last: 3', 'before: "x"'])('%s: it is read forward only', async (args) => {
    const world = await startWorld(small);
    const { errors } = await world.gateway.query(timelineQuery(args), {}, { headers: signedIn });
    const argument = args.replace(/:.*/, '');
    expect(errors).toMatchObject([
      {
        message: `Unknown argument "${argument}" on field "Viewer.timeline".`,
        extensions: { code: 'GRAPHQL_VALIDATION_FAILED' },
      },
    ]);
    expect(world.calls()).toEqual([]);
  });

  test('a cursor of another timeline, or of another list', async () => {
    const world = await startWorld(small);
    const { endCursor } = await world.ask('first: 2');
    const home = await world.gateway.query(
      '{ viewer { homeTimeline { pageInfo { endCursor } } } }',
      {},
      { headers: signedIn },
    );
    const other = (home.data as { viewer: { homeTimeline: { pageInfo: { endCursor: string } } } }).viewer
      .homeTimeline;
    world.calls();
    for (const args of [
      `services: [LARDER], after: "${endCursor}"`,
      `since: "2026-03-25T00:00:00Z", after: "${endCursor}"`,
      `until: "2026-03-25T00:00:00Z", after: "${endCursor}"`,
      `after: "${other.pageInfo.endCursor}"`,
    ]) {
      const { errors } = await world.ask(args);
      expect(errors).toMatchObject([
        {
          message:
            '`after` is a cursor of another list. A cursor is good for the list it came from, with the same arguments.',
          extensions: { code: 'BAD_USER_INPUT' },
        },
      ]);
    }
    expect(world.calls()).toEqual([]);
  });
});
