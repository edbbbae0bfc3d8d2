import type { ExecutionResult } from 'graphql';
import type { ExecuteSelectionSet } from './complete-object.ts';
import { Pending } from './pending.ts';
import type { Run } from './run.ts';

/** Executes what an operation selects of the root type: gives its data, or what will be. */
export type OperationPlan = (run: Run) => unknown;

/** Fields one after the other, as those of a mutation: each is complete with all in it before the next begins. */
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

/** Executes a plan to its end, or until the viewer goes away. */
export function executePlan(
  plan: OperationPlan,
  run: Run,
  viewer: AbortSignal | null | undefined,
): ExecutionResult | Promise<ExecutionResult> {
  viewer?.throwIfAborted();
  const abort = () => run.abort(viewer?.reason);
  const finish = (result: ExecutionResult) => {
    viewer?.removeEventListener('abort', abort);
    if (run.isOver) throw run.abortedError(result);
    run.isOver = true;
    return result;
  };
  viewer?.addEventListener('abort', abort);
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
  if (!viewer) return result.then(finish);
  return new Promise((resolve, reject) => {
    run.whenAborted(() => reject(run.abortedError(result)));
    result.then(finish).then(resolve, reject);
  });
}
