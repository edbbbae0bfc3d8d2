import type { DocumentNode } from 'graphql';
import type { Plugin } from 'graphql-yoga';
import {
  type KnownOperations,
  registerOperation,
  resolveOperation,
} from '../../persisted/resolve-operation.ts';
import { rememberResolved, resolvedOf } from '../../persisted/resolved-requests.ts';

const ID_PARAMETERS = ['documentId', 'doc_id'] as const;

/**
 * Finds the operation that a request names by an id, and refuses what the mode doesn't allow.
 *
 * Own code instead of yoga's two plugins: one keeps invalid queries, the other knows either manifests or automatic
 * persisted queries, and neither reads `documentId`. This is the way from yoga to `resolveOperation`, nothing more.
 */
export function usePersistedOperations(known: KnownOperations): Plugin {
  const { manifests } = known;
  return {
    onParams({ request, params, setParams }) {
      const operation = resolveOperation(params, known);
      if (operation === undefined) return;
      rememberResolved(request, operation);
      const others = Object.entries(params).filter(([name]) => !ID_PARAMETERS.some((id) => id === name));
      setParams({ ...Object.fromEntries(others), query: operation.text });
    },
    onValidate({ params, setResult }) {
      const document: DocumentNode = params.documentAST;
      if (manifests.has(document)) setResult([]);
    },
    onExecute({ args }) {
      const operation = resolvedOf(args.contextValue.request);
      if (operation) registerOperation(operation, known);
    },
  };
}
