import { afterEach, expect, onTestFinished, test } from 'vitest';
import { overHttp } from '../../support/entrance.ts';
import { type Answer, startGateway } from '../../support/gateway.ts';
import { startRecordingServer } from '../../support/recording-server.ts';
import { wireLog, wirePage } from '../wire.ts';

const ENTRANCES = ['yoga', 'the fast path'] as const;
const headers = { 'X-Littlelogs-Authorization': 'Bearer token' };
let env: Readonly<Record<string, string>> = { CACHE_BYTES: '0' };
afterEach(() => {
  env = { CACHE_BYTES: '0' };
});

/** Littlelogs with these logs in every list. */
async function littlelogsWith(logs: readonly unknown[], entrance: (typeof ENTRANCES)[number]) {
  const server = await startRecordingServer(() => ({ json: wirePage(logs) }));
  const endpoint = { url: new URL('api/1/', server.url), sandboxed: false };
  const { gateway, close } = startGateway({ endpoints: { littlelogs: endpoint }, env });
  onTestFinished(async () => {
    await close();
    await server.close();
  });
  const entered = entrance === 'yoga' ? gateway : overHttp(gateway);
  const fetched = (query: string, accept = 'application/json') =>
    entered.fetch('http://quintet.test/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept, ...headers },
      body: JSON.stringify({ query }),
    });
  const ask = async (query: string) => (await (await fetched(query)).json()) as Answer<unknown>;
  return { ask, fetched, server };
}

const hundred = Array.from({ length: 100 }, (_, index) => wireLog(100 - index));
const like = (user: unknown) => ({ user, created: '2015-11-02T01:47:33Z' });
const seventh = (changes: object) => hundred.with(6, { ...wireLog(94), ...changes });

test.each(ENTRANCES)(
  'a like of nobody costs nothing where likes are not selected, by %s',
  async (entrance) => {
    const { ask } = await littlelogsWith(seventh({ likes: [{ user: null }] }), entrance);
    expect(await ask('{ logs(first: 100) { nodes { databaseId likeCount } } }')).toEqual({
      data: {
        logs: {
          nodes: hundred.map(({ id }, index) => ({ databaseId: String(id), likeCount: index === 6 ? 1 : 0 })),
        },
      },
    });
  },
);

test.each(ENTRANCES)('a log keeps its good likes, by %s', async (entrance) => {
  const { ask } = await littlelogsWith(
    seventh({ likes: [like('ada'), { user: null }, like('bob')] }),
    entrance,
  );
  const { data, ...rest } = await ask(
    '{ logs(first: 100) { nodes { likes { username } likeCount } pageInfo { hasNextPage } totalCount } }',
  );
  expect(rest).toEqual({
    extensions: {
      omitted: [
        {
          path: ['logs', 'nodes', 6, 'likes'],
          service: 'LITTLELOGS',
          problem: '/likes/1/user must be string',
          count: 1,
        },
      ],
    },
  });
  expect(data).toMatchObject({ logs: { pageInfo: { hasNextPage: false }, totalCount: 100 } });
  const { nodes } = (data as { logs: { nodes: unknown[] } }).logs;
  expect(nodes[6]).toEqual({ likes: [{ username: 'ada' }, { username: 'bob' }], likeCount: 3 });
  expect(nodes).toHaveLength(100);
});

test.each(
  ENTRANCES.flatMap((entrance) =>
    ['2015-02-30T00:00:00Z', '2015-11-02T00:00:00+99:00', '2015-11-02T00:00:00', 7, null].map(
      (created) => [created, entrance] as const,
    ),
  ),
)('a log of the time %j is left out where its time is selected, by %s', async (created, entrance) => {
  const { ask } = await littlelogsWith([wireLog(3), wireLog(2, { created }), wireLog(1)], entrance);
  const omitted = { service: 'LITTLELOGS', problem: expect.stringMatching(/^\/created must be/), count: 1 };
  const problem = typeof created === 'string' ? '/created must have the documented form' : omitted.problem;
  expect(await ask('{ logs { edges { node { databaseId createdAt } } } }')).toMatchObject({
    data: { logs: { edges: [{ node: { databaseId: '3' } }, { node: { databaseId: '1' } }] } },
    extensions: { omitted: [{ ...omitted, path: ['logs', 'edges'], problem }] },
  });
  expect(await ask('{ logs { nodes { databaseId } } }')).toMatchObject({
    data: { logs: { nodes: [{ databaseId: '3' }, { databaseId: '2' }, { databaseId: '1' }] } },
  });
});

test('a log whose time can not be read is left out of a timeline, which says so and goes on', async () => {
  const { ask } = await littlelogsWith([wireLog(3), wireLog(2, { created: 7 }), wireLog(1)], 'yoga');
  const query = '{ viewer { timeline(services: [LITTLELOGS]) { nodes { ... on Log { databaseId } } } } }';
  expect(await ask(query)).toEqual({
    data: { viewer: { timeline: { nodes: [{ databaseId: '3' }, { databaseId: '1' }] } } },
    extensions: {
      omitted: [
        {
          path: ['viewer', 'timeline', 'nodes'],
          service: 'LITTLELOGS',
          problem: "the item's time can't be read",
          count: 1,
        },
      ],
    },
  });
});

test.each(ENTRANCES)('ids go up to 2^53-1, and can be text, by %s', async (entrance) => {
  const ids = [3_000_000_000, Number.MAX_SAFE_INTEGER, '12'];
  const { ask } = await littlelogsWith(
    ids.map((id) => ({ ...wireLog(1), id })),
    entrance,
  );
  expect(await ask('{ logs { nodes { databaseId } } }')).toEqual({
    data: { logs: { nodes: ids.map((id) => ({ databaseId: String(id) })) } },
  });
});

test('conditions on a selection decide anew in each request what is checked', async () => {
  const { ask } = await littlelogsWith([wireLog(2, { content: 7 }), wireLog(1)], 'the fast path');
  const query = (isWanted: boolean) =>
    `query($isWanted: Boolean = ${isWanted}) { logs { nodes { databaseId contentText @include(if: $isWanted) } } }`;
  const counts = [];
  for (const isWanted of [false, true, false]) {
    const { data } = await ask(query(isWanted));
    counts.push((data as { logs: { nodes: unknown[] } }).logs.nodes.length);
  }
  expect(counts).toEqual([2, 1, 2]);
});

test('a response that leaves something out is not cached', async () => {
  env = {
    CACHE_BYTES: '1000000',
    RESPONSE_CACHE_SECONDS: '60',
    UPSTREAM_CACHE_PUBLIC_SECONDS: '0',
    UPSTREAM_CACHE_SECONDS: '0',
  };
  const { ask, server } = await littlelogsWith([wireLog(2, { content: 7 }), wireLog(1)], 'the fast path');
  for (let round = 0; round < 2; round += 1) await ask('{ logs { nodes { databaseId } } }');
  const cached = server.requests.length;
  for (let round = 0; round < 2; round += 1) await ask('{ logs { nodes { contentText } } }');
  expect([cached, server.requests.length]).toEqual([1, 3]);
});

test('of a response in parts the last part says what is left out', async () => {
  const { fetched } = await littlelogsWith([wireLog(2, { content: 7 }), wireLog(1)], 'yoga');
  const query = '{ __typename ... @defer { logs { nodes { contentText } } } }';
  const text = await (await fetched(query, 'multipart/mixed; deferSpec=20220824, application/json')).text();
  const last = text.split(/\r\n---+/).findLast((part) => part.includes('extensions'));
  expect(last).toContain('"omitted":[{"path":["logs","nodes"],"service":"LITTLELOGS"');
});
