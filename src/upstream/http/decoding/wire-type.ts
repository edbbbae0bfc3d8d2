import type * as TypeBox from 'typebox';

type Used =
  | 'Array'
  | 'Boolean'
  | 'Integer'
  | 'Intersect'
  | 'Literal'
  | 'Null'
  | 'Number'
  | 'Object'
  | 'Optional'
  | 'Record'
  | 'String'
  | 'Union'
  | 'Unknown';

type Schema = Readonly<Record<string | symbol, unknown>>;

const OPTIONAL = Symbol('optional');

/**
 * Makes the JSON schemas of what services send: what of typebox's `Type` is used here, with its types. To load that itself,
 * 370 files, takes a quarter of the time to the first answer.
 */
export const Type = {
  Array: (items: Schema, options?: Schema) => ({ type: 'array', items, ...options }),
  Boolean: () => ({ type: 'boolean' }),
  Integer: (options?: Schema) => ({ type: 'integer', ...options }),
  Intersect: (schemas: readonly Schema[]) => ({ allOf: schemas }),
  Literal: (value: unknown) => ({ type: typeof value, const: value }),
  Null: () => ({ type: 'null' }),
  Number: (options?: Schema) => ({ type: 'number', ...options }),
  Object(properties: Readonly<Record<string, Schema>>) {
    const required = Object.keys(properties).filter((name) => !properties[name]?.[OPTIONAL]);
    return { type: 'object', ...(required.length > 0 && { required }), properties };
  },
  Optional: (schema: Schema) => ({ ...schema, [OPTIONAL]: true }),
  /** Of any names: typebox's own leaves out those with a line break, whose values would go unchecked. */
  Record: (_names: Schema, values: Schema) => ({ type: 'object', patternProperties: { '': values } }),
  String: (options?: Schema) => ({ type: 'string', ...options }),
  Union: (schemas: readonly Schema[]) => ({ anyOf: schemas }),
  Unknown: () => ({}),
  // A test compares each to typebox's own, whose types say of a schema what JSON fits it.
} as unknown as Pick<typeof TypeBox.Type, Used>;
