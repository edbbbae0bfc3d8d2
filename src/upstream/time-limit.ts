import type { Clock } from './clock.ts';

const tooLate = Symbol('too late');

/**
 * How long somebody is waited for, all waits together; what they do at the same time counts once. What is under way
 * when it is over ends by its own deadline.
 */
export class TimeLimit {
  readonly #clock: Clock;
  #msLeft: number;
  #waits = 0;
  /** When the waits under way began, in milliseconds since the Unix epoch. */
  #since = 0;

  constructor(clock: Clock, ms: number) {
    this.#clock = clock;
    this.#msLeft = ms;
  }

  /** @throws what `lateError` makes, where the time is over first. Once it is over, `work` is not even begun. */
  async wait<T>(work: () => Promise<T>, lateError: () => Error): Promise<T> {
    if (this.#left <= 0) throw lateError();
    this.#begin();
    const { promise: over, resolve } = Promise.withResolvers<typeof tooLate>();
    const stop = this.#clock.after(this.#left, () => resolve(tooLate));
    try {
      const result = await Promise.race([work(), over]);
      if (result === tooLate) throw lateError();
      return result;
    } finally {
      stop();
      this.#end();
    }
  }

  get #left(): number {
    return this.#waits === 0 ? this.#msLeft : this.#msLeft - (this.#clock.now() - this.#since);
  }

  #begin(): void {
    if (this.#waits === 0) this.#since = this.#clock.now();
    this.#waits += 1;
  }

  #end(): void {
    const left = this.#left;
    this.#waits -= 1;
    if (this.#waits === 0) this.#msLeft = left;
  }
}
