import { type DocumentNode, type ExecutionArgs, getOperationAST } from 'graphql';
import type { Plugin } from 'graphql-yoga';
import { writesOfRequest } from '../../request-activity.ts';
import type { ResponseCache } from '../../response-cache/response-cache.ts';

/**
 * Drops the kept answers that a mutation can have changed, before it is answered; where its client has left, once its
 * writes have ended. Those that yoga gives are not kept.
 */
export function useResponseCache(cache: ResponseCache): Plugin {
  return {
    onExecute({ args, executeFn, setExecuteFn }) {
      const document: DocumentNode = args.document;
      const operation = getOperationAST(document, args.operationName);
      if (operation?.operation !== 'mutation') return;
      setExecuteFn(async (request: ExecutionArgs) => {
        try {
          return await executeFn(request);
        } finally {
          await writesOfRequest(args.contextValue.request).whenEnded();
          await cache.dropInvalidated({ operation, document, schema: args.schema });
        }
      });
    },
  };
}
