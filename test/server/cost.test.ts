import { getOperationAST, parse } from 'graphql';
import { describe, expect, test } from 'vitest';
import { readConfig } from '../../src/config/config.ts';
import { schema } from '../../src/schema.ts';
import { costliestField, costOf } from '../../src/server/limits/operation-cost.ts';
import { smallSchema } from './small-gateway.ts';

function cost(query: string, variables: Record<string, unknown> = {}): number {
  const document = parse(query);
  return costOf({ operation: getOperationAST(document)!, document, schema: smallSchema, variables });
}

test('a root field that gives an object costs a call, a scalar nothing', () => {
  expect(cost('{ greeting }')).toBe(0);
  expect(cost('{ log(id: 1) { id } }')).toBe(10);
});

test('an object inside costs one', () => {
  expect(cost('{ log(id: 1) { author { name } } }')).toBe(11);
});

test('a list without paging counts as ten', () => {
  expect(cost('{ log(id: 1) { comments { author { name } } } }')).toBe(10 + 10 * 2);
});

test('a list without paging that says how long it is counts as much', () => {
  const query = '{ timeline(first: 10) { nodes { ... on Bookmark { tags { name } } } } }';
  expect(cost(query)).toBe(10 + 10 * (1 + 3));
});

test('a connection costs a call and one for each item, through nodes as through edges', () => {
  expect(cost('{ logs(first: 50) { nodes { id } } }')).toBe(10 + 50);
  expect(cost('{ logs(last: 50) { edges { cursor node { id } } } }')).toBe(10 + 50);
});

test('a connection gives twenty where neither first nor last says, and nothing where no item is asked for', () => {
  expect(cost('{ logs { nodes { id } } }')).toBe(10 + 20);
  expect(cost('{ logs(first: 100) { totalCount pageInfo { hasNextPage } } }')).toBe(10);
});

test('a page size out of range never makes a cost of its own', () => {
  expect(cost('{ logs(first: 1000000) { nodes { id } } }')).toBe(10 + 100);
  expect(cost('{ logs(first: -5) { nodes { id } } }')).toBe(10);
});

test('page sizes multiply', () => {
  const inner = 10 + 5 * 1;
  expect(cost('{ logs(first: 30) { nodes { author { logs(first: 5) { nodes { id } } } } } }')).toBe(
    10 + 30 * (1 + 1 + inner),
  );
});

test('a variable counts with its value, else its default', () => {
  const query = 'query ($n: Int = 7) { logs(first: $n) { nodes { id } } }';
  expect(cost(query, { n: 40 })).toBe(10 + 40);
  expect(cost(query)).toBe(10 + 7);
  expect(cost(query, { n: null })).toBe(10 + 20);
});

test('what @skip and @include leave out costs nothing', () => {
  const query = `query ($with: Boolean = false) {
    log(id: 1) { author @include(if: $with) { name } ... @skip(if: true) { comments { text } } }
  }`;
  expect(cost(query)).toBe(10);
  expect(cost(query, { with: true })).toBe(11);
});

test('a fragment counts for each object it is spread on, once', () => {
  const twice = '{ log(id: 1) { ...F ...F ... on Log { ...F } } } fragment F on Log { author { name } }';
  expect(cost(twice)).toBe(11);

  const query = '{ a: log(id: 1) { ...F } b: log(id: 2) { ...F } } fragment F on Log { author { name } }';
  expect(cost(query)).toBe(22);
});

test('of the types that a union may turn out to be, the costliest counts', () => {
  const query = `{ timeline(first: 10) { nodes {
    ... on Log { author { name } } ... on Log { comments { text } } ... on Bookmark { tags { name } }
  } } }`;
  expect(cost(query)).toBe(10 + 10 * (1 + 1 + 10));
});

test('a field that takes a call for each object says so in its extensions', () => {
  expect(cost('{ log(id: 1) { likes { user { name } } } }')).toBe(10 + 10 * (1 + 10));
});

describe('the field that costs most', () => {
  function costliest(query: string) {
    const document = parse(query);
    return costliestField({
      operation: getOperationAST(document)!,
      document,
      schema: smallSchema,
      variables: {},
    });
  }

  test('is named with what it costs itself, without what lies below it', () => {
    const query = '{ log(id: 1) { id } logs(first: 20) { nodes { author { name } comments { text } } } }';
    expect(costliest(query)).toEqual({ path: 'logs.nodes.comments', cost: 20 * 10 });
  });

  test('is named as the answer names it, through fragments', () => {
    const query =
      '{ a: logs(first: 3) { nodes { ...L } } } fragment L on Log { b: likes { c: user { name } } }';
    expect(costliest(query)).toEqual({ path: 'a.nodes.b.c', cost: 3 * 10 * 10 });
  });

  test('is of the costliest type where a union can be several', () => {
    const query = `{ timeline(first: 10) { nodes {
      ... on Bookmark { tags { name } } ... on Log { comments { text } }
    } } }`;
    expect(costliest(query)).toEqual({ path: 'timeline.nodes.comments', cost: 10 * 10 });
  });
});

test('introspection costs nothing', () => {
  expect(cost('{ __typename __schema { types { fields { name } } } }')).toBe(0);
});

test('fragments that double each other are added up at once', () => {
  const fragments = Array.from(
    { length: 300 },
    (_, index) =>
      `fragment F${index} on User { a: logs { nodes { author { ...F${index + 1} } } } b: logs { nodes { author { ...F${index + 1} } } } }`,
  );
  const query = `{ log(id: 1) { author { ...F0 } } } ${fragments.join(' ')} fragment F300 on User { name }`;
  expect(cost(query)).toBe(Number.MAX_SAFE_INTEGER);
});

test('the names of who is mentioned and who likes a log cost no call, the people behind them one each', () => {
  const ofLogs = (fields: string) => {
    const document = parse(`{ logs(first: 20) { nodes { ${fields} } } }`);
    return costOf({ operation: getOperationAST(document)!, document, schema, variables: {} });
  };
  expect(ofLogs('mentions { username } likes { username }')).toBe(10 + 20 * (1 + 3 + 3));
  expect(ofLogs('mentions { user { bio } } likes { user { bio } }')).toBe(10 + 20 * (1 + 3 * 11 + 3 * 11));
});

test('a page of 100 logs with all that they hold fits into the default limit', () => {
  const user = '{ id username displayName firstName lastName bio location avatarUrl websiteUrl }';
  const entry = `id createdAt source contentHtml author ${user} tags { id name } mentions { username user ${user} }`;
  const document = parse(`{
    logs(first: 100) {
      totalCount
      nodes {
        ${entry}
        likeCount commentCount viewerHasLiked
        likes { createdAt username user ${user} }
        comments { ${entry} }
      }
    }
  }`);
  const person = 1 + 10;
  const mentions = 3 * person;
  const comment = 1 + 1 + 4 + mentions;
  const log = 1 + 1 + 4 + mentions + 10 + 3 * person + 3 * comment;
  const whole = costOf({ operation: getOperationAST(document)!, document, schema, variables: {} });
  expect(whole).toBe(10 + 100 * log);
  expect(whole).toBeLessThan(readConfig({}, []).limits.cost);
});

test('what comes later costs as much as what comes at once', () => {
  expect(
    cost('{ ... @defer { log(id: 1) { author { name } } } logs(first: 50) { nodes @stream { id } } }'),
  ).toBe(11 + 60);
});

test('a fragment counts once more for each @defer that it stands in', () => {
  const fragment = 'fragment L on Query { log(id: 1) { author { name } } }';
  expect(cost(`{ ...L ...L } ${fragment}`)).toBe(11);
  expect(cost(`{ ...L @defer ...L @defer } ${fragment}`)).toBe(22);
  expect(cost(`{ ...L ... @defer { ...L ...L } ... @defer { ...L } } ${fragment}`)).toBe(33);
});
