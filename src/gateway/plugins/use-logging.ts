import { type DocumentNode, getOperationAST } from 'graphql';
import type { Plugin } from 'graphql-yoga';
import type { Logger } from '../logger.ts';
import { resolvedOf } from '../persisted/resolved-requests.ts';

interface Entry {
  readonly startedAt: number;
  operation?: string;
  type?: string;
  errors?: readonly string[];
}

/**
 * One line for each GraphQL request: the operation's name and type, how long it took, its status and error codes; where
 * it was asked for by id, its hash, and in the mode `mixed` whether `trusted` would refuse it.
 *
 * Never variables, headers or documents: they hold credentials and what people write.
 */
export function useLogging(logger: Logger): Plugin {
  const entries = new WeakMap<Request, Entry>();
  return {
    onRequestParse({ request }) {
      entries.set(request, { startedAt: performance.now() });
    },
    onParse({ context }) {
      return ({ result }) => {
        const entry = entries.get(context.request);
        if (entry === undefined || result === null || result instanceof Error) return;
        const document: DocumentNode = result;
        const operation = getOperationAST(document, context.params.operationName);
        // Only a name that parsed as one: what stands in `operationName` can be anything.
        if (operation?.name) entry.operation = operation.name.value.slice(0, 100);
        if (operation) entry.type = operation.operation;
      };
    },
    onResultProcess({ request, result }) {
      const entry = entries.get(request);
      if (entry === undefined || !('errors' in result) || !result.errors?.length) return;
      const codes = result.errors.map(({ extensions }) => String(extensions?.code ?? 'UNKNOWN'));
      entry.errors = [...new Set(codes)];
    },
    onResponse({ request, response }) {
      const entry = entries.get(request);
      if (entry === undefined) return;
      const { startedAt, ...told } = entry;
      const { hash, untrusted } = resolvedOf(request) ?? {};
      const persisted = { ...(hash && { hash }), ...(untrusted && { untrusted }) };
      const ms = Math.round((performance.now() - startedAt) * 10) / 10;
      // Nobody gets the answer to a request that was given up.
      const outcome = request.signal.aborted ? { aborted: true } : { status: response.status };
      logger.info({ ...told, ...persisted, ...outcome, ms }, 'graphql');
    },
  };
}
