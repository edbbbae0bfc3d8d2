import { GraphQLError, GraphQLScalarType, Kind, type ValueNode } from 'graphql';

/**
 * A day of the calendar, in and out as `YYYY-MM-DD`: it has no time zone, and so none can shift it.
 *
 * graphql-scalars is not used for it and for `JSON`: the library can only be loaded whole (23 ms and 5 MB at each start, measured
 * with 2.0.0), its `Date` makes a `Date` of the day, and its `JSON` has no limit on nesting.
 */
export const CalendarDate = new GraphQLScalarType<string, string>({
  name: 'Date',
  coerceOutputValue: (value) => {
    if (isDay(value)) return value;
    throw new TypeError('A day must be told as YYYY-MM-DD.');
  },
  coerceInputValue: (value) => read(value),
  coerceInputLiteral: (node) => read(node.kind === Kind.STRING ? node.value : undefined, node),
});

function read(value: unknown, node?: ValueNode): string {
  if (isDay(value)) return value;
  const given = typeof value === 'string' ? `\`${value.slice(0, 60)}\`` : 'This';
  throw new GraphQLError(`${given} is no day of the calendar. Give it as \`YYYY-MM-DD\`: \`2012-10-08\`.`, {
    nodes: node,
    extensions: { code: 'BAD_USER_INPUT', retryable: false },
  });
}

function isDay(value: unknown): value is string {
  return typeof value === 'string' && /^(?!0000)\d{4}-\d\d-\d\d$/.test(value) && isInCalendar(value);
}

/** Whether the calendar has a day that is written as `YYYY-MM-DD`. */
export function isInCalendar(day: string): boolean {
  const midnight = Date.parse(`${day}T00:00:00Z`);
  // `Date` takes a 31 April for 1 May.
  return !Number.isNaN(midnight) && new Date(midnight).toISOString().startsWith(day);
}
