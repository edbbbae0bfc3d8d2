import type { DocumentNode, GraphQLError } from 'graphql';
import type { Plugin } from 'graphql-yoga';
import type { Limits } from '../../../config/config.ts';
import { parseWithinLimit } from '../../limits/parse-within-limit.ts';
import { breachesOf, type ShapeLimits } from '../../limits/shape-limits.ts';
import type { Manifests } from '../../persisted/manifests.ts';

type DocumentLimits = ShapeLimits & Pick<Limits, 'tokens'>;

/**
 * Stops the parser at too many tokens, and refuses operations that nest too deep or have too many aliases or directives
 * before they are validated. Those of a manifest are exempt: its author has reviewed them.
 *
 * Own code instead of @escape.tech/graphql-armor: its rules throw out of validation (a "Syntax Error" with status 200),
 * count a spread fragment as a level, don't tell who breaks which limit to code, walk the document three times, and wrap
 * every token in a Proxy call; graphql-js counts tokens itself.
 */
export function useOperationLimits(limits: DocumentLimits, manifests: Manifests): Plugin {
  const known = new WeakMap<DocumentNode, readonly GraphQLError[]>();
  return {
    onParse({ setParseFn }) {
      setParseFn((source, options) => parseWithinLimit(source, limits.tokens, options));
    },
    onValidate({ params: { documentAST }, setResult }) {
      const document: DocumentNode = documentAST;
      if (manifests.has(document)) return;
      const errors = known.get(document) ?? breachesOf(document, limits);
      known.set(document, errors);
      if (errors.length > 0) setResult([...errors]);
    },
  };
}
