import { type DocumentNode, GraphQLError, Lexer, type ParseOptions, parse, Source, TokenKind } from 'graphql';
import { createLimitError } from './limit-error.ts';

/**
 * Parses a document, and stops at too many tokens.
 *
 * @throws GraphQLError for a syntax error, or with the limit and the count.
 */
export function parseWithinLimit(
  source: string | Source,
  limit: number,
  options?: ParseOptions,
): DocumentNode {
  try {
    return parse(source, { ...options, maxTokens: limit });
  } catch (error) {
    if (isTooManyTokens(error)) throw createLimitError('tokens', limit, countTokens(source));
    if (error instanceof RangeError) throw tooDeep(source, limit);
    throw withoutText(error);
  }
}

/** Lists in lists exhaust the parser's stack before they reach the limit. */
function tooDeep(source: string | Source, limit: number): GraphQLError {
  const count = countTokens(source);
  return count > limit
    ? createLimitError('tokens', limit, count)
    : new GraphQLError('Syntax Error: Values nest too deeply.', {
        source: typeof source === 'string' ? new Source(source) : source,
        positions: [0],
      });
}

/** A syntax error without the text that it found where none may stand: it can be a password. */
function withoutText(error: unknown): unknown {
  if (!(error instanceof GraphQLError)) return error;
  const { message, source, positions } = error;
  const told = message.replace(/\b((?:Block)?String) ".*"/s, '$1');
  return told === message ? error : new GraphQLError(told, { source, positions });
}

function isTooManyTokens(error: unknown): boolean {
  return error instanceof GraphQLError && error.message.startsWith('Syntax Error: Document contains more');
}

// The rest is read only to tell how many there are: it costs little, since the body's size is limited.
function countTokens(source: string | Source): number {
  const lexer = new Lexer(typeof source === 'string' ? new Source(source) : source);
  let count = 0;
  try {
    while (lexer.advance().kind !== TokenKind.EOF) count += 1;
  } catch {
    // Past the limit even the letters may be wrong; then the count so far has to do.
  }
  return count;
}
