import {
  type GraphQLObjectType,
  getNamedType,
  getOperationAST,
  isCompositeType,
  isObjectType,
  parse,
} from 'graphql';
import { describe, expect, test } from 'vitest';
import { fieldPolicyOf, typePolicyOf } from '../../src/contract/field-policy.ts';
import { encodeGlobalId } from '../../src/relay/global-id.ts';
import { schema } from '../../src/schema.ts';
import { callsOf, mostCallsOf } from '../../src/server/limits/operation-calls.ts';

function id(typename: string): string {
  return encodeGlobalId(typename, '6b6b6b6b-0000-4000-8000-000000000001');
}

function larderCalls(source: string, variables = {}) {
  const document = parse(source);
  return callsOf('LARDER', { operation: getOperationAST(document)!, document, schema, variables });
}

test.each([
  ['a list is a call', '{ viewer { folders { nodes { name } } } }', 1],
  ['each alias is one', '{ viewer { a: folders { totalCount } b: folders { totalCount } } }', 2],
  [
    'a list in each of a page is one for each',
    '{ viewer { folders(first: 40) { nodes { bookmarks { totalCount } } } } }',
    41,
  ],
  [
    'the list of folders behind parents, children and folders of bookmarks is one for all of them',
    '{ viewer { folders(first: 2) { nodes { parent { name } children { name } } } bookmarks(query: "a") { nodes { folder { parent { name } } } } } }',
    3,
  ],
  ['all bookmarks take the list of folders too', '{ viewer { bookmarks { totalCount } } }', 2],
  ['a timeline takes the list of folders and twenty folders', '{ viewer { timeline { nodes { id } } } }', 21],
  ['what is left out is none', '{ viewer { folders @skip(if: true) { totalCount } } }', 0],
  [
    'another service is none',
    '{ logs { nodes { likes { user { bio } } } } viewer { events { nodes { label } } } }',
    0,
  ],
  ['a change is one', 'mutation { deleteBookmark(input: { id: "a" }) { deletedBookmarkId } }', 1],
  [
    'bookmarks by their ids take the search for all, tags and folders a list each',
    `{ nodes(ids: ["${id('Bookmark')}", "${id('Bookmark')}", "${id('BookmarkTag')}", "${id('Folder')}"]) { id } }`,
    4,
  ],
  ['what ids of nothing name is none', '{ nodes(ids: ["a", "b"]) { id } node(id: "c") { id } }', 0],
  [
    'what stands below each of many ids counts',
    `{ nodes(ids: ["${id('Folder')}", "${id('Folder')}", "${id('Folder')}"]) { ... on Folder { bookmarks { totalCount } } } }`,
    4,
  ],
  ['a cursor can take a search', '{ viewer { bookmarkTags(after: "x") { totalCount } } }', 13],
  ['a cursor that is null takes none', '{ viewer { bookmarkTags(after: null) { totalCount } } }', 1],
  [
    'a search for each alias with a cursor',
    `{ viewer { ${Array.from({ length: 30 }, (_, i) => `a${i}: bookmarkTags(after: "${i}") { totalCount }`).join(' ')} } }`,
    390,
  ],
  [
    'the lists of a timeline have one search together',
    '{ viewer { timeline(after: "x", services: [LARDER]) { nodes { id } } } }',
    21 + 24 + 21,
  ],
])('%s', (_, source, calls) => {
  expect(larderCalls(source)).toBe(calls);
});

test('the length of a page counts, from variables too', () => {
  const source = 'query ($n: Int) { viewer { folders(first: $n) { nodes { bookmarks { totalCount } } } } }';
  expect(larderCalls(source, { n: 7 })).toBe(8);
});

describe('the most that an operation can take over all services', () => {
  function mostCalls(source: string, variables = {}) {
    const document = parse(source);
    return mostCallsOf({ operation: getOperationAST(document)!, document, schema, variables });
  }

  test.each([
    [
      'nothing for what the gateway knows itself',
      '{ __typename services { name } authorizationUrl(service: LARDER, redirectUri: "https://a.example/") }',
      0,
    ],
    ['a call for each id', '{ nodes(ids: ["TG9nOjE", "TG9nOjI", "TG9nOjM"]) { id } }', 3],
    [
      'a call for each person behind the likes of a log, a hundred at most',
      '{ log(id: 1) { likes { user { bio } } } }',
      101,
    ],
    [
      'a page, and what finding out how littleBits cuts its pages takes',
      '{ projects(first: 5) { nodes { id } } }',
      7,
    ],
    ['more reads where a service gives 20 at once', '{ logs(first: 100) { nodes { id } } }', 6],
    [
      'twice the search for a cursor: the page can be begun again',
      '{ logs(first: 5, after: "x") { nodes { id } } }',
      28,
    ],
    [
      'one for the account, however often it is asked for',
      '{ viewer { account(service: COMICS) { id } accounts { user { id } } } }',
      4,
    ],
  ])('is %s', (_, source, calls) => {
    expect(mostCalls(source)).toBe(calls);
  });

  test('counts as many comics below a change as were named', () => {
    const source = `mutation ($constructor: [ID!]) { updateComicSubscriptions(input: { subscribe: $constructor }) {
      added { comic { releases(first: 1, last: null, after: "x") { totalCount } } } } }`;
    const [none, ten] = [0, 10].map((length) =>
      mostCalls(source, { constructor: Array.from({ length }, (_, i) => i) }),
    );
    expect(ten! - none!).toBe(10 * (1 + 28 + 3));
  });

  test('is counted through interfaces by the types behind them', () => {
    expect(
      mostCalls('{ search(query: "a", services: [LITTLEBITS]) { nodes { ... on SearchResult { url } } } }'),
    ).toBe(mostCalls('{ search(query: "a", services: [LITTLEBITS]) { nodes { __typename } } }'));
    expect(mostCalls('{ user(service: LITTLEBITS, username: "a") { bio } }')).toBe(2);
  });
});

describe('beside each field that makes calls stands how many', () => {
  const roots = [
    schema.getQueryType(),
    schema.getMutationType(),
    schema.getType('Viewer'),
  ] as GraphQLObjectType[];
  const objects = Object.values(schema.getTypeMap()).filter(isObjectType);
  const fields = objects.flatMap((type) =>
    Object.values(type.getFields())
      .filter((field) => isCompositeType(getNamedType(field.type)))
      .filter((field) => roots.includes(type) || getNamedType(field.type).name.endsWith('Connection'))
      .map((field) => [`${type.name}.${field.name}`, fieldPolicyOf(field)] as const),
  );

  test.each(fields)('%s', (_, { calls, loads }) => {
    expect(calls ?? loads).toBeDefined();
  });

  const nodes = objects.filter((type) => type.getInterfaces().some(({ name }) => name === 'Node'));
  test.each(nodes.map((type) => [type.name, typePolicyOf(type)] as const))(
    '%s by its id',
    (_, { loadedBy }) => {
      expect(loadedBy).toBeDefined();
    },
  );
});
