import type { ConcurrencyLimiter } from '../policy/concurrency-limiter.ts';

export interface AttemptOptions {
  /** 1 for the first. */
  readonly number: number;
  readonly timeoutMs: number;
  /** For how many failures of the service it counts if it times out; 0 where a longer try follows and will show. */
  readonly timeoutWeight: number;
}

/** One of the tries of a call, with all its hops. Its time begins when it first asks how long it has. */
export class AttemptLimits {
  readonly number: number;
  readonly timeoutMs: number;
  readonly timeoutWeight: number;
  /** Redirects followed so far. */
  hops = 0;
  readonly #limiter: ConcurrencyLimiter;
  #hasTurn = false;
  #deadline: number | undefined;

  constructor(limiter: ConcurrencyLimiter, { number, timeoutMs, timeoutWeight }: AttemptOptions) {
    this.number = number;
    this.timeoutMs = timeoutMs;
    this.timeoutWeight = timeoutWeight;
    this.#limiter = limiter;
  }

  /**
   * Waits until the session has a call to spare for it; what is not asked of the service itself needs none.
   *
   * The wait has no timer: at the session's deadline and when the viewer goes away, the calls in flight end, and the
   * waiting ones find out as they get their turn.
   */
  turn(): Promise<void> | undefined {
    if (this.#hasTurn) return undefined;
    this.#hasTurn = true;
    return this.#limiter.acquire();
  }

  /** Milliseconds since the epoch. */
  deadline(now: number, sessionDeadline = Infinity): number {
    this.#deadline ??= Math.min(now + this.timeoutMs, sessionDeadline);
    return this.#deadline;
  }

  /** To be called wherever it ends; once is enough. */
  end(): void {
    if (this.#hasTurn) this.#limiter.release();
    this.#hasTurn = false;
  }
}
