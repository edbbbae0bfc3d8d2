import type { Plugin } from 'graphql-yoga';
import { parseWithinLimit } from '../../limits/parse-within-limit.ts';

/**
 * Stops the parser at too many tokens.
 *
 * graphql-js counts them itself; @escape.tech/graphql-armor wraps every token in a Proxy call for it.
 */
export function useTokenLimit(limit: number): Plugin {
  return {
    onParse({ setParseFn }) {
      setParseFn((source, options) => parseWithinLimit(source, limit, options));
    },
  };
}
