import type { Clock } from '../../src/upstream/clock.ts';

interface Timer {
  readonly ms: number;
  readonly due: number;
  readonly callback: () => void;
}

/**
 * Time that stands still until `advance(ms)` is called. With `skipUpTo`, waits of at most that many
 * milliseconds pass at once (the clock moves along): retry waits then need no help, longer deadlines do.
 */
export class FakeClock implements Clock {
  /** What `random()` gives: 1 makes each jittered wait its upper bound. */
  randomValue = 0.5;
  /** Every `after` so far, in milliseconds, in order. */
  readonly waits: number[] = [];
  #now: number;
  readonly #skipUpTo: number;
  readonly #timers = new Set<Timer>();

  constructor({ now = Date.UTC(2026, 0, 1), skipUpTo = -1 }: { now?: number; skipUpTo?: number } = {}) {
    this.#now = now;
    this.#skipUpTo = skipUpTo;
  }

  now(): number {
    return this.#now;
  }

  random(): number {
    return this.randomValue;
  }

  after(ms: number, callback: () => void): () => void {
    this.waits.push(ms);
    const timer = { ms, due: this.#now + ms, callback };
    this.#timers.add(timer);
    if (ms <= this.#skipUpTo) {
      queueMicrotask(() => {
        if (this.#timers.has(timer)) this.advance(timer.due - this.#now);
      });
    }
    return () => this.#timers.delete(timer);
  }

  /** Lets `ms` pass and runs what falls due, in order. */
  advance(ms: number): void {
    const end = Math.max(this.#now, this.#now + ms);
    for (;;) {
      const [next] = [...this.#timers].filter(({ due }) => due <= end).sort((a, b) => a.due - b.due);
      if (next === undefined) break;
      this.#timers.delete(next);
      this.#now = Math.max(this.#now, next.due);
      next.callback();
    }
    this.#now = end;
  }

  /** Timers neither run nor cancelled: 0 when nothing was left behind. */
  get pending(): number {
    return this.#timers.size;
  }

  /** Resolves once a wait of `ms` that is not over yet was asked for. */
  async waitingFor(ms: number): Promise<void> {
    while (![...this.#timers].some((timer) => timer.ms === ms)) await new Promise(setImmediate);
  }
}
