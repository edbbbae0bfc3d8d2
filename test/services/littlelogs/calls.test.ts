import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type SandboxedGateway, startSandboxed } from './sandboxed.ts';

let gateway: SandboxedGateway;

beforeAll(async () => {
  gateway = await startSandboxed();
});
afterAll(() => gateway.close());
beforeEach(() => {
  gateway.calls.length = 0;
});

test('a page of 100 logs with authors, comments with their authors, tags and the names of mentions is 1 call', async () => {
  const { errors } = await gateway.query(`{
    logs(first: 100) {
      nodes {
        author { id displayName bio }
        comments { contentText author { displayName } }
        tags { name }
        mentions { username }
      }
    }
  }`);
  expect(errors).toBeUndefined();
  expect(gateway.calls).toEqual(['GET logs/?limit=100&offset=0']);
});

test('ten aliases of the same log are 1 call', async () => {
  const aliases = Array.from({ length: 10 }, (_, i) => `a${i}: log(id: "2613") { id author { username } }`);
  const { errors } = await gateway.query(`{ ${aliases.join('\n')} }`);
  expect(errors).toBeUndefined();
  expect(gateway.calls).toEqual(['GET logs/2613/']);
});

test('ten aliases of the same user are 1 call', async () => {
  const aliases = Array.from(
    { length: 10 },
    (_, i) => `a${i}: user(service: LITTLELOGS, username: "belle") { bio }`,
  );
  const { errors } = await gateway.query(`{ ${aliases.join('\n')} }`);
  expect(errors).toBeUndefined();
  expect(gateway.calls).toEqual(['GET users/belle/']);
});

test('totalCount alone is 1 call, of one item', async () => {
  expect(await gateway.query('{ logs { totalCount } }')).toEqual({ data: { logs: { totalCount: 2402 } } });
  expect(gateway.calls).toEqual(['GET logs/?limit=1&offset=0']);
});

test('people who like or are mentioned are 1 call each, and none where an answer held them', async () => {
  const { data, errors } = await gateway.query(`{
    logs(first: 20) {
      nodes {
        author { username }
        comments { author { username } }
        likes { user { username displayName } }
        mentions { user { username displayName } }
      }
    }
  }`);
  expect(errors).toBeUndefined();
  interface Named {
    readonly username: string;
  }
  interface LogNode {
    readonly author: Named;
    readonly comments: readonly { readonly author: Named }[];
    readonly likes: readonly { readonly user: Named }[];
    readonly mentions: readonly { readonly user: Named }[];
  }
  const { nodes } = (data as { logs: { nodes: LogNode[] } }).logs;
  const held = nodes.flatMap((log) => [log.author, ...log.comments.map(({ author }) => author)]);
  const named = nodes.flatMap((log) => [...log.likes, ...log.mentions].map(({ user }) => user));
  const names = (people: readonly Named[]) => new Set(people.map(({ username }) => username));
  const asked = names(named).difference(names(held));
  expect(asked.size).toBeGreaterThan(5);
  expect(names(named).intersection(names(held)).size).toBeGreaterThan(0);
  expect(gateway.calls[0]).toBe('GET logs/?limit=20&offset=0');
  expect(gateway.calls.slice(1).toSorted()).toEqual(
    [...asked].map((name) => `GET users/${name}/`).toSorted(),
  );
});

describe('a list of each of 20 people', () => {
  test.each(['following', 'followers', 'logs', 'tags'])('%s is 1 call for each of them', async (field) => {
    const { data, errors } = await gateway.query(`{
      user(service: LITTLELOGS, username: "josh") {
        ... on LittlelogsUser { followers(first: 20) { nodes { username ${field}(first: 3) { totalCount nodes { id } } } } }
      }
    }`);
    expect(errors).toBeUndefined();
    const { nodes } = (data as { user: { followers: { nodes: { username: string }[] } } }).user.followers;
    expect(nodes).toHaveLength(20);
    const paths: Record<string, string> = {
      following: 'users/followed-by',
      followers: 'users/following',
      logs: 'logs/user',
      tags: 'tags/user',
    };
    const own = nodes.map(({ username }) => `GET ${paths[field]}/${username}/?limit=3&offset=0`);
    expect(gateway.calls.slice(0, 2)).toEqual([
      'GET users/josh/',
      'GET users/following/josh/?limit=20&offset=0',
    ]);
    expect(gateway.calls.slice(2).toSorted()).toEqual(own.toSorted());
  });
});

test('every page of a walk is 1 call, forwards and backwards', async () => {
  const page = 'nodes { databaseId } pageInfo { endCursor startCursor hasNextPage hasPreviousPage }';
  interface Logs {
    readonly nodes: readonly { readonly databaseId: string }[];
    readonly pageInfo: {
      readonly endCursor: string;
      readonly startCursor: string;
      readonly hasNextPage: boolean;
    };
  }
  const seen: string[] = [];
  let after: string | null = null;
  for (let i = 0; i < 5; i += 1) {
    const { data } = await gateway.query(
      `query ($after: String) { logs(first: 100, after: $after) { ${page} } }`,
      { after },
    );
    const { logs } = data as { logs: Logs };
    seen.push(...logs.nodes.map(({ databaseId }) => databaseId));
    after = logs.pageInfo.endCursor;
  }
  expect(gateway.calls).toEqual([
    'GET logs/?limit=100&offset=0',
    'GET logs/?limit=101&offset=99',
    'GET logs/?limit=101&offset=199',
    'GET logs/?limit=101&offset=299',
    'GET logs/?limit=101&offset=399',
  ]);
  expect(new Set(seen).size).toBe(500);
  gateway.calls.length = 0;
  const { data } = await gateway.query(
    `query ($before: String) { logs(last: 50, before: $before) { ${page} } }`,
    {
      before: after,
    },
  );
  expect((data as { logs: Logs }).logs.nodes.map(({ databaseId }) => databaseId)).toEqual(
    seen.slice(449, 499),
  );
  expect(gateway.calls).toEqual(['GET logs/?limit=51&offset=449']);
});

test('references with nothing but id and username cost no call of their own', async () => {
  const { errors } = await gateway.query(
    '{ logs(first: 20) { nodes { likes { username user { id username } } mentions { username user { id } } } } }',
  );
  expect(errors).toBeUndefined();
  expect(gateway.calls).toEqual(['GET logs/?limit=20&offset=0']);
});

test('a node that another field of the request held is not asked for again', async () => {
  const { data } = await gateway.query('{ logs(first: 1) { nodes { id } } }');
  const { id } = (data as { logs: { nodes: [{ id: string }] } }).logs.nodes[0];
  gateway.calls.length = 0;
  const { errors } = await gateway.query(
    'query ($id: ID!) { node(id: $id) { ... on Log { likeCount } } again: node(id: $id) { id } }',
    { id },
  );
  expect(errors).toBeUndefined();
  expect(gateway.calls).toHaveLength(1);
});

test('the same part of the same list is read once, however often a query comes by it', async () => {
  const { errors } = await gateway.query(`{
    a: logs(first: 5) { nodes { author { logs(first: 2) { nodes { author { logs(first: 2) { nodes { id } } } } } } } }
    b: logs(first: 5) { totalCount nodes { id } }
  }`);
  expect(errors).toBeUndefined();
  expect(new Set(gateway.calls).size).toBe(gateway.calls.length);
  expect(gateway.calls[0]).toBe('GET logs/?limit=5&offset=0');
  expect(gateway.calls.length).toBeLessThanOrEqual(6);
});

test('a list that is read after a change of the same request is read anew', async () => {
  const totals = 'log { author { ... on LittlelogsUser { logs(first: 1) { totalCount nodes { id } } } } }';
  const { data, errors } = await gateway.query(`mutation {
    a: createLog(input: { content: "one" }) { ${totals} }
    b: createLog(input: { content: "two" }) { ${totals} }
  }`);
  expect(errors).toBeUndefined();
  const { a, b } = data as Record<'a' | 'b', { log: { author: { logs: { totalCount: number } } } }>;
  expect(b.log.author.logs.totalCount).toBe(a.log.author.logs.totalCount + 1);
});
