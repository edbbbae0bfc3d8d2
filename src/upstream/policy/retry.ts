import type { Clock } from '../clock.ts';
import {
  UpstreamCircuitOpenError,
  UpstreamInvalidResponseError,
  UpstreamTimeoutError,
  UpstreamUnavailableError,
} from '../http/errors.ts';
import type { TimeLimit } from './time-limit.ts';

/** Upper bounds, in milliseconds, of the random wait before the second and the third try. */
const BACKOFF_MS = [100, 300];
/** Tries of one read at most. */
export const MAX_TRIES = BACKOFF_MS.length + 1;
/** All waiting before the retries of one GraphQL request, over all its calls and services. */
export const MAX_RETRY_WAIT_MS = 1000;

const TRANSIENT_STATUSES = new Set<number | undefined>([undefined, 500, 502, 503, 504]);

export interface RetryOptions {
  readonly clock: Clock;
  /** Milliseconds since the epoch; a wait that would end later is not begun. */
  readonly deadline: number;
  /** What the whole request has left to wait. */
  readonly waits: TimeLimit;
}

/** A try that failed. */
interface FailedTry {
  readonly number: number;
  readonly timeoutMs: number;
}

/**
 * A read is tried up to three times: after a connection that failed or broke, 500, 502, 503, 504, and after a timeout where
 * the next try can have more time than the last. A short `Retry-After` is honoured; after a long one the client may try again.
 * A 429 is not retried here. `RestSession` sends it again where the service limits all callers together (`SharedRateLimiter`).
 *
 * @returns Milliseconds to wait after a try that failed with an error.
 * @throws that error, where there is to be no other try.
 */
export function waitBeforeRetry(error: unknown, failed: FailedTry, options: RetryOptions): number {
  const { clock, deadline, waits } = options;
  const wait = waitAfter(error, failed.number, clock);
  if (wait === undefined || wait > waits.leftMs) throw error;
  const needed = isTryTimeout(error) ? failed.timeoutMs : 0;
  if (clock.now() + wait + needed >= deadline) throw error;
  return wait;
}

/** Whether a try ended since its time was over: the same time would do no better. */
export function isTryTimeout(error: unknown): boolean {
  return error instanceof UpstreamTimeoutError && error.status === undefined;
}

/** Milliseconds, or undefined where another try would do no good. */
function waitAfter(error: unknown, triesMade: number, clock: Clock): number | undefined {
  const backoff = BACKOFF_MS[triesMade - 1];
  if (backoff === undefined || !isTransient(error)) return undefined;
  return Math.max((error.retryAfter ?? 0) * 1000, clock.random() * backoff);
}

function isTransient(error: unknown): error is { readonly retryAfter: number | undefined } {
  if (error instanceof UpstreamCircuitOpenError) return false;
  if (error instanceof UpstreamUnavailableError) return TRANSIENT_STATUSES.has(error.status);
  if (error instanceof UpstreamInvalidResponseError) return error.cutShort;
  return error instanceof UpstreamTimeoutError;
}
