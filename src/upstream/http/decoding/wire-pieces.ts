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
/** A number that names something: any that JSON carries without loss. Some services write it as text. */
export const Id = Type.Union([
  Type.Integer({ minimum: 0, maximum: Number.MAX_SAFE_INTEGER }),
  Type.String({ pattern: String.raw`^(0|[1-9]\d{0,15})$` }),
]);

const DAY_OF_LONG_MONTH = '(0[13578]|1[02])-(0[1-9]|[12][0-9]|3[01])';
const DAY_OF_SHORT_MONTH = '(0[469]|11)-(0[1-9]|[12][0-9]|30)';
const DAY_OF_FEBRUARY = '02-(0[1-9]|1[0-9]|2[0-8])';
const LEAP_YEAR = '([0-9][0-9](0[48]|[2468][048]|[13579][26])|([02468][048]|[13579][26])00)';
const DAY = `([0-9]{4}-(${DAY_OF_LONG_MONTH}|${DAY_OF_SHORT_MONTH}|${DAY_OF_FEBRUARY})|${LEAP_YEAR}-02-29)`;
const TIME = String.raw`([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](\.[0-9]+)?`;

/** `2015-11-02T00:23:27Z`, with parts of a second or without, in any time zone; a day that is in the calendar. */
export const Timestamp = Type.String({
  pattern: `^${DAY}T${TIME}(Z|[+-]([01][0-9]|2[0-3]):[0-5][0-9])$`,
});

/** A page of a list of the Django REST framework. Its `next` and `previous` are not read: pages are asked for by offset. */
export const DJANGO_PAGE = envelope(
  '/results',
  Type.Object({ count: Count, results: Type.Array(Type.Unknown()) }),
  ({ count, results }) => ({ items: results, total: count }),
);
