import { Type as TypeBox } from 'typebox';
import { expect, test } from 'vitest';
import { Type } from '../../../../src/upstream/http/decoding/wire-type.ts';

/** A schema of each kind, as it is sent and compared: as JSON. */
function schemasBy(type: typeof Type): Record<string, unknown> {
  const name = type.String({ minLength: 1, pattern: '^a' });
  const schemas = {
    name,
    texts: type.Array(type.String()),
    one: type.Array(name, { minItems: 1, maxItems: 1 }),
    yes: type.Boolean(),
    count: type.Integer({ minimum: 0, maximum: 9 }),
    number: type.Number({ minimum: -1.5 }),
    nothing: type.Null(),
    anything: type.Unknown(),
    word: type.Literal('list'),
    digit: type.Literal(1),
    either: type.Union([name, type.Null()]),
    both: type.Intersect([type.Object({ a: name }), type.Object({ b: name })]),
    empty: type.Object({}),
    partial: type.Object({ a: type.Optional(name) }),
    object: type.Object({
      a: name,
      b: type.Optional(type.Union([name, type.Null()])),
      c: type.Object({ d: type.Optional(type.Unknown()), e: type.Integer() }),
    }),
  };
  return JSON.parse(JSON.stringify(schemas));
}

test('a record takes any names, with line breaks too', () => {
  const record = { type: 'object', patternProperties: { '': { type: 'number' } } };
  expect(Type.Record(Type.String(), Type.Number())).toEqual(record);
});

test('each schema is the one that typebox makes', () => {
  expect(schemasBy(Type)).toEqual(schemasBy(TypeBox));
});
