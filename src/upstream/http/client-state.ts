import type { Clock } from '../clock.ts';
import type { CircuitBreaker } from '../policy/circuit-breaker.ts';
import type { HttpCache } from '../policy/http-cache.ts';
import type { SharedCalls } from '../policy/shared-call.ts';
import type { SharedRateLimiter } from '../policy/shared-rate-limiter.ts';
import type { Slowness } from '../policy/slowness.ts';
import type { Connections } from './connections.ts';
import type { Upstream } from './session-options.ts';

/** What all sessions of a client share. */
export interface ClientState {
  readonly upstream: Upstream;
  readonly clock: Clock;
  readonly connections: Connections;
  /** From a path below the base address to one from the root of the origin. */
  readonly resolvePath: (path: string) => string;
  /** Reads that others may join; undefined where nobody may. */
  readonly sharedCalls: SharedCalls | undefined;
  readonly cache: HttpCache | undefined;
  readonly circuit: CircuitBreaker;
  readonly slowness: Slowness;
  readonly sharedRateLimiter: SharedRateLimiter | undefined;
}
