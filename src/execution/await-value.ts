import { Pending } from './pending.ts';
import type { FieldPosition, Path, Run } from './run.ts';

/** Completes a value of a type, at a path for what is in it. Throws what is wrong with it. */
export type Complete = (run: Run, value: unknown, path: Path | undefined, info: unknown) => unknown;

/** A value at a position, once its promise has settled. */
export function awaitValue(
  run: Run,
  promise: PromiseLike<unknown>,
  path: Path | undefined,
  complete: Complete,
  info: unknown,
  position?: FieldPosition,
): Pending {
  const pending = new Pending(run, path, 0);
  pending.position = position;
  follow(promise, pending, complete, info);
  return pending;
}

/** An object, once the promise has settled that tells whether it is of a type, or of which. */
export function awaitType(
  run: Run,
  promise: PromiseLike<unknown>,
  path: Path | undefined,
  complete: (type: unknown) => unknown,
): Pending {
  const pending = new Pending(run, path, 1);
  follow(promise, pending, (_, type) => complete(type), undefined);
  return pending;
}

/** Takes what came of completing a value in at its position. */
export function atPosition(
  run: Run,
  completed: unknown,
  path: Path | undefined,
  position: FieldPosition | undefined,
): unknown {
  if (completed instanceof Pending) completed.position = position;
  // A scalar's `coerceOutputValue` that is async: graphql-js waits for it, and takes what comes as it is.
  else if (completed instanceof Promise) return awaitValue(run, completed, path, asItIs, undefined, position);
  return completed;
}

const asItIs: Complete = (_, value) => value;

function follow(promise: PromiseLike<unknown>, pending: Pending, complete: Complete, info: unknown): void {
  Promise.resolve(promise).then(
    (value) => {
      const { run, path } = pending;
      let completed: unknown;
      try {
        // No resolver is called any more when nobody waits for its value.
        if (run.isOver) throw new Error('Aborted!');
        completed = complete(run, value, path, info);
      } catch (error) {
        void pending.fail(error);
        return;
      }
      pending.become(atPosition(run, completed, path, pending.position));
    },
    (error) => pending.fail(error),
  );
}
