import { buildSchema, type GraphQLSchema, isObjectType, Kind, parse } from 'graphql';
import { describe, expect, test } from 'vitest';
import {
  type FieldPolicy,
  type MutationPolicy,
  policyExtensions,
  type TypePolicy,
} from '../../../src/contract/field-policy.ts';
import { invalidatedBy } from '../../../src/server/response-cache/invalidated-by.ts';
import { type Reads, readsOf } from '../../../src/server/response-cache/reads-of.ts';

const schema = buildSchema(`
  directive @defer(if: Boolean! = true) on FRAGMENT_SPREAD | INLINE_FRAGMENT
  directive @stream(if: Boolean! = true) on FIELD
  interface Thing { id: ID, name: String, near: Thing }
  type Cat implements Thing { id: ID, name: String, near: Thing, mice: MouseConnection, mood: String, now: Float, home: Home }
  type Dog implements Thing { id: ID, name: String, near: Thing }
  type Mouse { id: ID }
  type MouseConnection { nodes: [Mouse], totalCount: Int }
  type Home { street: String }
  union Pet = Cat | Dog
  type Viewer { labels: [String], cats: [Cat], home: Home }
  type Query { cat: Cat, dog: Dog, thing: Thing, pet: Pet, mice: MouseConnection, viewer: Viewer, home: Home, clock: Int }
  type Mutation { feedCat: Int, catchMouse: Int, walkDog: Int, look: Int }
`);
put(schema, 'Cat', { cacheFor: 60 });
put(schema, 'Dog', { cacheFor: 30 });
put(schema, 'Mouse', { cacheFor: 300 });
put(schema, 'Cat.mood', { cacheFor: 10 });
put(schema, 'Cat.now', { cacheFor: 0 });
put(schema, 'Dog.name', { cacheFor: 5 });
put(schema, 'Viewer.labels', { cacheFor: 20 });
put(schema, 'Mutation.feedCat', { invalidates: ['Cat'] });
put(schema, 'Mutation.catchMouse', { invalidates: ['Mouse', 'Cat'] });
put(schema, 'Mutation.walkDog', { invalidates: ['Dog'] });
put(schema, 'Mutation.look', { invalidates: [] });

function put(into: GraphQLSchema, place: string, policy: FieldPolicy | MutationPolicy | TypePolicy): void {
  const [typename = '', field] = place.split('.');
  const type = into.getType(typename);
  if (!isObjectType(type)) throw new Error(`There is no ${place}.`);
  const { extensions } = field === undefined ? type : type.getFields()[field]!;
  Object.assign(extensions, policyExtensions(policy));
}

function operationIn(text: string) {
  const document = parse(text);
  const operation = document.definitions.find((node) => node.kind === Kind.OPERATION_DEFINITION)!;
  return { operation, document, schema };
}

function reads(text: string): Reads {
  return readsOf(operationIn(text));
}

function kept(seconds: number, ...types: readonly string[]): Reads {
  return { types, maxAgeMs: seconds * 1000, isCacheable: true };
}

const never: Reads = { types: [], maxAgeMs: 0, isCacheable: false };

describe('what an operation reads', () => {
  test.each<[string, string, Reads]>([
    ['an object', '{ cat { id } }', kept(60, 'Cat')],
    ['several', '{ dog { id } cat { id } }', kept(30, 'Cat', 'Dog')],
    ['one inside another', '{ cat { mice { nodes { id } } } }', kept(60, 'Cat', 'Mouse')],
    [
      'a connection is its items, also where only their number is asked for',
      '{ mice { totalCount } }',
      kept(300, 'Mouse'),
    ],
    ['an interface is all that it can be', '{ thing { id } }', kept(30, 'Cat', 'Dog')],
    ['and so it is where a fragment picks one', '{ thing { ... on Cat { id } } }', kept(30, 'Cat', 'Dog')],
    ['so is a union', '{ pet { __typename } }', kept(30, 'Cat', 'Dog')],
    ['what an interface leads on to', '{ cat { near { id } } }', kept(30, 'Cat', 'Dog')],
    ['a fragment', '{ ...F } fragment F on Query { mice { totalCount } }', kept(300, 'Mouse')],
    ['what is left out by @skip counts', '{ cat { id } dog @skip(if: true) { id } }', kept(30, 'Cat', 'Dog')],
  ])('%s', (_, text, expected) => {
    expect(reads(text)).toEqual(expected);
  });
});

describe('how long it holds', () => {
  test.each<[string, string, Reads]>([
    ['a field can hold for less than its object', '{ cat { mood } }', kept(10, 'Cat')],
    ['also one that only a type of the interface has so', '{ thing { name } }', kept(5, 'Cat', 'Dog')],
    ['what stands inside an object holds as long', '{ cat { home { street } } }', kept(60, 'Cat')],
    ['a list of scalars at the viewer', '{ viewer { labels } }', kept(20)],
    ['what holds for the moment', '{ cat { id now } }', never],
    ['what nobody said anything of', '{ clock }', never],
    ['nor of what it stands in', '{ home { street } }', never],
    ['beside something that holds', '{ cat { id } viewer { home { street } } }', never],
    [
      'in a fragment that stands inside something that holds, and elsewhere too',
      '{ cat { home { ...H } } home { ...H } } fragment H on Home { street }',
      never,
    ],
    ['what the schema tells', '{ __schema { types { name } } __type(name: "Cat") { name } }', kept(3600)],
    ['nothing but a typename', '{ __typename viewer { __typename } }', kept(3600)],
    ['an answer in parts: @defer', '{ cat { ... @defer(if: false) { id } } }', never],
    ['an answer in parts: @stream', '{ viewer { cats @stream { id } } }', never],
    ['a mutation', 'mutation { feedCat }', never],
  ])('%s', (_, text, expected) => {
    expect(reads(text)).toEqual(expected);
  });
});

test('fragments that double each other are looked at once each', () => {
  const levels = Array.from({ length: 60 }, (_, level) => {
    return `fragment F${level} on Cat { a: near { ...F${level + 1} } b: near { ...F${level + 1} } }`;
  });
  expect(reads(`{ cat { ...F0 } } ${levels.join(' ')} fragment F60 on Cat { id }`)).toEqual(
    kept(30, 'Cat', 'Dog'),
  );
});

test('a type that no mutation invalidates is left out: only time changes it', () => {
  expect(reads('{ cat { home { street } near { id } } viewer { labels } }').types).toEqual(['Cat', 'Dog']);
});

describe('what a mutation invalidates', () => {
  test.each<[string, string, readonly string[]]>([
    ['one', 'mutation { feedCat }', ['Cat']],
    ['several', 'mutation { catchMouse walkDog }', ['Cat', 'Dog', 'Mouse']],
    ['in fragments', 'mutation { ...F } fragment F on Mutation { ... on Mutation { walkDog } }', ['Dog']],
    ['left out by @include, it counts', 'mutation { walkDog @include(if: false) }', ['Dog']],
    ['what changes nothing', 'mutation { look }', []],
    ['a query', '{ cat { id } }', []],
  ])('%s', (_, text, expected) => {
    expect(invalidatedBy(operationIn(text))).toEqual(expected);
  });
});
