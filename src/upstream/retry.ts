import type { Clock } from './clock.ts';
import {
  UpstreamInvalidResponseError,
  UpstreamRateLimitedError,
  UpstreamTimeoutError,
  UpstreamUnavailableError,
} from './errors.ts';

/** Upper bounds, in milliseconds, of the random wait before the second and the third try. */
const BACKOFF_MS = [100, 300];
/** Tries of one read at most. */
export const MAX_TRIES = BACKOFF_MS.length + 1;

const TRANSIENT_STATUSES = new Set<number | undefined>([undefined, 500, 502, 503, 504]);

/**
 * A read is tried up to three times: after a connection that failed or broke, 500, 502, 503, 504, a timeout, and
 * 429 where the service says when to come back. `Retry-After` is honoured, or the try not made.
 *
 * @param deadline in milliseconds since the epoch; a wait that would end later is not begun.
 * @returns Milliseconds to wait after a try that failed with an error.
 * @throws that error, where there is to be no other try.
 */
export function waitBeforeRetry(error: unknown, triesMade: number, clock: Clock, deadline: number): number {
  const wait = waitAfter(error, triesMade, clock);
  if (wait === undefined || clock.now() + wait >= deadline) throw error;
  return wait;
}

/** Milliseconds, or undefined where another try would do no good. */
function waitAfter(error: unknown, triesMade: number, clock: Clock): number | undefined {
  const backoff = BACKOFF_MS[triesMade - 1];
  if (backoff === undefined || !isTransient(error)) return undefined;
  return (error.retryAfter ?? 0) * 1000 + clock.random() * backoff;
}

function isTransient(error: unknown): error is { readonly retryAfter: number | undefined } {
  if (error instanceof UpstreamUnavailableError) return TRANSIENT_STATUSES.has(error.status);
  // Without a status it was the budget that refused: nothing changes within a request.
  if (error instanceof UpstreamRateLimitedError)
    return error.status !== undefined && error.retryAfter !== undefined;
  if (error instanceof UpstreamInvalidResponseError) return error.cutShort;
  return error instanceof UpstreamTimeoutError;
}
