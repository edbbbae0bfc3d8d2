import { type FieldPosition, handleFieldError, type Path, type Run } from './run.ts';

/** Completes a value of a type at a path. Throws where the value is invalid. */
export type Complete = (run: Run, value: unknown, path: Path | undefined, info: unknown) => unknown;

/** Takes a value that has settled: an object, a list, or the promise of the whole response. */
interface Owner {
  fill(slot: string | number, value: unknown): void;
  fail(error: unknown): void;
}

/** An object or a list of the response. */
type Container = Record<string | number, unknown>;

/**
 * A value of the response that has not settled: a promise's, or an object or a list that contains such values.
 *
 * Pending values own each other as promises do under `Promise.all`, but settle without the event loop. Only promises that
 * resolvers return take a turn of it: 100 objects with one promise each wait for 100 promises, not for 300 of which 200 are
 * the executor's own.
 */
export class Pending implements Owner {
  /** Where the value stands, and so what an error does there. Set by whatever completes that position. */
  position: FieldPosition | undefined;
  readonly run: Run;
  readonly path: Path | undefined;
  #container: Container | undefined;
  #waitingFor = 0;
  #owner: Owner | undefined;
  #slot: string | number = '';
  #isSettled = false;

  constructor(run: Run, path: Path | undefined, position?: FieldPosition) {
    this.run = run;
    this.path = path;
    this.position = position;
  }

  /** A list that is pending until each of its items has settled. */
  static list(run: Run, path: Path | undefined, items: unknown[]): Pending {
    const pending = new Pending(run, path);
    pending.#container = items as unknown as Container; // Its slots are numbers.
    for (let index = 0; index < items.length; index += 1) pending.hold(items[index], index);
    return pending;
  }

  /** An object that is pending until each of the fields passed to `hold` has settled. */
  static object(run: Run, path: Path | undefined, fields: Record<string, unknown>): Pending {
    const pending = new Pending(run, path);
    pending.#container = fields;
    return pending;
  }

  /** Waits for the value of a slot, if that is pending. */
  hold(value: unknown, slot: string | number): void {
    if (!(value instanceof Pending)) return;
    value.#owner = this;
    value.#slot = slot;
    this.#waitingFor += 1;
  }

  fill(slot: string | number, value: unknown): void {
    if (this.#container === undefined) return;
    this.#container[slot] = value;
    this.#waitingFor -= 1;
    if (this.#waitingFor === 0) this.become(this.#container);
  }

  /** Settles as null with an error or, where null is not allowed, fails the owner. The first failure counts. */
  fail(error: unknown): void {
    if (this.#isSettled) return;
    try {
      if (this.position === undefined) throw error;
      handleFieldError(this.run, this.position, this.path, error);
    } catch (located) {
      this.#isSettled = true;
      this.#owner?.fail(located);
      return;
    }
    this.become(null);
  }

  /** Settles with a value, or lets another pending value take this one's place. */
  become(value: unknown): void {
    if (value instanceof Pending) {
      value.#owner = this.#owner;
      value.#slot = this.#slot;
      return;
    }
    if (this.#isSettled) return;
    this.#isSettled = true;
    // There is no owner where the object that contained this value has become null meanwhile.
    this.#owner?.fill(this.#slot, value);
  }

  toPromise(): Promise<unknown> {
    return new Promise((resolve, reject) => {
      this.#owner = { fill: (_, value) => resolve(value), fail: reject };
    });
  }
}

/** The value at a position, once its promise has settled. */
export function awaitValue(
  run: Run,
  promise: PromiseLike<unknown>,
  path: Path | undefined,
  complete: Complete,
  info: unknown,
  position?: FieldPosition,
): Pending {
  const pending = new Pending(run, path, position);
  Promise.resolve(promise).then(
    (value) => {
      let completed: unknown;
      try {
        // Once nobody waits for the response, no resolver is called.
        if (run.isOver) throw new Error('Aborted!');
        completed = complete(run, value, path, info);
      } catch (error) {
        pending.fail(error);
        return;
      }
      pending.become(atPosition(run, completed, path, pending.position));
    },
    (error) => pending.fail(error),
  );
  return pending;
}

/** Gives a completed value its position: if it is pending, its error is handled there. */
export function atPosition(
  run: Run,
  completed: unknown,
  path: Path | undefined,
  position: FieldPosition | undefined,
): unknown {
  if (completed instanceof Pending) completed.position = position;
  // A scalar whose `coerceOutputValue` is async: graphql-js awaits it, and does not complete the result again.
  else if (completed instanceof Promise)
    return awaitValue(run, completed, path, unchanged, undefined, position);
  return completed;
}

const unchanged: Complete = (_, value) => value;
