import { type TSchema, Type } from 'typebox';

// What the answers of littleBits are made of. Texts that people may leave out come as "", as null or not at all.

export function Missing<Schema extends TSchema>(schema: Schema) {
  return Type.Optional(Type.Union([schema, Type.Null()]));
}

export const OptionalText = Missing(Type.String());
export const Name = Type.String({ minLength: 1 });
/** What fits into GraphQL's Int. */
export const Count = Type.Integer({ minimum: 0, maximum: 2_147_483_647 });
export const Id = Type.Integer({ minimum: 1, maximum: 2_147_483_647 });
/** `2015-04-06T12:48:36.000Z` */
export const Timestamp = Type.String({
  pattern: String.raw`^\d{4}-(0[1-9]|1[0-2])-([0-2]\d|3[01])T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d+)?(Z|[+-]\d\d:\d\d)$`,
});
