import { GraphQLError, GraphQLScalarType, Kind, type ValueNode } from 'graphql';
import { flatString } from '../text/text.ts';
import { isInCalendar } from './date.ts';

/** Out it comes in UTC; in it takes any time zone, but never none: what would be meant is anybody's guess. */
export const DateTime = new GraphQLScalarType<Date, string>({
  name: 'DateTime',
  coerceOutputValue: (value) => write(value),
  coerceInputValue: (value) => read(value),
  coerceInputLiteral: (node) => read(node.kind === Kind.STRING ? node.value : undefined, node),
});

// As services write points in time: in UTC, with or without fractions of a second. A page of a hundred items holds
// hundreds. A 29th of February is looked at more closely.
const DAY_OF_YEAR =
  '(?:0[1-9]|1[0-2])-(?:0[1-9]|1\\d|2[0-8])|(?:0[13-9]|1[0-2])-(?:29|30)|(?:0[13578]|1[02])-31';
const PLAIN_POINT = new RegExp(
  `^\\d{4}-(?:${DAY_OF_YEAR})T(?:[01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d(?:\\.\\d{3,6})?(?:Z|\\+00:00)$`,
);

function write(value: unknown): string {
  if (typeof value === 'string' && PLAIN_POINT.test(value)) {
    return value[19] === '.' ? flatString(value.slice(0, 23), 'Z') : flatString(value.slice(0, 19), '.000Z');
  }
  const point = pointInTime(value);
  if (point) return point.toISOString();
  throw new TypeError('A point in time must be told as ISO 8601, with a time zone.');
}

function read(value: unknown, node?: ValueNode): Date {
  const point = pointInTime(value);
  if (point) return point;
  const given = typeof value === 'string' ? `\`${value.slice(0, 60)}\`` : 'This';
  throw new GraphQLError(
    `${given} is no point in time. Give date, time and time zone as ISO 8601: \`2026-03-24T09:00:00Z\` or \`2026-03-24T09:00:00+01:00\`.`,
    { nodes: node, extensions: { code: 'BAD_USER_INPUT', retryable: false } },
  );
}

// RFC 3339, but for leap seconds, which `Date` doesn't know.
const POINT_PATTERN =
  /^\d{4}-\d\d-\d\dT([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d+)?(Z|[+-]([01]\d|2[0-3]):[0-5]\d)$/;

function pointInTime(value: unknown): Date | null {
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? null : value;
  // Its letters may be small.
  const text = typeof value === 'string' ? value.toUpperCase() : '';
  return POINT_PATTERN.test(text) && isInCalendar(text.slice(0, 10)) ? new Date(text) : null;
}
