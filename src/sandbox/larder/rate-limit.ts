import { ApiError } from '../api-error.ts';

const REQUESTS_PER_HOUR = 600;
const HOUR_MS = 3_600_000;

/** Counts the requests of each user; the 601st of an hour throws 429. */
export type RateLimit = (userId: number) => void;

/**
 * The documents say "600 requests/hour/user" and no more. Here an hour begins with its first request, whatever token
 * it came with, and what is refused for the limit doesn't count. The counts don't outlive the process.
 */
export function createRateLimit(now: () => number): RateLimit {
  const hours = new Map<number, { readonly endsAt: number; requests: number }>();
  return (userId) => {
    const time = now();
    const current = hours.get(userId);
    if (current === undefined || current.endsAt <= time) {
      hours.set(userId, { endsAt: time + HOUR_MS, requests: 1 });
      return;
    }
    if (current.requests >= REQUESTS_PER_HOUR) throw throttled(current.endsAt - time);
    current.requests += 1;
  };
}

function throttled(waitMs: number): ApiError {
  const seconds = Math.ceil(waitMs / 1000);
  return new ApiError(
    429,
    { detail: `Request was throttled. Expected available in ${seconds} seconds.` },
    { 'Retry-After': String(seconds) },
  );
}
