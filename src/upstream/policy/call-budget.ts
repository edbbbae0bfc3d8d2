import { createHash } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import type { Clock } from '../clock.ts';
import { DEFAULT_RETRY_AFTER, rateLimitState } from './rate-limit-headers.ts';

const HOUR_MS = 3_600_000;
/** Credentials remembered at most; the one that was used longest ago is forgotten first. */
const MAX_CREDENTIALS = 10_000;

/** The calls an hour that a service allows each credential; lives as long as the process. */
export class CallBudgets {
  readonly limit: number;
  readonly #clock: Clock;
  /** By a hash of the credential, which itself is kept nowhere; in the order of their last use. */
  readonly #budgets = new Map<string, CallBudget>();

  constructor(limit: number, clock: Clock) {
    this.limit = limit;
    this.#clock = clock;
  }

  of(credential: string): CallBudget {
    const key = createHash('sha256').update(credential).digest('base64');
    const budget = this.#budgets.get(key) ?? new CallBudget(this.limit, this.#clock);
    this.#budgets.delete(key);
    this.#budgets.set(key, budget);
    const oldest = this.#budgets.keys().next();
    if (this.#budgets.size > MAX_CREDENTIALS && !oldest.done) this.#budgets.delete(oldest.value);
    return budget;
  }
}

/**
 * What one credential has left. It counts the calls of the last hour made here; what other apps spend shows only when
 * the service tells: by a 429, `Retry-After` or rate limit headers.
 */
export class CallBudget {
  readonly limit: number;
  readonly #clock: Clock;
  /** Milliseconds since the epoch, oldest first. */
  #spentAt: number[] = [];
  /** What the service told, good until then (milliseconds since the epoch). */
  #told: { left: number; readonly until: number } | null = null;

  constructor(limit: number, clock: Clock) {
    this.limit = limit;
    this.#clock = clock;
  }

  /** Calls left right now. */
  get left(): number {
    this.#forget();
    const counted = Math.max(0, this.limit - this.#spentAt.length);
    return this.#told ? Math.min(counted, this.#told.left) : counted;
  }

  /** When the next call comes back, in milliseconds since the epoch; null where all are left. */
  get resetsAt(): number | null {
    this.#forget();
    if (this.#told) return this.#told.until;
    return this.#spentAt[0] === undefined ? null : this.#spentAt[0] + HOUR_MS;
  }

  /** Seconds until `calls` calls are left; undefined where there are never so many. */
  secondsUntil(calls: number): number | undefined {
    if (calls > this.limit) return undefined;
    this.#forget();
    const missing = this.#spentAt.length + calls - this.limit;
    const counted = missing > 0 ? (this.#spentAt[missing - 1] ?? 0) + HOUR_MS : 0;
    const told = this.#told && this.#told.left < calls ? this.#told.until : 0;
    return Math.max(0, Math.ceil((Math.max(counted, told) - this.#clock.now()) / 1000));
  }

  spend(): void {
    this.#spentAt.push(this.#clock.now());
    if (this.#told) this.#told.left = Math.max(0, this.#told.left - 1);
  }

  /** Learns from an answer; `retryAfter` is in seconds. */
  observe(status: number, headers: IncomingHttpHeaders, retryAfter: number | undefined): void {
    const now = this.#clock.now();
    const state = rateLimitState(headers, now);
    if (status === 429) {
      const seconds = retryAfter ?? state?.resetSeconds ?? DEFAULT_RETRY_AFTER;
      this.#told = { left: 0, until: now + seconds * 1000 };
    } else if (state) {
      this.#told = { left: state.left, until: now + state.resetSeconds * 1000 };
    }
  }

  #forget(): void {
    const now = this.#clock.now();
    if (this.#told && this.#told.until <= now) this.#told = null;
    const first = this.#spentAt.findIndex((time) => time > now - HOUR_MS);
    if (first !== 0) this.#spentAt = first === -1 ? [] : this.#spentAt.slice(first);
  }
}
