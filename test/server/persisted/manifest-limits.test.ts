import { getIntrospectionQuery } from 'graphql';
import { expect, test } from 'vitest';
import { hashOf } from '../../../src/server/persisted/operation-id.ts';
import { createSmallGateway, send } from '../small-gateway.ts';
import { load, manifestFolder, manifestOf, manifestsOf } from './manifest-folder.ts';

async function run(gateway: ReturnType<typeof createSmallGateway>, body: object) {
  const headers = { 'content-type': 'application/json', accept: 'application/graphql-response+json' };
  const answer = await send(gateway, '/graphql', { method: 'POST', headers, body: JSON.stringify(body) });
  return [answer.status, answer.body];
}

test('an operation of a manifest may be as long and deep as its team wrote it', async () => {
  const query = '{ a: log(id: 1) { author { logs { totalCount } } } b: log(id: 1) { id } }';
  const limits = { depth: 1, aliases: 1, directives: 0, tokens: 5 };
  const gateway = createSmallGateway({ limits, manifests: await manifestsOf(query) });
  expect(await run(gateway, { documentId: hashOf(query) })).toEqual([
    200,
    { data: { a: { author: null }, b: { id: '1' } } },
  ]);
  expect((await run(gateway, { query: `${query} ` }))[0]).toBe(400);
});

test('it is validated when its manifest is read, and not again for a request', async () => {
  const query = '{ __schema { queryType { name } } }';
  const gateway = createSmallGateway({ introspection: false, manifests: await manifestsOf(query) });
  expect(await run(gateway, { documentId: hashOf(query) })).toEqual([
    200,
    { data: { __schema: { queryType: { name: 'Query' } } } },
  ]);
});

test('but what it costs hangs on its variables, and is limited', async () => {
  const query = 'query ($n: Int) { logs(first: $n) { nodes { id } } }';
  const gateway = createSmallGateway({ limits: { cost: 60 }, manifests: await manifestsOf(query) });
  const documentId = hashOf(query);
  expect(await run(gateway, { documentId, variables: { n: 50 } })).toEqual([
    200,
    { data: { logs: { nodes: [] } } },
  ]);
  expect(await run(gateway, { documentId, variables: { n: 51 } })).toMatchObject([
    400,
    { errors: [{ extensions: { code: 'OPERATION_TOO_COMPLEX', kind: 'cost', actual: 61 } }] },
  ]);
});

test('where a document has several operations, the request names one', async () => {
  const query = 'query A { greeting(name: "A") } query B { greeting(name: "B") }';
  const gateway = createSmallGateway({ manifests: await manifestsOf(query) });
  const documentId = hashOf(query);
  expect(await run(gateway, { documentId, operationName: 'B' })).toEqual([
    200,
    { data: { greeting: 'Hello, B!' } },
  ]);
  expect(await run(gateway, { documentId })).toMatchObject([
    400,
    { errors: [{ extensions: { code: 'OPERATION_RESOLUTION_FAILURE' } }] },
  ]);
});

test('an operation runs as soon as its manifest was read, and no longer than it is there', async () => {
  const write = await manifestFolder();
  const [first, second] = ['query First { greeting }', 'query Second { greeting }'] as const;
  const manifests = await load([await write('web.json', manifestOf(first))]);
  const gateway = createSmallGateway({ manifests, persisted: { mode: 'trusted' } });
  const statuses = async () => [
    (await run(gateway, { documentId: hashOf(first) }))[0],
    (await run(gateway, { documentId: hashOf(second) }))[0],
  ];
  expect(await statuses()).toEqual([200, 404]);
  await write('web.json', manifestOf(second));
  await manifests.refresh();
  expect(await statuses()).toEqual([404, 200]);
});

test('the query that tools read the schema with is refused where only manifests run', async () => {
  const gateway = createSmallGateway({ persisted: { mode: 'trusted' }, introspection: false });
  expect(await run(gateway, { query: getIntrospectionQuery() })).toMatchObject([
    400,
    { errors: [{ extensions: { code: 'PERSISTED_QUERY_ID_REQUIRED' } }] },
  ]);
});
