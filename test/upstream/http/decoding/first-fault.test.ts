import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DecodeError, decoder } from '../../../../src/upstream/http/decoding/decode.ts';
import { Count, Missing, Name, Timestamp } from '../../../../src/upstream/http/decoding/wire-pieces.ts';
import { Type } from '../../../../src/upstream/http/decoding/wire-type.ts';

const Item = Type.Object({
  id: Count,
  name: Name,
  created: Timestamp,
  parent: Missing(Type.Object({ id: Count, kind: Type.Union([Type.Literal('a'), Type.Literal('b')]) })),
  tags: Type.Array(Type.Union([Name, Type.Object({ name: Name })]), { maxItems: 3 }),
  numbers: Type.Record(Type.String(), Type.Number({ minimum: -1 })),
  both: Type.Optional(
    Type.Intersect([Type.Object({ a: Type.Integer() }), Type.Object({ b: Type.Boolean() })]),
  ),
  anything: Type.Optional(Type.Unknown()),
});
const decode = decoder(Type.Object({ results: Type.Array(Item, { minItems: 1 }) }));

const good = {
  id: 1,
  name: 'x',
  created: '2015-11-02T00:23:27Z',
  parent: { id: 2, kind: 'a' },
  tags: ['x', { name: 'y' }],
  numbers: { x: 1 },
  both: { a: 1, b: true },
  anything: [[{}]],
};

function faultOf(body: unknown): { readonly path: string; readonly problem: string } | null {
  try {
    decode(body);
    return null;
  } catch (error) {
    if (!(error instanceof DecodeError)) throw error;
    return { path: error.path, problem: error.problem };
  }
}

test('every body that does not match is reported with a place and a problem', () => {
  const oddities = fc.oneof(fc.jsonValue({ maxDepth: 3 }), fc.constantFrom({}, [], '', -1, 0.5, null, 1e300));
  const names = fc.constantFrom(...Object.keys(good));
  fc.assert(
    fc.property(names, oddities, fc.boolean(), (name, oddity, deep) => {
      const item = { ...good, [name]: deep && name === 'parent' ? { id: 1, kind: oddity } : oddity };
      const fault = faultOf({ results: [good, item] });
      if (!fault) return;
      expect(fault.problem).not.toBe('must be as documented');
      expect(fault.path).toMatch(new RegExp(`^/results/1/${name}`));
    }),
    { numRuns: 2000 },
  );
});

test.each([
  [
    'a union tells the branch that got furthest',
    { parent: { id: 'x', kind: 'a' } },
    'parent/id',
    'must be integer',
  ],
  [
    'a union tells a property that is missing',
    { parent: { id: 1 } },
    'parent',
    'must have required properties kind',
  ],
  ['branches alike are told together', { tags: ['x', 7] }, 'tags/1', 'must be string or object'],
  ['a value that is too small', { numbers: { 'a/b~': -2 } }, 'numbers/*', 'must be >= -1'],
  ['a value under a name of the body', { numbers: { 'a\nb': 'x' } }, 'numbers/*', 'must be number'],
  ['a part of an intersection', { both: { a: 1, b: 'x' } }, 'both/b', 'must be boolean'],
  ['too many items', { tags: ['a', 'b', 'c', 'd'] }, 'tags', 'must not have more than 3 items'],
  ['an empty name', { name: '' }, 'name', 'must not have fewer than 1 characters'],
  ['a text of another form', { created: 'today' }, 'created', 'must have the documented form'],
])('%s', (_, change, path, problem) => {
  expect(faultOf({ results: [{ ...good, ...change }] })).toEqual({ path: `/results/0/${path}`, problem });
});

describe('what it reads of a body', () => {
  /** How often something is read of a list. */
  function readsOf(list: readonly unknown[]): number {
    let reads = 0;
    const counted = new Proxy(list, {
      get(target, key, receiver) {
        reads += 1;
        return Reflect.get(target, key, receiver);
      },
    });
    expect(faultOf({ results: counted })).not.toBeNull();
    return reads;
  }

  test('a wrong first item ends it, however many follow', () => {
    const few = readsOf(Array(10).fill(1));
    expect(readsOf(Array(100_000).fill(1))).toBe(few);
  });

  test('a wrong last item costs as many reads for each item before it as a wrong fifth', () => {
    const many = readsOf([...Array(10_000).fill(good), 1]);
    expect(many).toBeLessThan(2500 * readsOf([good, good, good, good, 1]));
  });

  test('of a hundred thousand names the first that is wrong ends it', () => {
    let reads = 0;
    const numbers = Object.fromEntries(Array.from({ length: 100_000 }, (_, index) => [`n${index}`, 'x']));
    const counted = new Proxy(numbers, {
      getOwnPropertyDescriptor(target, key) {
        reads += 1;
        return Reflect.getOwnPropertyDescriptor(target, key);
      },
    });
    expect(faultOf({ results: [{ ...good, numbers: counted }] })?.path).toBe('/results/0/numbers/*');
    expect(reads).toBeLessThan(250_000);
  });
});
