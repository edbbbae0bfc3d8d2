import { type FieldPosition, handleFieldError, type Path, type Run } from './run.ts';

/** What holds a value that is on its way: an object, a list, or whoever waits for the whole answer. */
interface Owner {
  fill(slot: string | number, value: unknown): void;
  fail(error: unknown): void;
}

/** An object or a list of the answer. */
type Container = Record<string | number, unknown>;

/**
 * A value of the answer that is on its way: a promise's, or an object or a list with such values in it.
 *
 * Pending values hold each other as promises do with `Promise.all`, but settle without the event loop. Only what a
 * resolver returned as a promise takes part in it: 100 objects with one promise each wait for 100 promises, and not
 * for 300 of which 200 are the executor's own.
 */
export class Pending implements Owner {
  /** Where the value stands, which tells what an error does there. Set by whoever completes that position. */
  position: FieldPosition | undefined;
  readonly run: Run;
  readonly path: Path | undefined;
  #stepsToFail: number;
  #container: Container | undefined;
  #waitingFor = 0;
  #owner: Owner | undefined;
  #slot: string | number = '';
  #isSettled = false;

  /**
   * @param stepsToFail Steps of the event loop after which graphql-js, where all of this is promises, lets such a value
   * fail. What fails within these has its error told too: so it is where several fields wait for one call.
   */
  constructor(run: Run, path: Path | undefined, stepsToFail: number) {
    this.run = run;
    this.path = path;
    this.#stepsToFail = stepsToFail;
  }

  /** A list that is pending until each of its items has settled. */
  static list(run: Run, path: Path | undefined, items: unknown[]): Pending {
    const pending = new Pending(run, path, 2);
    pending.#container = items as unknown as Container; // Its slots are numbers.
    for (let index = 0; index < items.length; index += 1) pending.hold(items[index], index);
    return pending;
  }

  /** An object that is pending until each of the fields that it is then told to hold has settled. */
  static object(run: Run, path: Path | undefined, fields: Record<string, unknown>): Pending {
    const isRoot = path === undefined;
    const pending = new Pending(run, path, isRoot ? 2 : 3);
    pending.#container = fields;
    return pending;
  }

  /** Waits for what stands in one of its slots, if that is pending. */
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

  /** Ends as null with an error, or where null may not stand, fails what holds this. The first failure counts. */
  async fail(error: unknown): Promise<void> {
    for (let step = 0; step < this.#stepsToFail; step += 1) await undefined;
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

  /** Ends with a value, or lets a value that is itself on its way take this one's place. */
  become(value: unknown): void {
    if (value instanceof Pending) {
      value.#owner = this.#owner;
      value.#slot = this.#slot;
      value.#stepsToFail += this.#stepsToFail;
      return;
    }
    if (this.#isSettled) return;
    this.#isSettled = true;
    // What has no owner stood in something that has become null meanwhile.
    this.#owner?.fill(this.#slot, value);
  }

  toPromise(): Promise<unknown> {
    return new Promise((resolve, reject) => {
      this.#owner = { fill: (_, value) => resolve(value), fail: reject };
    });
  }
}
