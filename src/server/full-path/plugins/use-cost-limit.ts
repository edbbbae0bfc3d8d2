import { type DocumentNode, getOperationAST } from 'graphql';
import type { Plugin } from 'graphql-yoga';
import { createLimitError } from '../../limits/limit-error.ts';
import { rememberOperation } from '../../limits/operation-calls.ts';
import type { OperationCosts } from '../../limits/operation-cost.ts';
import { costliestField } from '../../limits/operation-cost.ts';

/**
 * Refuses operations that ask for too much at once, before any resolver runs.
 *
 * Not a validation rule: what an operation costs depends on its variables (`first: $n`), and a document's validation
 * is done once and kept.
 */
export function useCostLimit(limit: number, costs: OperationCosts): Plugin {
  return {
    onExecute({ args, setResultAndStopExecution }) {
      const document: DocumentNode = args.document;
      const operation = getOperationAST(document, args.operationName);
      if (!operation) return;
      const running = { operation, document, schema: args.schema, variables: args.variableValues ?? {} };
      const { request } = args.contextValue;
      // What it may take of an hourly budget is added up only where there is one.
      if (request) rememberOperation(request, running);
      const cost = costs.of(running);
      if (cost <= limit) return;
      const costliest = costliestField(running);
      const advice = `\`${costliest.path}\` accounts for ${costliest.cost} of it.`;
      setResultAndStopExecution({ errors: [createLimitError('cost', limit, cost, advice)] });
    },
  };
}
