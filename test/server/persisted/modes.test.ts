import { pino } from 'pino';
import { describe, expect, test } from 'vitest';
import type { PersistedMode } from '../../../src/config/config.ts';
import { hashOf } from '../../../src/server/persisted/operation-id.ts';
import { createSmallGateway, send } from '../small-gateway.ts';
import { load, manifestFolder, manifestOf } from './manifest-folder.ts';

const greet = 'query Greet($name: String) { greeting(name: $name) }';
const like = 'mutation Like($id: ID!) { likeLog(id: $id) { id } }';
const named = 'query Named { greeting(name: "Relay") }';
const other = 'query Other { greeting(name: "other") }';

async function startGateway(mode: PersistedMode) {
  const write = await manifestFolder();
  const lines: string[] = [];
  const gateway = createSmallGateway({
    persisted: { mode },
    manifests: await load([
      await write('web.json', manifestOf(greet, like)),
      await write('app.json', { named }),
    ]),
    logger: pino({ base: null, timestamp: false }, { write: (line: string) => lines.push(line) }),
    introspection: mode !== 'trusted',
  });
  const post = async (body: object, accept = 'application/graphql-response+json') => {
    const headers = { 'content-type': 'application/json', accept };
    const answer = await send(gateway, '/graphql', { method: 'POST', headers, body: JSON.stringify(body) });
    return { status: answer.status, body: answer.body };
  };
  const get = async (parameters: Record<string, string>) => {
    const headers = { accept: 'application/graphql-response+json' };
    return send(gateway, `/graphql?${new URLSearchParams(parameters)}`, { headers });
  };
  return { gateway, post, get, parsed: () => lines.map((line) => JSON.parse(line)) };
}

const apollo = (sha256Hash: string) => ({ extensions: { persistedQuery: { version: 1, sha256Hash } } });

const notFound = {
  errors: [{ message: 'PersistedQueryNotFound', extensions: { code: 'PERSISTED_QUERY_NOT_FOUND' } }],
};
const mismatch = {
  errors: [
    { message: 'provided sha does not match query', extensions: { code: 'PERSISTED_QUERY_HASH_MISMATCH' } },
  ],
};
const idRequired = {
  errors: [
    {
      message:
        'This gateway runs persisted operations alone: send the id of one that its manifests list instead of a query.',
      extensions: { code: 'PERSISTED_QUERY_ID_REQUIRED' },
    },
  ],
};

describe.each(['open', 'mixed', 'trusted'] as const)('%s: an operation of a manifest runs', (mode) => {
  const hello = { status: 200, body: { data: { greeting: 'Hello, Ada!' } } };
  const variables = { name: 'Ada' };

  test.each([
    ['its documentId, as GraphQL over HTTP writes it', { documentId: `sha256:${hashOf(greet)}` }],
    ['its bare hash', { documentId: hashOf(greet) }],
    ['doc_id, as in Relay’s guide', { doc_id: hashOf(greet) }],
    ['Apollo’s extension', apollo(hashOf(greet))],
    ['Apollo’s extension with the id of client preset', apollo(`sha256:${hashOf(greet)}`)],
    ['its hash and its own text', { ...apollo(hashOf(greet)), query: greet }],
  ])('by %s', async (_, body) => {
    const { post } = await startGateway(mode);
    expect(await post({ ...body, variables })).toEqual(hello);
  });

  test('by an id that is no hash, and by its hash all the same', async () => {
    const { post } = await startGateway(mode);
    const relay = { status: 200, body: { data: { greeting: 'Hello, Relay!' } } };
    expect(await post({ documentId: 'named' })).toEqual(relay);
    expect(await post(apollo('named'))).toEqual(relay);
    expect(await post({ documentId: `sha256:${hashOf(named)}` })).toEqual(relay);
  });

  test('by GET', async () => {
    const { get } = await startGateway(mode);
    const byId = await get({ documentId: `sha256:${hashOf(greet)}`, variables: JSON.stringify(variables) });
    expect({ status: byId.status, body: byId.body }).toEqual(hello);
    const { extensions } = apollo(hashOf(greet));
    const apollos = await get({
      extensions: JSON.stringify(extensions),
      operationName: 'Greet',
      variables: JSON.stringify(variables),
    });
    expect({ status: apollos.status, body: apollos.body }).toEqual(hello);
  });

  test('a mutation does not by GET', async () => {
    const { get, post } = await startGateway(mode);
    const variables = { id: '7' };
    const { status, headers, body } = await get({
      documentId: hashOf(like),
      variables: JSON.stringify(variables),
    });
    expect([status, headers.get('allow'), headers.get('cache-control')]).toEqual([405, 'POST', 'no-store']);
    expect(body).toEqual({
      errors: [
        {
          message: 'Can only perform a mutation operation from a POST request.',
          extensions: { code: 'BAD_REQUEST' },
        },
      ],
    });
    expect((await post({ documentId: hashOf(like), variables })).body).toEqual({
      data: { likeLog: { id: '7' } },
    });
  });

  test('with another text its id is refused', async () => {
    const { post } = await startGateway(mode);
    const refused = { status: 400, body: mismatch };
    expect(await post({ ...apollo(hashOf(greet)), query: other })).toEqual(refused);
    expect(await post({ documentId: 'named', query: other })).toEqual(refused);
  });

  test('an id that is in none is unknown', async () => {
    const { post, get } = await startGateway(mode);
    // Apollo's clients look at a 200 for their protocol; GraphQL over HTTP wants a failure.
    expect(await post(apollo(hashOf(other)))).toEqual({ status: 200, body: notFound });
    expect(await post({ documentId: hashOf(other) })).toEqual({ status: 404, body: notFound });
    expect(await post({ documentId: 'x' }, 'application/json')).toEqual({ status: 200, body: notFound });
    const { headers } = await get({ extensions: JSON.stringify(apollo(hashOf(other)).extensions) });
    expect(headers.get('cache-control')).toBe('no-store');
  });

  test.each([
    [{ documentId: 7 }, 'The id of a persisted operation must be a string.'],
    [{ extensions: { persistedQuery: true } }, 'extensions.persistedQuery must hold a string sha256Hash.'],
    [
      { extensions: { persistedQuery: { version: 1, sha256Hash: [] } } },
      'extensions.persistedQuery must hold a string sha256Hash.',
    ],
    [
      { extensions: { persistedQuery: { version: 2, sha256Hash: 'x' } } },
      'Unsupported persisted query version',
    ],
  ])('an id that is none is a fault of the request: %j', async (body, message) => {
    const { post } = await startGateway(mode);
    expect(await post(body)).toEqual({
      status: 400,
      body: { errors: [{ message, extensions: { code: 'BAD_REQUEST' } }] },
    });
  });

  test('variables that do not fit are told as for any operation', async () => {
    const { post } = await startGateway(mode);
    const { body } = await post({ documentId: hashOf(greet), variables: { name: 7 } });
    expect(body).toMatchObject({
      errors: [{ message: expect.stringContaining('Variable "$name" has invalid value: String') }],
    });
    expect(await post({ documentId: hashOf(greet), variables: 'Ada' })).toMatchObject({
      status: 400,
      body: {
        errors: [{ message: expect.stringContaining('Expected "variables" param to be empty or an object') }],
      },
    });
  });

  test('several in one request are refused', async () => {
    const { post } = await startGateway(mode);
    expect(await post([{ documentId: hashOf(greet) }])).toEqual({
      status: 400,
      body: { errors: [{ message: 'Batching is not supported.', extensions: { code: 'BAD_REQUEST' } }] },
    });
  });

  test('neither id nor query is a fault of the request', async () => {
    const { post } = await startGateway(mode);
    expect(await post({ documentId: null, variables })).toEqual({
      status: 400,
      body: { errors: [{ message: 'Must provide query string.', extensions: { code: 'BAD_REQUEST' } }] },
    });
  });
});

describe('trusted: nothing but the manifests runs', () => {
  test.each([
    ['a query', { query: other }],
    ['a query of a manifest without its id', { query: greet }],
    ['the schema', { query: '{ __schema { queryType { name } } }' }],
    ['__typename', { query: '{ __typename }' }],
    ['no GraphQL', { query: '{' }],
    [
      'a query with its hash, as Apollo sends it when the hash is unknown',
      { ...apollo(hashOf(other)), query: other },
    ],
  ])('%s is refused', async (_, body) => {
    const { post } = await startGateway('trusted');
    expect(await post(body)).toEqual({ status: 400, body: idRequired });
  });

  test('by GET too', async () => {
    const { get } = await startGateway('trusted');
    const { status, headers, body } = await get({ query: '{ greeting }' });
    expect([status, headers.get('cache-control'), body]).toEqual([400, 'no-store', idRequired]);
  });

  test('a query that was refused is not remembered', async () => {
    const { post } = await startGateway('trusted');
    await post({ ...apollo(hashOf(other)), query: other });
    expect(await post(apollo(hashOf(other)))).toEqual({ status: 200, body: notFound });
  });
});

describe.each(['open', 'mixed'] as const)('%s: any query runs', (mode) => {
  test('with and without its hash', async () => {
    const { post } = await startGateway(mode);
    const hello = { status: 200, body: { data: { greeting: 'Hello, other!' } } };
    expect(await post({ query: other })).toEqual(hello);
    expect(await post({ ...apollo(hashOf(other)), query: other })).toEqual(hello);
    expect(await post({ documentId: `sha256:${hashOf(other)}`, query: other })).toEqual(hello);
  });
});

describe('the log', () => {
  const level = 30;
  const ms = expect.any(Number);
  const requestId = expect.any(String);

  test('tells the hash of what was asked for by id', async () => {
    const { post, parsed } = await startGateway('open');
    await post({ documentId: 'named' });
    await post({ query: other });
    await post({ documentId: 'secret-1' });
    expect(parsed()).toEqual([
      {
        level,
        operation: 'Named',
        type: 'query',
        hash: hashOf(named),
        status: 200,
        ms,
        requestId,
        msg: 'graphql',
      },
      { level, operation: 'Other', type: 'query', status: 200, ms, requestId, msg: 'graphql' },
      { level, errors: ['PERSISTED_QUERY_NOT_FOUND'], status: 404, ms, requestId, msg: 'graphql' },
    ]);
  });

  test('tells in the mode mixed what trusted would refuse', async () => {
    const { post, parsed } = await startGateway('mixed');
    await post({ documentId: hashOf(greet) });
    await post({ query: greet });
    await post({ query: other });
    await post({ ...apollo(hashOf(other)), query: other });
    await post(apollo(hashOf(other)));
    const refused = { hash: hashOf(other), untrusted: true };
    const told = parsed().map(({ hash, untrusted }) => ({ hash, untrusted }));
    expect(told).toEqual([
      { hash: hashOf(greet), untrusted: undefined },
      { hash: hashOf(greet), untrusted: true },
      refused,
      refused,
      refused,
    ]);
  });
});
