import { setImmediate } from 'node:timers/promises';
import { buildSchema, getIntrospectionQuery, parse } from 'graphql';
import { describe, expect, test, vi } from 'vitest';
import { compileOperation } from '../../src/execution/compile-operation.ts';
import { schema as quintet } from '../../src/schema.ts';
import { expectSame } from './both-executors.ts';

const schema = buildSchema(/* GraphQL */ `
  directive @defer(if: Boolean! = true, label: String) on FRAGMENT_SPREAD | INLINE_FRAGMENT
  directive @stream(if: Boolean! = true, initialCount: Int = 0) on FIELD
  type Query { a: Int b: Int c: Int d: Int e: Int texts: [String] inner: Query }
  type Subscription { a: Int }
`);
const plain = buildSchema('type Query { a: Int b: Int c: Int d: Int e: Int inner: Query }');
const rootValue = { a: 1, b: 2, c: 3, d: 4, e: 5, inner: { a: 6, b: 7 } };

describe('what is left to the ordinary executor:', () => {
  test.each([
    ['a subscription', 'subscription { a }'],
    ['`@defer`', '{ ... @defer { a } }'],
    ['`@defer` in a fragment', '{ ...F } fragment F on Query { ... @defer { a } }'],
    ['`@defer` that is turned off', '{ ... @defer(if: false) { a } }'],
    ['`@stream`', '{ inner { texts @stream } }'],
    ['errors that stay where they are', 'query @experimental_disableErrorPropagation { a }'],
    ['a condition that is none', '{ a @skip(if: "yes") }'],
    ['a condition without a value', '{ a @include }'],
    ['a name that no object literal can hold', '{ __proto__: a }'],
    ['a change, where there are none', 'mutation { a }'],
    ['several operations without a name', 'query A { a } query B { b }'],
    ['no operation', 'fragment F on Query { a }'],
  ])('%s', (_, source) => {
    expect(compileOperation({ schema, document: parse(source) })).toBeNull();
  });

  test('fragments with arguments', () => {
    const source = '{ ...F(n: 1) } fragment F($n: Int) on Query { a }';
    const document = parse(source, { experimentalFragmentArguments: true });
    expect(compileOperation({ schema, document })).toBeNull();
  });

  test('an operation of another name', () => {
    const document = parse('query A { a } query B { b ...F } fragment F on Query { ... @defer { a } }');
    expect(compileOperation({ schema, document, operationName: 'C' })).toBeNull();
    // What one operation can't, the others can.
    expect(compileOperation({ schema, document, operationName: 'B' })).toBeNull();
    expect(compileOperation({ schema, document, operationName: 'A' })?.execute({ rootValue })).toEqual({
      data: { a: 1 },
    });
  });
});

describe('`@skip` and `@include`', () => {
  const source = `query ($x: Boolean!, $y: Boolean = true) {
    a @skip(if: $x) b @include(if: $y) c @skip(if: $x) @include(if: $y)
    inner { ...F @include(if: $x) b } ...F @skip(if: true) d @include(if: true)
  }
  fragment F on Query { a @include(if: $y) }`;

  test.each([
    [{ x: false }, { a: 1, b: 2, c: 3, inner: { b: 7 }, d: 4 }],
    [{ x: true }, { b: 2, inner: { a: 6, b: 7 }, d: 4 }],
    [
      { x: false, y: false },
      { a: 1, inner: { b: 7 }, d: 4 },
    ],
    [
      { x: true, y: false },
      { inner: { b: 7 }, d: 4 },
    ],
  ])('with %j give their fields in their order', async (variableValues, expected) => {
    const { data } = await expectSame(plain, source, { rootValue, variableValues });
    expect(JSON.stringify(data)).toBe(JSON.stringify(expected));
  });

  test('are decided anew for each execution of a plan', () => {
    const operation = compileOperation({ schema: plain, document: parse(source) });
    const run = (x: boolean) =>
      JSON.stringify(operation?.execute({ rootValue, variableValues: { x, y: false } }));
    const both = ['{"data":{"inner":{"b":7},"d":4}}', '{"data":{"a":1,"inner":{"b":7},"d":4}}'];
    expect([run(true), run(false), run(true), run(false)]).toEqual([...both, ...both]);
  });

  test('with null for a condition are told as graphql-js tells it', async () => {
    const { errors } = await expectSame(plain, source, { rootValue, variableValues: { x: true, y: null } });
    expect(errors?.length).toBe(1);
  });

  test('in more combinations than are planned are answered all the same, but as graphql-js does it', () => {
    const names = ['a', 'b', 'c', 'd', 'e'];
    const flags = names.map((name) => `$${name}: Boolean!`).join();
    const fields = names.map((name) => `${name} @include(if: $${name})`).join(' ');
    const operation = compileOperation({ schema: plain, document: parse(`query (${flags}) { ${fields} }`) });
    const getField = vi.spyOn(plain, 'getField');
    const answer = (combination: number) => {
      const values = Object.fromEntries(names.map((name, bit) => [name, (combination & (1 << bit)) > 0]));
      const expected = Object.fromEntries(Object.entries(rootValue).filter(([name]) => values[name]));
      expect(operation?.execute({ rootValue, variableValues: values })).toEqual({ data: expected });
    };
    for (let combination = 1; combination < 32; combination += 1) answer(combination);
    const readsTheSchema = [1, 8, 9, 31].map((combination) => {
      getField.mockClear();
      answer(combination);
      return getField.mock.calls.length > 0;
    });
    expect(readsTheSchema).toEqual([false, false, true, true]);
    getField.mockRestore();
  });
});

describe('a compiled operation', () => {
  test('answers introspection as graphql-js does', async () => {
    const source = getIntrospectionQuery({ inputValueDeprecation: true, oneOf: true, specifiedByUrl: true });
    const { data } = await expectSame(quintet, source);
    expect(data).toHaveProperty('__schema');
    await expectSame(quintet, '{ __typename __type(name: "Query") { fields { name type { name kind } } } }');
  });

  test('is executed without a look at the document or the schema', () => {
    const document = parse('{ a inner { b } }');
    const operation = compileOperation({ schema: plain, document });
    operation?.execute({ rootValue });
    const getField = vi.spyOn(plain, 'getField');
    Object.assign(document, { definitions: [] });
    expect(operation?.execute({ rootValue })).toEqual({ data: { a: 1, inner: { b: 7 } } });
    expect(getField).not.toHaveBeenCalled();
    getField.mockRestore();
  });

  test('answers objects that are stringified the fast way: literals of the prototype that all have', async () => {
    const operation = compileOperation({ schema: plain, document: parse('{ a inner { a } }') });
    const { data } = (await operation?.execute({ rootValue: { ...rootValue, a: async () => 1 } })) ?? {};
    expect([data, data?.inner].map((object) => Object.getPrototypeOf(object))).toEqual([
      Object.prototype,
      Object.prototype,
    ]);
  });

  test('tells 50 errors of variables and no more', () => {
    const own = buildSchema('type Query { a(list: [Int]): Int }');
    const operation = compileOperation({
      schema: own,
      document: parse('query ($list: [Int]) { a(list: $list) }'),
    });
    const result = operation?.execute({ variableValues: { list: Array.from({ length: 80 }, () => 'no') } });
    expect(result).toMatchObject({ errors: { length: 51 } });
    expect(result).not.toHaveProperty('data');
  });

  test('suggests names unless told not to', () => {
    const own = buildSchema('type Query { a(colour: Colour): Int } enum Colour { GREEN }');
    const document = parse('query ($colour: Colour) { a(colour: $colour) }');
    const operation = compileOperation({ schema: own, document });
    const told = [true, false].map((hideSuggestions) =>
      JSON.stringify(operation?.execute({ variableValues: { colour: 'GREE' }, hideSuggestions })),
    );
    expect(told.map((text) => text?.includes('Did you mean'))).toEqual([false, true]);
  });

  test('reads lists that come one item after the other', async () => {
    const own = buildSchema('type Query { texts: [String!] }');
    async function* fails() {
      yield 'a';
      throw new Error('No more.');
    }
    async function* ends() {
      yield 'a';
      yield 'b';
    }
    const { data } = await expectSame(own, '{ texts }', { rootValue: { texts: ends } });
    expect(JSON.stringify(data)).toBe('{"texts":["a","b"]}');
    const { errors } = await expectSame(own, '{ texts }', { rootValue: { texts: fails } });
    expect(errors?.[0]?.path).toEqual(['texts']);
  });

  test('closes such a list that it need not read to its end', async () => {
    const own = buildSchema('type Query { texts: [String!] }');
    const closed: string[] = [];
    async function* texts() {
      try {
        yield 'a';
        yield null;
        yield 'never read';
      } finally {
        closed.push('closed');
      }
    }
    const { errors } = await expectSame(own, '{ texts }', { rootValue: { texts } });
    expect({ paths: errors?.map(({ path }) => path), closed }).toEqual({
      paths: [['texts', 1]],
      closed: ['closed', 'closed'],
    });
  });

  test('hears of an item that fails while the next one is awaited', async () => {
    const own = buildSchema('type Query { texts: [Text!] } type Text { at: String! }');
    const unheard: unknown[] = [];
    const hear = (error: unknown) => unheard.push(error);
    process.on('unhandledRejection', hear);
    async function* texts() {
      yield { at: () => Promise.reject(new Error('It fails.')) };
      await setImmediate();
      yield { at: 'later' };
    }
    const operation = compileOperation({ schema: own, document: parse('{ texts { at } }') });
    const { data, errors } = (await operation?.execute({ rootValue: { texts } })) ?? {};
    process.off('unhandledRejection', hear);
    expect({ data, paths: errors?.map(({ path }) => path), unheard }).toEqual({
      data: { texts: null },
      paths: [['texts', 0, 'at']],
      unheard: [],
    });
  });
});
