import {
  type ExecutionArgs,
  type ExecutionResult,
  experimentalExecuteIncrementally,
  legacyExecuteIncrementally,
} from 'graphql';
import type { Format } from './delivery.ts';
import type { Payload, Payloads } from './payloads.ts';

/**
 * Executes an operation with `@defer` or `@stream` by graphql-js, which knows both formats; yoga's executor knows the
 * older one alone.
 *
 * What is deferred begins at once, beside the rest: whoever defers a field must not wait for it longer. It also joins the
 * batches of the rest.
 *
 * @returns parts, or an answer in one where nothing came to be deferred.
 */
export async function executeInParts(
  args: ExecutionArgs,
  format: Format,
): Promise<ExecutionResult | Payloads> {
  const execute = format === 'v0.2' ? experimentalExecuteIncrementally : legacyExecuteIncrementally;
  const result = await execute({ ...args, enableEarlyExecution: true });
  if (!('initialResult' in result)) return result;
  return payloadsOf(result.initialResult, result.subsequentResults);
}

async function* payloadsOf(first: Payload, others: AsyncIterable<Payload>): Payloads {
  yield first;
  for await (const payload of others) if (says(payload)) yield payload;
}

/** The end of a group that was sent before is an event to the executor, and nothing to a client. */
function says({ hasNext, ...news }: Payload): boolean {
  return !hasNext || Object.keys(news).length > 0;
}
