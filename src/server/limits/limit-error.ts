import { GraphQLError } from 'graphql';

/** What of an operation can be too much. */
export type LimitKind = 'depth' | 'aliases' | 'directives' | 'tokens' | 'cost';

const DESCRIPTIONS: Readonly<Record<LimitKind, string>> = {
  depth: 'The operation nests fields too deep',
  aliases: 'The operation has too many aliases',
  directives: 'The operation has too many directives',
  tokens: 'The document has too many tokens',
  cost: 'The operation asks for too much at once',
};

/**
 * A limit that was passed: `OPERATION_TOO_COMPLEX`, with what was asked for and what is allowed.
 *
 * @param advice a sentence on where to ask for less.
 */
export function createLimitError(
  kind: LimitKind,
  limit: number,
  actual: number,
  advice?: string,
): GraphQLError {
  const fault = `${DESCRIPTIONS[kind]}: ${kind} ${actual}, limit ${limit}.`;
  return new GraphQLError(advice === undefined ? fault : `${fault} ${advice}`, {
    extensions: {
      code: 'OPERATION_TOO_COMPLEX',
      kind,
      limit,
      actual,
      // As for any document that is refused: 400, or 200 where the client accepts application/json alone.
      http: { status: 400, spec: true },
    },
  });
}
