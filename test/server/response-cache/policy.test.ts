import { getNamedType, isAbstractType, isObjectType } from 'graphql';
import { expect, test } from 'vitest';
import { fieldPolicyOf, typePolicyOf } from '../../../src/contract/field-policy.ts';
import { schema } from '../../../src/schema.ts';

const Viewer = schema.getType('Viewer');
if (!isObjectType(Viewer)) throw new Error('There is no viewer.');

test('of each field at the root and of the viewer, or of all it can hold, it is said how long it holds', () => {
  const { viewer: _, ...queries } = schema.getQueryType()?.getFields() ?? {};
  const fields = [...Object.values(queries), ...Object.values(Viewer.getFields())];
  const undecided = fields.filter((field) => {
    const { type } = field;
    const named = getNamedType(type);
    const items =
      isObjectType(named) && named.name.endsWith('Connection') ? named.getFields().nodes!.type : type;
    const item = getNamedType(items);
    const held = isAbstractType(item) ? schema.getPossibleTypes(item) : [item];
    const isSaid = (seconds: number | undefined) => seconds !== undefined;
    return (
      !isSaid(fieldPolicyOf(field).cacheFor) && !held.every((type) => isSaid(typePolicyOf(type).cacheFor))
    );
  });
  expect(undecided.map(({ name }) => name)).toEqual([]);
});

test('each mutation says what it invalidates: object types of the schema', () => {
  for (const field of Object.values(schema.getMutationType()?.getFields() ?? {})) {
    const { invalidates } = fieldPolicyOf(field);
    expect(invalidates, field.name).toBeDefined();
    expect(invalidates?.filter((type) => !isObjectType(schema.getType(type)))).toEqual([]);
  }
});
