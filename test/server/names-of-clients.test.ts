import { getOperationAST, parse } from 'graphql';
import { afterAll, describe, expect, test } from 'vitest';
import { schema } from '../../src/schema.ts';
import { callsOf, mostCallsOf } from '../../src/server/limits/operation-calls.ts';
import { costOf } from '../../src/server/limits/operation-cost.ts';
import { startAllSandboxed } from '../support/sandboxed-gateway.ts';

// Clients name variables, fragments, aliases and operations. No name means anything to the gateway, whatever objects in
// JavaScript have by that name.

const names = [
  'x',
  'constructor',
  '__proto__',
  'toString',
  'hasOwnProperty',
  'valueOf',
  '__defineGetter__',
  'size',
  'get',
];

const gateway = await startAllSandboxed();
afterAll(gateway.close);

function measures(source: string, variables: Record<string, unknown> = {}) {
  const document = parse(source);
  const running = { operation: getOperationAST(document)!, document, schema, variables };
  return {
    cost: costOf(running),
    larder: callsOf('LARDER', running),
    most: mostCallsOf(running),
  };
}

/** Has own properties of any name, as `JSON.parse` makes them. */
function named(name: string, value: unknown): Record<string, unknown> {
  return JSON.parse(`{${JSON.stringify(name)}:${JSON.stringify(value)}}`);
}

describe.each(names)('a variable called %s', (name) => {
  const lists = `logs(first: $${name}) { nodes { author { logs(first: $${name}) { nodes { id } } } } }
    viewer { folders(first: $${name}) { nodes { bookmarks { totalCount } } } }`;

  test('counts by its default', () => {
    expect(measures(`query ($${name}: Int = 100) { ${lists} }`)).toEqual(
      measures('query ($n: Int = 100) { '.concat(lists.replaceAll(`$${name}`, '$n'), ' }')),
    );
    expect(measures(`query ($${name}: Int = 100) { ${lists} }`).larder).toBe(101);
  });

  test('counts by the value that is sent', () => {
    expect(measures(`query ($${name}: Int = 1) { ${lists} }`, named(name, 100)).larder).toBe(101);
  });

  test('counts as left out where it is null or has no value', () => {
    const without = measures(lists.replaceAll(`(first: $${name})`, '').replace(/^/, '{ ').concat(' }'));
    expect(measures(`query ($${name}: Int = 100) { ${lists} }`, named(name, null))).toEqual(without);
    expect(measures(`query ($${name}: Int) { ${lists} }`)).toEqual(without);
  });

  test('counts in a list of ids', () => {
    const ids = ['TG9nOjI2MTc', 'TG9nOjI2MTY', 'TG9nOjI2MTU'];
    expect(measures(`query ($${name}: [ID!]!) { nodes(ids: $${name}) { id } }`, named(name, ids)).most).toBe(
      3,
    );
    expect(
      measures(`query ($${name}: ID!) { nodes(ids: [$${name}, "a"]) { id } }`, named(name, 'b')).most,
    ).toBe(2);
  });

  test('chooses services', () => {
    const search = `query ($${name}: [Service!]) { search(query: "a", services: $${name}) { sources { service } } }`;
    expect(measures(search, named(name, ['LITTLELOGS'])).larder).toBe(0);
    expect(measures(search, named(name, ['LARDER'])).larder).toBe(1);
    expect(measures(search).larder).toBe(1);
  });

  test('is refused as too much under any name, before any call', async () => {
    const before = gateway.calls.length;
    const source = `query ($${name}: Int = 100) { logs(first: $${name}) { nodes { author { logs(first: $${name}) {
      nodes { author { logs(first: 20) { nodes { id } } } } } } } } }`;
    const { data, errors } = await gateway.query(source);
    expect([data ?? null, errors?.[0]?.extensions.code]).toEqual([null, 'OPERATION_TOO_COMPLEX']);
    expect(gateway.calls.length).toBe(before);
  });

  test('decides conditions by its value', async () => {
    const source = `query ($${name}: Boolean = false) {
      a: logs(first: 1) @include(if: $${name}) { totalCount } b: logs(first: 1) @skip(if: $${name}) { totalCount }
    }`;
    expect(Object.keys((await gateway.query(source)).data as object)).toEqual(['b']);
    expect(Object.keys((await gateway.query(source, named(name, true))).data as object)).toEqual(['a']);
    expect(measures(source)).toEqual(measures('{ logs(first: 1) { totalCount } }'));
  });

  test('reaches the services', async () => {
    const source = `query ($${name}: Int = 2) { logs(first: $${name}) { nodes { databaseId } } }`;
    const read = async (variables?: Record<string, unknown>) => {
      const { data } = await gateway.query(source, variables);
      return (data as { logs: { nodes: unknown[] } }).logs.nodes.length;
    };
    expect([await read(), await read(named(name, 3))]).toEqual([2, 3]);
  });
});

test.each(names)('a fragment, an alias and an operation may be called %s', async (name) => {
  const source = `query ${name} { ${name}: logs(first: 1) { ...${name} } } fragment ${name} on LogConnection { ${name}: totalCount }`;
  const { data, errors } = await gateway.query(source);
  expect(errors).toBeUndefined();
  expect(JSON.stringify(data)).toBe(`{"${name}":{"${name}":2402}}`);
  expect(measures(source)).toEqual(measures('{ logs(first: 1) { totalCount } }'));
});
