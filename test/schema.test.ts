import { readFileSync } from 'node:fs';
import {
  type GraphQLResolveInfo,
  isInterfaceType,
  isIntrospectionType,
  isNonNullType,
  isObjectType,
  isSpecifiedScalarType,
  lexicographicSortSchema,
  printSchema,
} from 'graphql';
import { expect, test } from 'vitest';
import { decodeGlobalId } from '../src/relay/global-id.ts';
import { schema } from '../src/schema.ts';

const types = Object.values(schema.getTypeMap()).filter(
  (type) => !isIntrospectionType(type) && !isSpecifiedScalarType(type),
);

test('the committed SDL is the schema that is served', () => {
  const printed = `${printSchema(lexicographicSortSchema(schema))}\n`;
  expect(readFileSync('schema/schema.graphql', 'utf8')).toBe(printed);
});

test('a mutation is verbNoun(input: VerbNounInput!): VerbNounPayload, and reports refusals as data', () => {
  for (const field of Object.values(schema.getMutationType()!.getFields())) {
    const name = field.name.replace(/^./, (letter) => letter.toUpperCase());
    const signature = `${field.name}(${field.args.map((arg) => `${arg.name}: ${arg.type}`)}): ${field.type}`;
    expect(signature).toBe(`${field.name}(input: ${name}Input!): ${name}Payload`);
    const payload = schema.getType(`${name}Payload`);
    expect(isObjectType(payload) && String(payload.getFields().userErrors?.type)).toBe('[UserError!]!');
  }
});

// What makes no call can't fail: a client need not look whether it is there.
const rootFieldsWithoutCall = new Set(['viewer', 'services']);

test('every root field of a query that makes a call can be null, so that a failure stays local', () => {
  const fields = Object.values(schema.getQueryType()!.getFields());
  const never = fields.filter(({ type }) => isNonNullType(type)).map(({ name }) => name);
  expect(never.filter((name) => !rootFieldsWithoutCall.has(name))).toEqual([]);
  expect(never).toContain('viewer');
});

// A merge of several lists has no end that all of them could be read from.
const forwardOnly = new Set(['Viewer.timeline']);

test('every connection field can be null, takes the same arguments and is named for its node', () => {
  for (const type of types.filter(isObjectType)) {
    for (const field of Object.values(type.getFields())) {
      const typename = String(field.type);
      if (!/Connection!?$/.test(typename)) continue;
      expect(typename).not.toMatch(/!$/);
      const args = Object.fromEntries(field.args.map((arg) => [arg.name, String(arg.type)]));
      const backward = forwardOnly.has(`${type.name}.${field.name}`) ? {} : { last: 'Int', before: 'String' };
      expect(args).toMatchObject({ first: 'Int', after: 'String', ...backward });
      expect(Object.keys(args).filter((name) => /^(last|before)$/.test(name)).length).toBe(
        Object.keys(backward).length,
      );
      const connection = schema.getType(typename);
      const node = typename.replace(/Connection$/, '');
      expect(isObjectType(connection) && String(connection.getFields().nodes?.type)).toBe(`[${node}!]!`);
    }
  }
});

test('the id of every node is there at once, not a promise for each object of a page', () => {
  const node = schema.getType('Node');
  const ids = isInterfaceType(node) ? schema.getPossibleTypes(node) : [];
  const source = new Proxy({}, { get: (_, name) => `its ${String(name)}` });
  expect(ids.length).toBeGreaterThan(15);
  for (const type of ids) {
    const id = type.getFields().id!.resolve!(source, {}, {}, {} as GraphQLResolveInfo);
    expect(decodeGlobalId(String(id), 'id')).toMatchObject({ typename: type.name });
  }
});
