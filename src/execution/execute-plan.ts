import type { ExecutionResult } from 'graphql';
import type { ExecuteSelectionSet } from './complete-object.ts';
import { Pending } from './pending.ts';
import type { Run } from './run.ts';

/** Executes an operation's selection set: returns its data, or a `Pending` or a promise of it. */
export type OperationPlan = (run: Run) => unknown;

/** Executes fields one after the other, as a mutation's: each completes with all that it selects before the next begins. */
export function planSerially(fields: readonly ExecuteSelectionSet[]): OperationPlan {
  return (run) => {
    function executeFrom(index: number, data: object): unknown {
      for (const [offset, execute] of fields.slice(index).entries()) {
        if (run.isOver) throw new Error('Aborted!');
        const field = execute(run, run.rootValue, undefined);
        if (field instanceof Pending) {
          return field
            .toPromise()
            .then((resolved) => executeFrom(index + offset + 1, Object.assign(data, resolved)));
        }
        Object.assign(data, field);
      }
      return data;
    }
    return executeFrom(0, {});
  };
}

/** Executes a plan to its end, or until the client disconnects. */
export function executePlan(
  plan: OperationPlan,
  run: Run,
  client: AbortSignal | null | undefined,
): ExecutionResult | Promise<ExecutionResult> {
  client?.throwIfAborted();
  const abort = () => run.abort(client?.reason);
  const finish = (result: ExecutionResult) => {
    client?.removeEventListener('abort', abort);
    if (run.isOver) throw run.abortedError(result);
    run.isOver = true;
    return result;
  };
  client?.addEventListener('abort', abort);
  let data: unknown;
  try {
    data = plan(run);
  } catch (error) {
    return finish(run.respondWithError(error));
  }
  if (data instanceof Pending) data = data.toPromise();
  if (!(data instanceof Promise)) return finish(run.respond(data));
  const result = data.then(
    (resolved) => run.respond(resolved),
    (error) => run.respondWithError(error),
  );
  if (!client) return result.then(finish);
  return new Promise((resolve, reject) => {
    run.whenAborted(() => reject(run.abortedError(result)));
    result.then(finish).then(resolve, reject);
  });
}
