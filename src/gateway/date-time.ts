import { GraphQLError, GraphQLScalarType, Kind, type ValueNode } from 'graphql';
import { GraphQLDateTimeISO } from 'graphql-scalars';

/** Out it comes in UTC; in it takes any time zone, but never none: what would be meant is anybody's guess. */
export const DateTime = new GraphQLScalarType<Date, string>({
  name: 'DateTime',
  extensions: GraphQLDateTimeISO.extensions,
  coerceOutputValue: (value) => write(value),
  coerceInputValue: (value) => read(value),
  coerceInputLiteral: (node) => read(node.kind === Kind.STRING ? node.value : undefined, node),
});

// As services write points in time: in UTC, with or without fractions of a second. A page of a hundred items holds
// hundreds. A 29th of February is looked at more closely.
const day = '(?:0[1-9]|1[0-2])-(?:0[1-9]|1\\d|2[0-8])|(?:0[13-9]|1[0-2])-(?:29|30)|(?:0[13578]|1[02])-31';
const plain = new RegExp(
  `^\\d{4}-(?:${day})T(?:[01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d(?:\\.\\d{3,6})?(?:Z|\\+00:00)$`,
);

function write(value: unknown): string {
  if (value instanceof Date) return value.toISOString();
  if (typeof value === 'string' && plain.test(value)) {
    return value[19] === '.' ? `${value.slice(0, 23)}Z` : `${value.slice(0, 19)}.000Z`;
  }
  return GraphQLDateTimeISO.coerceOutputValue(value);
}

function read(value: unknown, node?: ValueNode): Date {
  try {
    return GraphQLDateTimeISO.coerceInputValue(value);
  } catch {
    const given = typeof value === 'string' ? `\`${value.slice(0, 60)}\`` : 'This';
    throw new GraphQLError(
      `${given} is no point in time. Give date, time and time zone as ISO 8601: \`2026-03-24T09:00:00Z\` or \`2026-03-24T09:00:00+01:00\`.`,
      { nodes: node, extensions: { code: 'BAD_USER_INPUT', retryable: false } },
    );
  }
}
