import { getNamedType, isAbstractType, isObjectType } from 'graphql';
import { expect, test } from 'vitest';
import { invalidatedTypesOf, keepingTimeOf } from '../../../src/contract/cache-policy.ts';
import { schema } from '../../../src/schema.ts';

const Viewer = schema.getType('Viewer');
if (!isObjectType(Viewer)) throw new Error('There is no viewer.');

test('of each field at the root and of the viewer, or of all it can hold, it is said how long it holds', () => {
  const { viewer: _, ...queries } = schema.getQueryType()?.getFields() ?? {};
  const fields = [...Object.values(queries), ...Object.values(Viewer.getFields())];
  const undecided = fields.filter(({ type, extensions }) => {
    const named = getNamedType(type);
    const items =
      isObjectType(named) && named.name.endsWith('Connection') ? named.getFields().nodes!.type : type;
    const item = getNamedType(items);
    const held = isAbstractType(item) ? schema.getPossibleTypes(item) : [item];
    const isSaid = ({ extensions }: { readonly extensions: object }) =>
      keepingTimeOf(extensions) !== undefined;
    return !isSaid({ extensions }) && !held.every(isSaid);
  });
  expect(undecided.map(({ name }) => name)).toEqual([]);
});

test('each mutation says what it invalidates: object types of the schema', () => {
  for (const { name, extensions } of Object.values(schema.getMutationType()?.getFields() ?? {})) {
    const invalidated = invalidatedTypesOf(extensions);
    expect(invalidated, name).toBeDefined();
    expect(invalidated?.filter((type) => !isObjectType(schema.getType(type)))).toEqual([]);
  }
});
