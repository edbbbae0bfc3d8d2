import type { TSchema } from 'typebox';
import { envelope } from './envelope.ts';
import { Type } from './wire-type.ts';

// What the JSON of several services consists of alike.

/** Null or left out where there is none. */
export function Missing<Schema extends TSchema>(schema: Schema) {
  return Type.Optional(Type.Union([schema, Type.Null()]));
}

/** What people left out comes as "", as null or not at all. */
export const OptionalText = Missing(Type.String());
export const Name = Type.String({ minLength: 1 });
/** What fits into GraphQL's Int. */
export const Count = Type.Integer({ minimum: 0, maximum: 2_147_483_647 });
/** `2015-11-02T00:23:27Z`, with parts of a second or without, in any time zone. */
export const Timestamp = Type.String({
  pattern: String.raw`^\d{4}-(0[1-9]|1[0-2])-([0-2]\d|3[01])T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d+)?(Z|[+-]\d\d:\d\d)$`,
});

/** A page of a list of the Django REST framework. Its `next` and `previous` are not read: pages are asked for by offset. */
export const DJANGO_PAGE = envelope(
  '/results',
  Type.Object({ count: Count, results: Type.Array(Type.Unknown()) }),
  ({ count, results }) => ({ items: results, total: count }),
);
