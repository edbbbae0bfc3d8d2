import type { Clock } from '../clock.ts';

/** A limit that all who call from one address share, counted for each path by itself. */
export interface SharedRateLimit {
  readonly calls: number;
  /** The time in which so many calls are allowed. */
  readonly seconds: number;
}

/** Paths remembered at most; the one that was called first is forgotten first. */
const MAX_PATHS = 1_000;
/** Later than the service's own clock has it, so that the first call after a pause is not refused again. */
const MARGIN_MS = 1_000;
/** The first pause where nobody can say how long the limit is used up; each refusal after that doubles it, to a sixth of the window. */
const FIRST_PAUSE_MS = 1_500;

/**
 * Paces the calls of a whole process to one instance of a service. Until the service refuses a call (429) none is slowed
 * down: whether an instance has the limit, and who else uses it up, only that shows.
 */
export class SharedRateLimiter {
  readonly #limit: SharedRateLimit;
  readonly #clock: Clock;
  readonly #paths = new Map<string, PathPace>();

  constructor(limit: SharedRateLimit, clock: Clock) {
    this.#limit = limit;
    this.#clock = clock;
  }

  /** Milliseconds until the next call may be made. */
  waitMs(path: string): number {
    return this.#paths.get(path)?.waitMs(this.#clock.now()) ?? 0;
  }

  /** Takes the place of the next call. */
  take(path: string): void {
    this.#of(path).take(this.#clock.now());
  }

  /** The service has taken a call. */
  accepted(path: string): void {
    this.#paths.get(path)?.resume();
  }

  /** The service has refused a call. `retryAfter` is in seconds, undefined where the service does not say. */
  refused(path: string, retryAfter: number | undefined): void {
    this.#of(path).pause(this.#clock.now(), retryAfter);
  }

  #of(path: string): PathPace {
    const known = this.#paths.get(path);
    if (known) return known;
    const oldest = this.#paths.keys().next();
    if (this.#paths.size >= MAX_PATHS && !oldest.done) this.#paths.delete(oldest.value);
    const pace = new PathPace(this.#limit);
    this.#paths.set(path, pace);
    return pace;
  }
}

/** All times are milliseconds since the epoch. */
class PathPace {
  readonly #calls: number;
  readonly #windowMs: number;
  readonly #intervalMs: number;
  /** The service counts from the first call on, for a window of time, and then from zero. */
  #windowStart = Number.NEGATIVE_INFINITY;
  #callsInWindow = 0;
  /** The earliest time of the next call, where calls are paced. */
  #nextAt = 0;
  #pacedUntil = 0;
  #pausedUntil = 0;
  #refusalsInRow = 0;

  constructor({ calls, seconds }: SharedRateLimit) {
    this.#calls = calls;
    this.#windowMs = seconds * 1000;
    this.#intervalMs = this.#windowMs / calls;
  }

  waitMs(now: number): number {
    return now < this.#pacedUntil ? Math.max(0, this.#nextAt - now) : 0;
  }

  take(now: number): void {
    const at = now + this.waitMs(now);
    if (at >= this.#windowStart + this.#windowMs) {
      this.#windowStart = at;
      this.#callsInWindow = 0;
    }
    this.#callsInWindow += 1;
    if (now >= this.#pacedUntil) return;
    this.#nextAt = at + this.#intervalMs;
    // As long as somebody has to wait, there are more calls than the service allows.
    if (at > now) this.#pacedUntil = Math.max(this.#pacedUntil, at + this.#windowMs);
  }

  pause(now: number, retryAfter: number | undefined): void {
    // Calls that were under way at the first refusal tell nothing new.
    if (now < this.#pausedUntil && retryAfter === undefined) return;
    const pauseMs = retryAfter === undefined ? this.#guessMs(now) : retryAfter * 1000;
    const until = now + Math.min(pauseMs, this.#windowMs + MARGIN_MS);
    this.#refusalsInRow += 1;
    this.#pausedUntil = until;
    this.#nextAt = Math.max(this.#nextAt, until);
    this.#pacedUntil = Math.max(this.#pacedUntil, until + this.#windowMs);
  }

  resume(): void {
    this.#refusalsInRow = 0;
  }

  /** Where others use up the limit, too, only asking now and then shows when their window ends. */
  #guessMs(now: number): number {
    if (this.#callsInWindow >= this.#calls) return this.#windowStart + this.#windowMs - now + MARGIN_MS;
    return Math.min(FIRST_PAUSE_MS * 2 ** this.#refusalsInRow, this.#windowMs / 6);
  }
}
