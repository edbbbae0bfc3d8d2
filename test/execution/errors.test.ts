import { setImmediate } from 'node:timers/promises';
import { buildSchema, GraphQLError, type GraphQLSchema, isAbstractType, isObjectType, parse } from 'graphql';
import { describe, expect, test } from 'vitest';
import { executors, expectSame } from './both-executors.ts';

/** The one error of an answer, as a client gets it. */
async function errorsOf(schema: GraphQLSchema, source: string, rootValue: object, variableValues = {}) {
  const { data, errors } = await expectSame(schema, source, { rootValue, variableValues });
  return { data: JSON.parse(JSON.stringify(data ?? null)), errors: errors?.map((error) => error.toJSON()) };
}

const schema = buildSchema(/* GraphQL */ `
  type Query {
    text: String
    textN: String!
    texts: [String!]
    grid: [[Int!]!]
    log: Log
    logN: Log!
    logs: [Log!]
    entry: Entry
    whole: Int
    part: Float
    yes: Boolean
    key: ID
    add(to: Int!, as: Colour): String
  }
  enum Colour { RED GREEN }
  type Log { id: ID! author: User comments: [String]! }
  type User { name: String! }
  union Entry = Log | User
`);

const fails =
  (message = 'It fails.') =>
  () => {
    throw new Error(message);
  };
const rejects =
  (message = 'It fails.') =>
  () =>
    Promise.reject(new Error(message));

describe('a field that fails', () => {
  const failed = {
    data: { text: null },
    errors: [{ message: 'It fails.', locations: [{ line: 1, column: 3 }], path: ['text'] }],
  };

  test.each([
    ['by throwing', fails()],
    ['by a promise', rejects()],
    ['by returning an error', () => new Error('It fails.')],
    ['by a promise of an error', async () => new Error('It fails.')],
  ])('%s is null with an error', async (_, text) => {
    expect(await errorsOf(schema, '{ text }', { text })).toEqual(failed);
  });

  test('keeps its error, and what that says of itself', async () => {
    const text = () => {
      throw new GraphQLError('Not now.', { extensions: { code: 'LATER' } });
    };
    const { errors } = await errorsOf(schema, '{ text }', { text });
    expect(errors?.[0]).toMatchObject({ message: 'Not now.', extensions: { code: 'LATER' }, path: ['text'] });
    const original = new TypeError('It fails.');
    const result = await expectSame(schema, '{ text }', {
      rootValue: { text: () => Promise.reject(original) },
    });
    expect(result.errors?.[0]?.originalError).toBe(original);
  });

  test('with what is no error is told as such', async () => {
    const text = () => {
      throw { reason: 'none' };
    };
    const { errors } = await errorsOf(schema, '{ text }', { text });
    expect(errors?.[0]?.message).toBe('Unexpected error value: { reason: "none" }');
  });

  test('points to all places that select it', async () => {
    const source = '{ text ...Again } fragment Again on Query { text }';
    const { errors } = await errorsOf(schema, source, { text: fails() });
    expect(errors?.[0]?.locations).toEqual([
      { line: 1, column: 3 },
      { line: 1, column: 45 },
    ]);
  });

  test('under an alias has the alias in its path', async () => {
    const { data, errors } = await errorsOf(schema, '{ mine: text }', { text: fails() });
    expect({ data, path: errors?.[0]?.path }).toEqual({ data: { mine: null }, path: ['mine'] });
  });

  test('on a thenable that throws in `then` is null with an error', async () => {
    const text = () => ({
      // biome-ignore lint/suspicious/noThenProperty: what a library's own promises look like.
      then: fails('Not even then.'),
    });
    const { data, errors } = await errorsOf(schema, '{ text }', { text });
    expect({ data, message: errors?.[0]?.message }).toEqual({
      data: { text: null },
      message: 'Not even then.',
    });
  });
});

describe('null where it may not stand', () => {
  test.each([
    ['a value', { textN: null }],
    ['a promise', { textN: async () => null }],
  ])('as %s takes the whole answer with it', async (_, rootValue) => {
    expect(await errorsOf(schema, '{ text textN }', rootValue)).toEqual({
      data: null,
      errors: [
        {
          message: 'Cannot return null for non-nullable field Query.textN.',
          locations: [{ line: 1, column: 8 }],
          path: ['textN'],
        },
      ],
    });
  });

  test('takes no more with it than the next thing that may be null', async () => {
    const rootValue = { log: { id: '1', author: { name: null } }, text: 'stands' };
    expect(await errorsOf(schema, '{ log { id author { name } } text }', rootValue)).toMatchObject({
      data: { log: { id: '1', author: null }, text: 'stands' },
      errors: [{ path: ['log', 'author', 'name'] }],
    });
  });

  test('as an item takes the list with it, and points to the item', async () => {
    expect(await errorsOf(schema, '{ texts }', { texts: ['a', null, 'c'] })).toMatchObject({
      data: { texts: null },
      errors: [{ message: 'Cannot return null for non-nullable field Query.texts.', path: ['texts', 1] }],
    });
  });

  test('deep in lists of lists of promises takes the outermost that may be null', async () => {
    const grid = [Promise.resolve([1, Promise.resolve(2)]), Promise.resolve([3, Promise.resolve(null)])];
    expect(await errorsOf(schema, '{ grid }', { grid })).toMatchObject({
      data: { grid: null },
      errors: [{ path: ['grid', 1, 1] }],
    });
  });

  test('is told once, however much below it fails', async () => {
    const logs = [{ id: null }, { id: fails() }, { id: rejects() }];
    const { data, errors } = await errorsOf(schema, '{ logs { id } }', { logs });
    expect({ data, paths: errors?.map(({ path }) => path) }).toEqual({
      data: { logs: null },
      paths: [['logs', 0, 'id']],
    });
  });

  test('keeps the fields after it from being called', async () => {
    const called: string[] = [];
    const rootValue = { textN: null, text: () => called.push('text') };
    await expectSame(schema, '{ textN text }', { rootValue });
    expect(called).toEqual([]);
  });
});

describe('promises that nobody waits for any more', () => {
  const never = () => Promise.reject(new Error('Nobody listens.'));

  test.each([
    ['in the rest of a list', () => ({ texts: [null, never(), never()] })],
    ['in the rest of a set', () => ({ texts: new Set([null, never(), never()]) })],
    ['beside a field that failed', () => ({ text: never(), textN: null })],
    ['beside a promise that failed', () => ({ text: never(), textN: rejects()() })],
  ])('do not end the process, %s', async (_, rootValue) => {
    const unheard: unknown[] = [];
    const hear = (error: unknown) => unheard.push(error);
    process.on('unhandledRejection', hear);
    const source = '{ text textN texts }';
    for (const execute of Object.values(executors)) {
      await execute({ schema, document: parse(source), rootValue: { textN: 'stands', ...rootValue() } });
    }
    await setImmediate();
    process.off('unhandledRejection', hear);
    expect(unheard).toEqual([]);
  });
});

test('fields that wait for one promise all report its failure', async () => {
  const shared = rejects('The service is down.')();
  const rootValue = { text: shared, textN: shared, log: { id: '1', author: shared }, logs: [{ id: shared }] };
  const source = '{ text log { author { name } } logs { id } }';
  const { data, errors } = await errorsOf(schema, source, rootValue);
  expect({ data, paths: errors?.map(({ path }) => path?.join('.')) }).toEqual({
    data: { text: null, log: { author: null }, logs: null },
    paths: ['text', 'log.author', 'logs.0.id'],
  });
  // How many of them are reported beside the one that takes the whole response with it is up to the executor.
  for (const execute of Object.values(executors)) {
    const result = await execute({ schema, document: parse(source.replace('log', 'textN log')), rootValue });
    expect(result.data).toBeNull();
    const paths = result.errors?.map(({ path }) => path?.join('.'));
    expect(paths).toEqual(expect.arrayContaining(['text', 'log.author', 'textN']));
  }
});

describe('a value that does not fit', () => {
  test.each([
    ['whole', 1.5, 'Int cannot represent non-integer value: 1.5'],
    ['whole', 2 ** 31, 'Int cannot represent non 32-bit signed integer value: 2147483648'],
    ['whole', 'ten', 'Int cannot represent non-integer value: "ten"'],
    ['part', Number.NaN, 'Float cannot represent non numeric value: NaN'],
    ['part', Number.POSITIVE_INFINITY, 'Float cannot represent non numeric value: Infinity'],
    ['yes', 'true', 'Boolean cannot represent a non boolean value: "true"'],
    ['key', 1.5, 'ID cannot represent value: 1.5'],
    ['text', { a: 1 }, 'String cannot represent value: { a: 1 }'],
    ['text', Symbol('s'), 'String cannot represent value: Symbol(s)'],
    ['texts', 'no list', 'Expected Iterable, but did not find one for field "Query.texts".'],
  ])('as %s is an error: %s', async (field, value, message) => {
    const { data, errors } = await errorsOf(schema, `{ ${field} }`, { [field]: value });
    expect({ data, message: errors?.[0]?.message }).toEqual({ data: { [field]: null }, message });
  });

  test('but can be made to fit, does', async () => {
    const rootValue = { text: 7n, whole: '12', log: { id: 5, comments: new Set([true, 1]) } };
    const { data } = await errorsOf(schema, '{ text whole log { id comments } }', rootValue);
    expect(data).toEqual({ text: '7', whole: 12, log: { id: '5', comments: ['true', '1'] } });
  });
});

describe('an argument that can not be', () => {
  const source = 'query ($to: Int, $as: Colour) { add(to: $to, as: $as) text }';

  test('null where its variable may be and it may not, fails the field alone', async () => {
    const answer = await errorsOf(schema, source, { add: () => 'added', text: 'stands' }, { to: null });
    expect(answer).toMatchObject({ data: { add: null, text: 'stands' }, errors: [{ path: ['add'] }] });
  });

  test('absent where it is needed, fails the field alone', async () => {
    const answer = await errorsOf(schema, source, { add: () => 'added', text: 'stands' });
    expect(answer).toMatchObject({ data: { add: null, text: 'stands' }, errors: [{ path: ['add'] }] });
  });

  test('as a variable of the wrong type executes nothing', async () => {
    const { data, errors } = await errorsOf(schema, source, { add: fails() }, { to: 'two', as: 'BLUE' });
    expect({ data, messages: errors?.map(({ message }) => message) }).toEqual({
      data: null,
      messages: [
        'Variable "$to" has invalid value: Int cannot represent non-integer value: "two"',
        'Variable "$as" has invalid value: Value "BLUE" does not exist in "Colour" enum.',
      ],
    });
  });
});

describe('an object whose type can not be told', () => {
  const source = '{ entry { __typename ... on Log { id } } }';
  const withResolveType = (resolveType: () => unknown) => {
    const own = buildSchema(
      'type Query { entry: Entry } union Entry = Log | User type Log { id: ID } type User { id: ID } type Other { id: ID } enum Colour { RED }',
    );
    const entry = own.getType('Entry');
    if (isAbstractType(entry)) entry.resolveType = resolveType as () => string;
    return own;
  };

  test.each([
    ['nothing', () => undefined, 'Abstract type "Entry" must resolve to an Object type at runtime'],
    ['a type itself', () => ({ name: 'Log' }), 'which is not a valid Object type name.'],
    ['a type that is none', () => 'Nothing', 'was resolved to a type "Nothing" that does not exist'],
    ['a type of no objects', () => 'Colour', 'was resolved to a non-object type "Colour".'],
    ['a type of others', () => 'Other', 'Runtime Object type "Other" is not a possible type for "Entry".'],
    ['an error', fails(), 'It fails.'],
    ['an error, later', rejects(), 'It fails.'],
    ['nothing, later', async () => null, 'Abstract type "Entry" must resolve to an Object type at runtime'],
  ])('since it is %s, is null with an error', async (_, resolveType, message) => {
    const { data, errors } = await errorsOf(withResolveType(resolveType), source, { entry: {} });
    expect(data).toEqual({ entry: null });
    expect(errors?.[0]).toMatchObject({ message: expect.stringContaining(message), path: ['entry'] });
  });

  test.each([
    ['at once', (is: boolean) => is],
    ['later', async (is: boolean) => is],
  ])('since it is of none, told %s, is null with an error', async (_, told) => {
    const own = buildSchema('type Query { log: Log entry: Entry } union Entry = Log type Log { id: ID }');
    const log = own.getType('Log');
    if (isObjectType(log)) log.isTypeOf = ({ is }: { is: boolean }) => told(is);
    const no = { is: false, id: '1' };
    expect(await errorsOf(own, '{ log { id } entry { __typename } }', { log: no, entry: no })).toMatchObject({
      data: { log: null, entry: null },
      errors: [
        { message: 'Expected value of type "Log" but got: { is: false, id: "1" }.' },
        { path: ['entry'] },
      ],
    });
    const yes = { is: true, id: '1' };
    expect(await errorsOf(own, '{ log { id } entry { __typename } }', { log: yes, entry: yes })).toEqual({
      data: { log: { id: '1' }, entry: { __typename: 'Log' } },
    });
  });
});
