import type { Clock } from '../clock.ts';

/** How long a service counts as slow after its last slow answer, in milliseconds. */
const MEMORY_MS = 60_000;

/**
 * Whether an instance of a service has answered lately, but only after the time that a first try has. Then first tries have
 * all the time that there is: to end them early would double the wait for every answer.
 */
export class Slowness {
  readonly #clock: Clock;
  readonly #timeoutMs: number;
  #until = 0;

  constructor(clock: Clock, timeoutMs: number) {
    this.#clock = clock;
    this.#timeoutMs = timeoutMs;
  }

  get isSlow(): boolean {
    return this.#until > 0 && this.#clock.now() < this.#until;
  }

  /** An answer has come. */
  observe(startedAt: number): void {
    const now = this.#clock.now();
    if (now - startedAt > this.#timeoutMs) this.#until = now + MEMORY_MS;
  }
}
