import { GraphQLError, Lexer, type ParseOptions, parse, Source, TokenKind } from 'graphql';
import type { Plugin } from 'graphql-yoga';
import { createLimitError } from '../limit-error.ts';

/**
 * Stops the parser at too many tokens.
 *
 * graphql-js counts them itself; @escape.tech/graphql-armor wraps every token in a Proxy call for it.
 */
export function useTokenLimit(limit: number): Plugin {
  function parseWithinLimit(source: string | Source, options?: ParseOptions) {
    try {
      return parse(source, { ...options, maxTokens: limit });
    } catch (error) {
      throw isTooManyTokens(error) ? createLimitError('tokens', limit, countTokens(source)) : error;
    }
  }
  return {
    onParse({ setParseFn }) {
      setParseFn(parseWithinLimit);
    },
  };
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
