import type { DocumentNode, GraphQLError } from 'graphql';
import type { Plugin } from 'graphql-yoga';
import type { Limits } from '../../config.ts';
import { createLimitError } from '../limit-error.ts';
import { measureOperations } from '../operation-shape.ts';
import type { Manifests } from '../persisted/manifests.ts';

/**
 * Refuses operations that nest too deep or have too many aliases or directives, before they are validated. Those of a
 * manifest were looked at by whoever wrote it there.
 *
 * Own code instead of @escape.tech/graphql-armor: its rules throw out of validation (a "Syntax Error" with status 200),
 * count a spread fragment as a level, don't tell who breaks which limit to code, and walk the document three times.
 */
export function useOperationLimits({ depth, aliases, directives }: Limits, manifests: Manifests): Plugin {
  const limits = { depth, aliases, directives };
  const known = new WeakMap<DocumentNode, readonly GraphQLError[]>();
  return {
    onValidate({ params: { documentAST }, setResult }) {
      const document: DocumentNode = documentAST;
      if (manifests.has(document)) return;
      const errors = known.get(document) ?? breaches(document, limits);
      known.set(document, errors);
      if (errors.length > 0) setResult([...errors]);
    },
  };
}

function breaches(document: DocumentNode, limits: Pick<Limits, 'depth' | 'aliases' | 'directives'>) {
  const shape = measureOperations(document);
  return (['depth', 'aliases', 'directives'] as const)
    .filter((kind) => shape[kind] > limits[kind])
    .map((kind) => createLimitError(kind, limits[kind], shape[kind]));
}
