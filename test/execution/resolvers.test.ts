import { setImmediate } from 'node:timers/promises';
import { buildSchema, type GraphQLResolveInfo, type GraphQLSchema, isObjectType, parse } from 'graphql';
import { describe, expect, test } from 'vitest';
import { executors, expectSame } from './both-executors.ts';

type Call = [source: unknown, args: Record<string, unknown>, context: unknown, info: GraphQLResolveInfo];

/** A schema whose resolver of one field tells what it is called with. */
function recording(typeDefs: string, coordinate: string, resolve: (...call: Call) => unknown) {
  const schema = buildSchema(typeDefs);
  const [typeName = '', fieldName = ''] = coordinate.split('.');
  const type = schema.getType(typeName);
  const field = isObjectType(type) ? type.getFields()[fieldName] : undefined;
  if (!field) throw new Error(`There is no ${coordinate}.`);
  field.resolve = resolve;
  return schema;
}

const typeDefs = /* GraphQL */ `
  type Query {
    logs: [Log!]
    log: Log
  }
  type Log {
    avatar(size: Int = 40, crop: Crop, tags: [String!]): String
    like(size: Int): User
    name: String
    length: Int
  }
  type User { name: String }
  input Crop { width: Int }
`;

/** What both executors called a field's resolver with, graphql-js's first. */
async function callsOf(coordinate: string, source: string, variableValues = {}): Promise<[Call[], Call[]]> {
  const calls: Call[] = [];
  const schema = recording(typeDefs, coordinate, (...call) => {
    calls.push(call);
    return null;
  });
  const document = parse(source);
  const args = { schema, document, contextValue: { is: 'context' }, rootValue, variableValues };
  await executors.graphqlJs(args);
  const count = calls.length;
  await executors.compiled(args);
  return [calls.slice(0, count), calls.slice(count)];
}
const rootValue = { logs: [{ id: 1 }, { id: 2 }, { id: 3 }], log: { id: 4 } };

describe('a resolver', () => {
  const source = `query Logs($size: Int) {
    logs { small: avatar(size: $size) ...More }
  }
  fragment More on Log { small: avatar(size: $size) like { name } }`;

  test.each(['Log.avatar', 'Log.like'])('of a leaf or of objects (%s) gets all of `info`', async (field) => {
    const [expected, actual] = await callsOf(field, source, { size: 9 });
    expect(actual.length).toBe(3);
    const comparable = ([from, args, context, info]: Call) => {
      const { getAbortSignal, getAsyncHelpers, ...rest } = info;
      const keys = Object.keys(info);
      return { from, args, context, rest, keys, functions: [typeof getAbortSignal, typeof getAsyncHelpers] };
    };
    expect(actual.map(comparable)).toStrictEqual(expected.map(comparable));
  });

  test('gets arguments of its own: what it does to them the next call does not see', async () => {
    const seen: string[] = [];
    const schema = recording(typeDefs, 'Log.avatar', (_, args) => {
      seen.push(JSON.stringify(args));
      args.size = 'changed';
      args.crop = Object.assign(args.crop ?? {}, { changed: true });
      return null;
    });
    for (const given of ['size: 1', 'size: 1, crop: { width: 2 }', 'size: $size, tags: ["a"]']) {
      const document = parse(`query ($size: Int) { logs { avatar(${given}) } }`);
      await executors.compiled({ schema, document, rootValue, variableValues: { size: 5 } });
      await executors.compiled({ schema, document, rootValue, variableValues: { size: 6 } });
    }
    expect(seen.filter((args) => args.includes('changed'))).toEqual([]);
    expect([...new Set(seen)]).toEqual([
      '{"size":1}',
      '{"size":1,"crop":{"width":2}}',
      '{"size":5,"tags":["a"]}',
      '{"size":6,"tags":["a"]}',
    ]);
  });

  test.each([
    ['the context', (_: unknown, __: unknown, context: unknown) => JSON.stringify(context)],
    ['`info`', (_: unknown, __: unknown, ___: unknown, { path }: GraphQLResolveInfo) => JSON.stringify(path)],
    [
      'arguments by position',
      function () {
        // biome-ignore lint/complexity/noArguments: what a resolver of long ago does.
        return JSON.stringify([...arguments].slice(1, 3));
      },
    ],
  ])('that looks at nothing but %s gets it', async (_, resolve) => {
    const schema = buildSchema('type Query { text: String whole(size: Int): String }');
    for (const field of Object.values(schema.getQueryType()?.getFields() ?? {})) field.resolve = resolve;
    const context = () => ({ is: 'context' });
    const { data } = await expectSame(schema, '{ text whole(size: 3) }', { context });
    expect(Object.values(data ?? {}).join()).not.toContain('null');
  });

  test('gets `info` only if it declares four parameters or none', async () => {
    const counts: number[] = [];
    const count = (...call: unknown[]) => String(counts.push(call.length));
    for (const length of [0, 1, 3, 4]) {
      const resolve = Object.defineProperty((...call: unknown[]) => count(...call), 'length', {
        value: length,
      });
      const schema = recording(typeDefs, 'Log.name', resolve);
      await executors.compiled({ schema, document: parse('{ log { name } }'), rootValue });
    }
    expect(counts).toEqual([4, 3, 3, 4]);
  });

  test('of a field without arguments gets one empty object that it cannot change', async () => {
    const [, [first, second]] = await callsOf('Log.name', '{ logs { name } }');
    expect(first?.[1]).toEqual({});
    expect(first?.[1]).toBe(second?.[1]);
    expect(Object.isFrozen(first?.[1])).toBe(true);
  });

  test('can await several things, and fails as they do', async () => {
    const resolve = (_: unknown, __: unknown, ___: unknown, info: GraphQLResolveInfo) => {
      const { promiseAll, track } = info.getAsyncHelpers();
      track([Promise.reject(new Error('Nobody listens.')), 'no promise']);
      return promiseAll([Promise.resolve('a'), Promise.reject(new Error('One fails.'))]);
    };
    const schema = recording(typeDefs, 'Log.avatar', resolve);
    const { errors } = await expectSame(schema, '{ log { avatar } }', { rootValue });
    expect(errors?.map(({ message }) => message)).toEqual(['One fails.']);
  });
});

describe('a property', () => {
  test('that is a function is a method, called with arguments, context and `info`', async () => {
    class Log {
      readonly name = 'me';
      avatar(args: object, context: object, { path }: GraphQLResolveInfo) {
        return JSON.stringify([this.name, args, context, path]);
      }
    }
    const { data } = await expectSame(buildSchema(typeDefs), '{ log { avatar(size: 2) } }', {
      rootValue: { log: new Log() },
      context: () => ({ is: 'context' }),
    });
    expect(JSON.parse((data as { log: { avatar: string } }).log.avatar)).toMatchObject([
      'me',
      { size: 2 },
      { is: 'context' },
      { key: 'avatar' },
    ]);
  });

  test.each([['text'], [7], [true]])('of %s is null, which has none in GraphQL', async (log) => {
    const source = '{ log { length name like { name } } }';
    const { data, errors } = await expectSame(buildSchema(typeDefs), source, { rootValue: { log } });
    expect([JSON.stringify(data), errors]).toEqual([
      '{"log":{"length":null,"name":null,"like":null}}',
      undefined,
    ]);
  });
});

describe('`info.getAbortSignal()`', () => {
  const signalOf = async (
    resolve: (signal: AbortSignal | undefined) => unknown,
    abortSignal?: AbortSignal,
  ) => {
    const signals: (AbortSignal | undefined)[] = [];
    const schema = recording(typeDefs, 'Log.avatar', (_, __, ___, info) => {
      const signal = info.getAbortSignal();
      signals.push(signal);
      return resolve(signal);
    });
    const answers = Object.values(executors).map(async (execute) => {
      await execute({ schema, document: parse('{ log { avatar } }'), rootValue, abortSignal });
    });
    const outcomes = await Promise.allSettled(answers);
    return { signals, outcomes };
  };

  test('is not aborted while there is something to do, and is when the answer is given', async () => {
    const { signals } = await signalOf(async (signal) => String(signal?.aborted));
    expect(signals.map((signal) => signal?.aborted)).toEqual([true, true]);
  });

  test('is aborted where it is first asked for after the answer was given', async () => {
    for (const execute of Object.values(executors)) {
      const infos: GraphQLResolveInfo[] = [];
      const schema = recording(typeDefs, 'Log.avatar', (_, __, ___, info) => infos.push(info) && null);
      await execute({ schema, document: parse('{ log { avatar } }'), rootValue });
      expect(infos.map((info) => info.getAbortSignal()?.aborted)).toEqual([true]);
    }
  });

  test('aborts for the reason for which the request does', async () => {
    const viewer = new AbortController();
    const { signals, outcomes } = await signalOf((signal) => {
      if (signal) setImmediate().then(() => viewer.abort(new Error('Gone.')));
      return new Promise(() => {});
    }, viewer.signal);
    expect(signals.map((signal) => signal?.reason)).toEqual([new Error('Gone.'), new Error('Gone.')]);
    expect(outcomes[1]).toEqual(outcomes[0]);
  });
});

describe('a viewer who goes away', () => {
  const schema: GraphQLSchema = buildSchema(
    'type Query { slow: Slow text: String } type Slow { next: String } type Mutation { first: String second: String }',
  );

  async function outcome(
    execute: (typeof executors)['compiled'],
    source: string,
    root: (abort: () => void, calls: string[]) => object,
  ) {
    const viewer = new AbortController();
    const calls: string[] = [];
    const rootValue = root(() => viewer.abort(new Error('Gone.')), calls);
    try {
      const result = execute({ schema, document: parse(source), rootValue, abortSignal: viewer.signal });
      return { calls, result: await result };
    } catch (error) {
      const { name, message, cause, abortedResult } = error as Error & { abortedResult: unknown };
      const partial = JSON.parse(JSON.stringify(await abortedResult));
      await setImmediate();
      return { calls, name, message, cause, partial };
    }
  }

  test.each([
    [
      'before anything has settled is told so, and nothing more is called',
      '{ slow { next } text }',
      (abort: () => void, calls: string[]) => ({
        slow: async () => {
          await setImmediate();
          abort();
          return { next: () => calls.push('next') };
        },
      }),
    ],
    [
      'while resolvers are called is told so at once',
      '{ slow { next } text }',
      (abort: () => void, calls: string[]) => ({ slow: abort, text: () => String(calls.push('text')) }),
    ],
    [
      'between two changes ends the second before it begins',
      'mutation { first second }',
      (abort: () => void, calls: string[]) => ({
        first: async () => {
          calls.push('first');
          abort();
        },
        second: () => calls.push('second'),
      }),
    ],
  ])('%s', async (_, source, root) => {
    const expected = await outcome(executors.graphqlJs, source, root);
    expect(await outcome(executors.compiled, source, root)).toEqual(expected);
    expect(expected).toMatchObject({ name: 'AbortedGraphQLExecutionError', message: 'Gone.' });
  });

  test('before the request is executed has nothing called', () => {
    const abortSignal = AbortSignal.abort(new Error('Gone before.'));
    for (const execute of Object.values(executors)) {
      expect(() => execute({ schema, document: parse('{ text }'), abortSignal })).toThrow('Gone before.');
    }
  });

  test('leaves no listener behind once there is an answer', async () => {
    const viewer = new AbortController();
    let listeners = 0;
    const { addEventListener, removeEventListener } = viewer.signal;
    viewer.signal.addEventListener = (...args: Parameters<typeof addEventListener>) => {
      listeners += 1;
      addEventListener.apply(viewer.signal, args);
    };
    viewer.signal.removeEventListener = (...args: Parameters<typeof removeEventListener>) => {
      listeners -= 1;
      removeEventListener.apply(viewer.signal, args);
    };
    for (const text of ['at once', Promise.resolve('later')]) {
      await executors.compiled({
        schema,
        document: parse('{ text }'),
        rootValue: { text },
        abortSignal: viewer.signal,
      });
    }
    expect(listeners).toBe(0);
  });
});

describe('changes', () => {
  const schema = buildSchema('type Query { a: Int } type Mutation { a: Int b: Int! c: Int }');

  test('are made one after the other, each to its end', async () => {
    const log: string[] = [];
    const change = (name: string, count: number) => async () => {
      log.push(`${name} begins`);
      await setImmediate();
      log.push(`${name} ends`);
      return count;
    };
    const rootValue = { a: change('a', 1), b: change('b', 2), c: change('c', 3) };
    const { data } = await expectSame(schema, 'mutation { a b c }', { rootValue });
    expect(JSON.stringify(data)).toBe('{"a":1,"b":2,"c":3}');
    const once = ['a begins', 'a ends', 'b begins', 'b ends', 'c begins', 'c ends'];
    expect(log).toEqual([...once, ...once]);
  });

  test.each([
    ['at once', () => null],
    ['later', async () => null],
  ])('end with one that fails and must not, %s', async (_, b) => {
    const called: string[] = [];
    const rootValue = { a: 1, b, c: () => called.push('c') };
    const { data } = await expectSame(schema, 'mutation { a b c }', { rootValue });
    expect({ data, called }).toEqual({ data: null, called: [] });
  });
});
