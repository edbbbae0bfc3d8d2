import { expect, test } from 'vitest';
import type { Limits, PersistedConfig } from '../../../src/config/config.ts';
import { hashOf } from '../../../src/server/persisted/operation-id.ts';
import { createRegisteredQueries } from '../../../src/server/persisted/registered-queries.ts';
import { createSmallGateway, send } from '../small-gateway.ts';

// Automatic persisted queries, by Apollo's protocol as Apollo Client's PersistedQueryLink and urql's persistedExchange speak it.

const greet = 'query Greet($name: String) {\n  greeting(name: $name)\n}';
const variables = { name: 'Ada' };
const hello = [200, { data: { greeting: 'Hello, Ada!' } }];
const notFound = [
  200,
  { errors: [{ message: 'PersistedQueryNotFound', extensions: { code: 'PERSISTED_QUERY_NOT_FOUND' } }] },
];

interface Sent {
  readonly query?: string;
  readonly hash?: string;
  readonly variables?: object;
}

function start(overrides: { limits?: Partial<Limits>; persisted?: Partial<PersistedConfig> } = {}) {
  const gateway = createSmallGateway(overrides);
  const bodyOf = ({ query, hash, variables }: Sent) => ({
    query,
    variables,
    extensions: { persistedQuery: { version: 1, sha256Hash: hash ?? hashOf(query ?? '') } },
  });
  // What both clients send.
  const accept = 'application/graphql-response+json,application/json;q=0.9';
  const post = async (sent: Sent) => {
    const headers = { accept, 'content-type': 'application/json' };
    const body = JSON.stringify(bodyOf(sent));
    const answer = await send(gateway, '/graphql', { method: 'POST', headers, body });
    return [answer.status, answer.body];
  };
  const get = async (sent: Sent) => {
    const { query, variables, extensions } = bodyOf(sent);
    const parameters = new URLSearchParams({
      ...(query && { query }),
      operationName: 'Greet',
      variables: JSON.stringify(variables ?? {}),
      extensions: JSON.stringify(extensions),
    });
    const answer = await send(gateway, `/graphql?${parameters}`, { headers: { accept } });
    return [answer.status, answer.body];
  };
  return { post, get };
}

test('a hash is unknown until its query came with it, then it is enough', async () => {
  const { post } = start();
  const hash = hashOf(greet);
  expect(await post({ hash, variables })).toEqual(notFound);
  expect(await post({ hash, query: greet, variables })).toEqual(hello);
  expect(await post({ hash, variables })).toEqual(hello);
  expect(await post({ hash, variables: { name: 'Bob' } })).toEqual([
    200,
    { data: { greeting: 'Hello, Bob!' } },
  ]);
});

test('by GET, as with useGETForHashedQueries and preferGetForPersistedQueries', async () => {
  const { post, get } = start();
  const hash = hashOf(greet);
  expect(await get({ hash, variables })).toEqual(notFound);
  expect(await post({ hash, query: greet, variables })).toEqual(hello);
  expect(await get({ hash, variables })).toEqual(hello);
});

test('a query may come with its hash by GET too', async () => {
  const { get } = start();
  expect(await get({ query: greet, variables })).toEqual(hello);
  expect(await get({ hash: hashOf(greet), variables })).toEqual(hello);
});

test('a query under the hash of another is refused and not remembered', async () => {
  const { post } = start();
  const hash = hashOf(greet);
  const message = 'provided sha does not match query';
  expect(await post({ hash, query: '{ greeting }' })).toEqual([
    400,
    { errors: [{ message, extensions: { code: 'PERSISTED_QUERY_HASH_MISMATCH' } }] },
  ]);
  expect(await post({ hash })).toEqual(notFound);
});

test.each([
  ['is no GraphQL', '{ greeting'],
  ['does not fit the schema', '{ greting }'],
  ['is beyond a limit', '{ a: greeting b: greeting c: greeting }'],
  ['names no operation that runs', 'query A { greeting } query B { greeting }'],
])('a query that %s is not remembered', async (_, query) => {
  const { post } = start({ limits: { aliases: 2 } });
  const [status] = await post({ query });
  expect(status).toBe(400);
  expect(await post({ hash: hashOf(query) })).toEqual(notFound);
});

test('limits hold for a query that is sent by its hash', async () => {
  const { post } = start({ limits: { cost: 60 } });
  const query = 'query Logs($n: Int) { logs(first: $n) { nodes { id } } }';
  expect(await post({ query, variables: { n: 50 } })).toEqual([200, { data: { logs: { nodes: [] } } }]);
  expect(await post({ hash: hashOf(query), variables: { n: 51 } })).toMatchObject([
    400,
    { errors: [{ extensions: { code: 'OPERATION_TOO_COMPLEX', kind: 'cost' } }] },
  ]);
});

test('the store is bounded: what was used longest ago is forgotten', async () => {
  const { post } = start({ persisted: { storeBytes: 1024 } });
  const queries = ['a', 'b', 'c', 'd'].map((name) => `query { greeting(name: "${name}") }`);
  for (const query of queries.slice(0, 3)) await post({ query });
  await post({ hash: hashOf(queries[0]!) });
  await post({ query: queries[3]! });
  const answers = await Promise.all(queries.map((query) => post({ hash: hashOf(query) })));
  expect(answers[1]).toEqual(notFound);
  expect(answers.toSpliced(1, 1).every(([, body]) => (body as { data?: unknown }).data)).toBe(true);
});

test('many short queries and few long ones take no more than allowed', () => {
  const store = createRegisteredQueries(100_000);
  for (let index = 0; index < 1000; index++) store.set(String(index).padStart(64, '0'), '{ a }');
  const kept = Array.from({ length: 1000 }, (_, index) => store.get(String(index).padStart(64, '0')));
  expect(kept.filter((text) => text !== undefined)).toHaveLength(364);
  store.set('long', 'x'.repeat(60_000));
  expect(store.get('long')).toBeUndefined();
});
