import type { Clock } from '../clock.ts';

const TOO_LATE = Symbol('too late');

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
    if (this.leftMs <= 0) throw lateError();
    this.begin();
    const { promise: over, resolve } = Promise.withResolvers<typeof TOO_LATE>();
    const stop = this.#clock.after(this.leftMs, () => resolve(TOO_LATE));
    try {
      const result = await Promise.race([work(), over]);
      if (result === TOO_LATE) throw lateError();
      return result;
    } finally {
      stop();
      this.end();
    }
  }

  /** Milliseconds. */
  get leftMs(): number {
    return this.#waits === 0 ? this.#msLeft : this.#msLeft - (this.#clock.now() - this.#since);
  }

  /** For a wait that has a timer of its own; `end` must follow. */
  begin(): void {
    if (this.#waits === 0) this.#since = this.#clock.now();
    this.#waits += 1;
  }

  end(): void {
    const left = this.leftMs;
    this.#waits -= 1;
    if (this.#waits === 0) this.#msLeft = left;
  }
}
