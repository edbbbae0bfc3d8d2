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

// As most services write it; a page of a hundred items holds hundreds. The days that not every month has are looked
// at more closely.
const plain = /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|1\d|2[0-8])T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\dZ$/;

function write(value: unknown): string {
  if (value instanceof Date) return value.toISOString();
  if (typeof value === 'string' && plain.test(value)) return `${value.slice(0, 19)}.000Z`;
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
