// Not the global one: a test that fakes time must not hold up work.
import { setImmediate } from 'node:timers';

interface Waiter {
  readonly size: number;
  readonly run: () => void;
}

/**
 * Lets work that cannot be split take only so much of one turn of the event loop, over all requests. What goes beyond
 * waits for a later turn, in the order in which it came, so that everybody else is served in between.
 */
export class TurnBudget {
  readonly #limit: number;
  readonly #waiters: Waiter[] = [];
  #next = 0;
  #spent = 0;
  #isRenewing = false;

  /** @param limit the size of the work that one turn takes. One piece of work is done however large it is. */
  constructor(limit: number) {
    this.#limit = limit;
  }

  /** Does the work at once where the turn has room for it, as it nearly always has. */
  run<T>(size: number, work: () => T): T | Promise<T> {
    if (this.#next === this.#waiters.length && this.#hasRoom(size)) {
      this.#spend(size);
      return work();
    }
    return new Promise((resolve, reject) => {
      const run = () => {
        try {
          resolve(work());
        } catch (error) {
          reject(error);
        }
      };
      this.#waiters.push({ size, run });
    });
  }

  #hasRoom(size: number): boolean {
    return this.#spent === 0 || this.#spent + size <= this.#limit;
  }

  #spend(size: number): void {
    this.#spent += size;
    if (this.#isRenewing) return;
    this.#isRenewing = true;
    setImmediate(this.#renew);
  }

  readonly #renew = (): void => {
    this.#isRenewing = false;
    this.#spent = 0;
    for (;;) {
      const waiter = this.#waiters[this.#next];
      if (!waiter) break;
      if (!this.#hasRoom(waiter.size)) return;
      this.#next += 1;
      this.#spend(waiter.size);
      waiter.run();
    }
    this.#waiters.length = 0;
    this.#next = 0;
  };
}
