import type { IncomingHttpHeaders } from 'node:http';

// What services say of their limits. None of it is believed beyond an hour: no service documents a longer limit, and a wrong
// header must not lock anybody out for longer.

const MAX_SECONDS = 3_600;
/** Seconds, where a service refuses a call and does not say for how long: a guess that costs one more refused call. */
export const DEFAULT_RETRY_AFTER = 60;
/** Above this a reset is a date in seconds since the epoch, below it is a number of seconds from now. */
const EARLIEST_DATE = 1_000_000_000;
// `Sun, 06 Nov 1994 08:49:37 GMT` and the two older forms. `Date.parse` alone takes `-3` and `1.5` for dates, too.
const HTTP_DATE = /^[A-Z][a-z]{2,8},? .*\d\d:\d\d:\d\d/;

/** Seconds from now on, from seconds or an HTTP date: from 0 to an hour. `now` is in milliseconds since the epoch. */
export function parseRetryAfter(header: string | undefined, now: number): number | undefined {
  if (header === undefined) return undefined;
  if (/^\d{1,100}(\.\d{1,100})?$/.test(header)) return bounded(Math.ceil(Number(header)));
  const date = HTTP_DATE.test(header) ? Date.parse(header) : Number.NaN;
  return Number.isNaN(date) ? undefined : bounded(Math.ceil((date - now) / 1000));
}

export interface RateLimitState {
  /** Calls. */
  readonly left: number;
  /** Seconds from now on: from 0 to an hour. */
  readonly resetSeconds: number;
}

/** From `RateLimit-Remaining` and `RateLimit-Reset`, or the same with `X-` before; null where they don't say. */
export function rateLimitState(headers: IncomingHttpHeaders, now: number): RateLimitState | null {
  const left = numberIn(headers['ratelimit-remaining'] ?? headers['x-ratelimit-remaining']);
  const reset = numberIn(headers['ratelimit-reset'] ?? headers['x-ratelimit-reset']);
  if (left === null || reset === null) return null;
  const seconds = reset >= EARLIEST_DATE ? reset - now / 1000 : reset;
  return { left, resetSeconds: bounded(seconds) };
}

function bounded(seconds: number): number {
  return Math.min(Math.max(0, seconds), MAX_SECONDS);
}

function numberIn(header: string | readonly string[] | undefined): number | null {
  return typeof header === 'string' && /^\d{1,100}$/.test(header.trim()) ? Number(header) : null;
}
