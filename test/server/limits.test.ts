import { getIntrospectionQuery } from 'graphql';
import { describe, expect, test } from 'vitest';
import { listen } from '../../src/server/http/http-server.ts';
import { createSmallGateway, post, send } from './small-gateway.ts';

const json = { 'content-type': 'application/json' };

function tooComplex(kind: string, message: string, limit: number, actual: number) {
  const extensions = { code: 'OPERATION_TOO_COMPLEX', kind, limit, actual };
  return { errors: [{ message: `${message}: ${kind} ${actual}, limit ${limit}.`, extensions }] };
}

/** `costliest` says which field costs most. */
function tooCostly(limit: number, actual: number, costliest: string) {
  const [error] = tooComplex('cost', 'The operation asks for too much at once', limit, actual).errors;
  return { errors: [{ ...error, message: `${error?.message} ${costliest}` }] };
}

describe('depth', () => {
  const gateway = createSmallGateway({ limits: { depth: 4 } });
  const message = 'The operation nests fields too deep';

  test('an operation at the limit runs, and one level more is refused', async () => {
    const atLimit = await post(gateway, { query: '{ log(id: 1) { author { logs { totalCount } } } }' });
    expect(atLimit.body).toEqual({ data: { log: { author: null } } });

    const above = await post(gateway, { query: '{ log(id: 1) { author { logs { nodes { id } } } } }' });
    expect(above.status).toBe(400);
    expect(above.body).toEqual(tooComplex('depth', message, 4, 5));
  });

  test('fragments add no level of their own and hide none', async () => {
    const fragments = 'fragment A on Log { author { ...B } } fragment B on User { logs { nodes { id } } }';
    const { body } = await post(gateway, { query: `{ log(id: 1) { ... on Log { ...A } } } ${fragments}` });
    expect(body).toEqual(tooComplex('depth', message, 4, 5));
  });

  test('a client that accepts application/json alone gets the refusal with status 200', async () => {
    const query = '{ log(id: 1) { author { logs { nodes { id } } } } }';
    const { status, body } = await post(gateway, { query }, { accept: 'application/json' });
    expect([status, body]).toEqual([200, tooComplex('depth', message, 4, 5)]);
  });
});

describe('aliases', () => {
  const gateway = createSmallGateway({ limits: { aliases: 2 } });
  const message = 'The operation has too many aliases';

  test('as many as the limit are fine, and one more is refused', async () => {
    const atLimit = await post(gateway, { query: '{ a: greeting, b: greeting }' });
    expect(atLimit.body).toEqual({ data: { a: 'Hello, world!', b: 'Hello, world!' } });

    const above = await post(gateway, { query: '{ a: greeting, b: greeting, c: greeting }' });
    expect(above.status).toBe(400);
    expect(above.body).toEqual(tooComplex('aliases', message, 2, 3));
  });

  test('those of a fragment count each time it is spread', async () => {
    const query = '{ a: log(id: 1) { ...F } log(id: 1) { ...F } } fragment F on Log { key: id }';
    expect((await post(gateway, { query })).body).toEqual(tooComplex('aliases', message, 2, 3));
  });
});

describe('directives', () => {
  const gateway = createSmallGateway({ limits: { directives: 2 } });

  test('more than the limit are refused, wherever they stand', async () => {
    const query =
      'query @a { ...F @include(if: true) } fragment F on Query @b { greeting @skip(if: false) @skip(if: false) }';
    const { status, body } = await post(gateway, { query });
    expect(status).toBe(400);
    expect(body).toEqual(tooComplex('directives', 'The operation has too many directives', 2, 5));
  });
});

describe('tokens', () => {
  const gateway = createSmallGateway({ limits: { tokens: 4 } });

  test('as many as the limit are parsed, and one more is refused with the whole count', async () => {
    const atLimit = await post(gateway, { query: '{ a: greeting' });
    expect(atLimit.body).toMatchObject({
      errors: [{ message: 'Syntax Error: Expected Name, found <EOF>.' }],
    });

    const above = await post(gateway, { query: '{ a: greeting b: greeting }' });
    expect(above.status).toBe(400);
    expect(above.body).toEqual(tooComplex('tokens', 'The document has too many tokens', 4, 8));
  });

  test('what comes after the limit need not even be GraphQL', async () => {
    const { body } = await post(gateway, { query: '{ a: greeting b ~' });
    expect(body).toEqual(tooComplex('tokens', 'The document has too many tokens', 4, 5));
  });
});

describe('cost', () => {
  test('an operation is refused before any resolver runs', async () => {
    const gateway = createSmallGateway({ limits: { cost: 9 } });
    const { status, body } = await post(gateway, { query: 'mutation { likeLog(id: 1) { id } }' });
    expect(status).toBe(400);
    expect(body).toEqual(tooCostly(9, 10, '`likeLog` accounts for 10 of it.'));
  });

  test('it is found anew for each value of a variable', async () => {
    const gateway = createSmallGateway({ limits: { cost: 60 } });
    const query = 'query Logs($n: Int) { logs(first: $n) { nodes { id } } }';
    const costOf = async (variables: object) => (await post(gateway, { query, variables })).body;

    expect(await costOf({ n: 50 })).toEqual({ data: { logs: { nodes: [] } } });
    expect(await costOf({ n: 51 })).toEqual(tooCostly(60, 61, '`logs.nodes` accounts for 51 of it.'));
    expect(await costOf({ n: 50 })).toEqual({ data: { logs: { nodes: [] } } });
  });

  test('the error names the field that costs most, by its place in the answer', async () => {
    const gateway = createSmallGateway({ limits: { cost: 100 } });
    const query = `{
      log(id: 1) { author { name } }
      newest: logs(first: 5) { nodes { ...L } }
    } fragment L on Log { comments { text } likes { by: user { name } } }`;
    const { body } = await post(gateway, { query });
    expect(body).toEqual(tooCostly(100, 626, '`newest.nodes.likes.by` accounts for 500 of it.'));
  });

  test('only the operation that runs counts', async () => {
    const gateway = createSmallGateway({ limits: { cost: 60 } });
    const query = 'query Small { greeting } query Large { logs(first: 100) { nodes { id } } }';
    expect((await post(gateway, { query, operationName: 'Small' })).status).toBe(200);
    expect((await post(gateway, { query, operationName: 'Large' })).status).toBe(400);
  });
});

describe('body', () => {
  const gateway = createSmallGateway({ limits: { bodyBytes: 1024 } });
  const body = JSON.stringify({ query: '{ greeting }', variables: { text: 'x'.repeat(2000) } });

  test('a body whose length is told is refused with limit and length', async () => {
    const headers = { ...json, 'content-length': String(body.length) };
    const answer = await send(gateway, '/graphql', { method: 'POST', headers, body });
    expect(answer.status).toBe(413);
    expect(answer.body).toEqual({
      errors: [
        {
          message: `The request body is too large: ${body.length} bytes, limit 1024 bytes.`,
          extensions: { code: 'REQUEST_TOO_LARGE', limit: 1024, actual: body.length },
        },
      ],
    });
  });

  test('a body whose length is not told is refused as soon as it passes the limit', async () => {
    const server = await listen(gateway.handle, { host: '127.0.0.1', port: 0 });
    const response = await fetch(`${server.origin}/graphql`, {
      method: 'POST',
      headers: json,
      body: new Blob([body]).stream(),
      duplex: 'half',
    } as RequestInit);
    expect([response.status, response.headers.get('connection')]).toEqual([413, 'close']);
    expect(await response.json()).toEqual({
      errors: [
        {
          message: 'The request body is too large: more than 1024 bytes.',
          extensions: { code: 'REQUEST_TOO_LARGE', limit: 1024 },
        },
      ],
    });
    await server.drain(1000);
  });
});

describe('what passes', () => {
  const gateway = createSmallGateway();

  test("GraphiQL's query for the schema", async () => {
    const query = getIntrospectionQuery({ inputValueDeprecation: true, schemaDescription: true });
    const { status, body } = await post(gateway, { query });
    expect(status).toBe(200);
    expect(body).not.toHaveProperty('errors');
  });

  test('a heavy page: a hundred logs with author, comments, their authors, likes and who liked', async () => {
    const query = `{ logs(first: 100) { totalCount pageInfo { hasNextPage } edges { cursor node { ...Log } } } }
      fragment Log on Log { id author { name } comments { text author { name } } likes { user { name } } }`;
    const logs = { totalCount: null, pageInfo: { hasNextPage: false }, edges: [] };
    expect((await post(gateway, { query })).body).toEqual({ data: { logs } });
  });
});

describe('hostile documents end at once', () => {
  const gateway = createSmallGateway({ limits: { tokens: 10_000 } });

  test('fragments that double each other', async () => {
    const fragments = Array.from(
      { length: 400 },
      (_, index) => `fragment F${index} on Log { ...F${index + 1} x: id ...F${index + 1} }`,
    ).join(' ');
    const { body } = await post(gateway, {
      query: `{ log(id: 1) { ...F0 } } ${fragments} fragment F400 on Log { id }`,
    });
    expect(body).toEqual(
      tooComplex('aliases', 'The operation has too many aliases', 30, Number.MAX_SAFE_INTEGER),
    );
  });

  test('fragments that spread themselves', async () => {
    const query = '{ log(id: 1) { ...A } } fragment A on Log { ...B } fragment B on Log { ...A }';
    const { status, body } = await post(gateway, { query });
    expect(status).toBe(400);
    expect(body).toMatchObject({
      errors: [{ message: 'Cannot spread fragment "A" within itself via "B".' }],
    });
  });
});
