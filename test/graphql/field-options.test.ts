import SchemaBuilder from '@pothos/core';
import { isObjectType } from 'graphql';
import { expect, test } from 'vitest';
import { callTo } from '../../src/contract/call-estimates.ts';
import { fieldPolicyOf, typePolicyOf } from '../../src/contract/field-policy.ts';
import '../../src/graphql/field-options-plugin.ts';

const calls = callTo('LARDER');
const builder = new SchemaBuilder({ plugins: ['fieldOptions'] });
const Cat = builder.objectRef<{ name: string }>('Cat').implement({
  cacheFor: 60,
  loadedBy: calls,
  fields: (t) => ({
    name: t.exposeString('name'),
    mice: t.stringList({ calls, listSize: 3, cacheFor: 0, extensions: { mine: 1 }, resolve: () => [] }),
  }),
});
builder.queryType({
  fields: (t) => ({ cat: t.field({ type: Cat, cost: 10, resolve: () => null }) }),
});
builder.mutationType({
  fields: (t) => ({
    feedCat: t.boolean({ invalidates: ['Cat'], resolve: () => true }),
    // @ts-expect-error A mutation says what it invalidates.
    look: t.boolean({ resolve: () => true }),
    // @ts-expect-error A response to a mutation is never cached.
    petCat: t.boolean({ invalidates: [], cacheFor: 10, resolve: () => true }),
  }),
});
builder.interfaceRef<object>('Animal').implement({
  // @ts-expect-error What a field takes is known by the types that implement it.
  fields: (t) => ({ name: t.string({ calls }) }),
});
const schema = builder.toSchema();

test('what a field declares is in the built schema, beside its other extensions', () => {
  const type = schema.getType('Cat');
  const { name, mice } = isObjectType(type) ? type.getFields() : {};
  expect(fieldPolicyOf(mice!)).toEqual({ calls, listSize: 3, cacheFor: 0 });
  expect(mice!.extensions.mine).toBe(1);
  expect(fieldPolicyOf(name!)).toEqual({});
  expect(fieldPolicyOf(schema.getQueryType()!.getFields().cat!)).toEqual({ cost: 10 });
  expect(fieldPolicyOf(schema.getMutationType()!.getFields().feedCat!)).toEqual({ invalidates: ['Cat'] });
});

test('so is what a type declares', () => {
  expect(typePolicyOf(schema.getType('Cat')!)).toEqual({ cacheFor: 60, loadedBy: calls });
  expect(typePolicyOf(schema.getType('Query')!)).toEqual({});
});
