import { createSchema } from 'graphql-yoga';
import { expect, test, vi } from 'vitest';
import { createErrorMask } from '../../src/contract/errors.ts';
import { createSmallGateway, post, smallSchema } from './small-gateway.ts';

test('an operation is planned when it first comes, and never again', async () => {
  const gateway = createSmallGateway();
  const getField = vi.spyOn(smallSchema, 'getField');
  const query = 'query ($name: String) { greeting(name: $name) log(id: 1) { id } }';
  const ask = (name: string) => post(gateway, { query, variables: { name } });
  const first = await ask('Ada');
  expect(first.body).toEqual({ data: { greeting: 'Hello, Ada!', log: { id: '1' } } });
  const planned = getField.mock.calls.length;
  getField.mockClear();
  const second = await ask('Bob');
  expect(second.body).toEqual({ data: { greeting: 'Hello, Bob!', log: { id: '1' } } });
  // Validation, whose outcome is kept too, asks for fields as planning does.
  expect({ first: planned > 0, second: getField.mock.calls.length }).toEqual({ first: true, second: 0 });
  getField.mockRestore();
});

test('of a document that is not valid nothing is kept', async () => {
  const gateway = createSmallGateway();
  const getField = vi.spyOn(smallSchema, 'getField');
  const ask = async () => {
    getField.mockClear();
    const { body } = await post(gateway, { query: '{ greeting log(id: 1) { nothing } }' });
    return { body, looked: getField.mock.calls.length };
  };
  const first = await ask();
  expect(first.body).toMatchObject({ errors: [{ extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } }] });
  expect(first.looked).toBeGreaterThan(0);
  expect(await ask()).toEqual(first);
  getField.mockRestore();
});

test('each operation of a document is answered by its own plan', async () => {
  const gateway = createSmallGateway();
  const query = 'query A { greeting } query B { log(id: 2) { id } } mutation C { likeLog(id: 3) { id } }';
  const answers = ['A', 'B', 'C', 'A'].map(async (operationName) => {
    const { body } = await post(gateway, { query, operationName });
    return body;
  });
  expect(await Promise.all(answers)).toEqual([
    { data: { greeting: 'Hello, world!' } },
    { data: { log: { id: '2' } } },
    { data: { likeLog: { id: '3' } } },
    { data: { greeting: 'Hello, world!' } },
  ]);
});

test('an operation that is none of the document’s is refused', async () => {
  const { status, body } = await post(createSmallGateway(), {
    query: 'query A { greeting }',
    operationName: 'Z',
  });
  expect({ status, body }).toMatchObject({
    status: 400,
    body: { errors: [{ message: 'Could not determine what operation to execute.' }] },
  });
});

test('variables that don’t fit are refused as a bad request', async () => {
  const query = 'query ($first: Int) { logs(first: $first) { totalCount } }';
  const { status, body } = await post(createSmallGateway(), { query, variables: { first: 1.5 } });
  expect({ status, body }).toEqual({
    status: 400,
    body: {
      errors: [
        {
          message: 'Variable "$first" has invalid value: Int cannot represent non-integer value: 1.5',
          locations: [{ line: 1, column: 8 }],
        },
      ],
    },
  });
});

test('what can’t be planned is executed all the same', async () => {
  const schema = createSchema({
    typeDefs: 'type Query { greeting: String }',
    resolvers: { Query: { greeting: () => 'Hello!' } },
  });
  const { body } = await post(createSmallGateway({ schema }), {
    query: '{ __proto__: greeting again: greeting }',
  });
  expect(body).toMatchObject({ data: { again: 'Hello!' } });
});

test('a value that does not fit its scalar is a bug of ours, whose error holds nothing of it', async () => {
  const schema = createSchema({
    typeDefs: 'type Query { count: Int text: String due(at: Int!): Int }',
    resolvers: { Query: { count: () => 'secret', text: () => ({ body: 'secret' }) } },
  });
  const gateway = createSmallGateway({ schema, maskError: createErrorMask([]) });
  const { body } = await post(gateway, {
    query: 'query ($at: Int = 1) { count text due(at: $at) }',
    variables: { at: null },
  });
  const masked = (path: string, column: number) => ({
    message: 'Unexpected error.',
    locations: [{ line: 1, column }],
    path: [path],
    extensions: { code: 'INTERNAL_SERVER_ERROR', retryable: false },
  });
  expect(body).toEqual({
    data: { count: null, text: null, due: null },
    errors: [
      masked('count', 24),
      masked('text', 30),
      // What the client can put right, it is told.
      expect.objectContaining({
        message: expect.stringContaining('Argument "Query.due(at:)"'),
        path: ['due'],
      }),
    ],
  });
});
