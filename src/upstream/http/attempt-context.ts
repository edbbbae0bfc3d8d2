import type { Clock } from '../clock.ts';
import type { BudgetAdmission } from '../policy/budget-admission.ts';
import type { CircuitBreaker } from '../policy/circuit-breaker.ts';
import type { HttpCache } from '../policy/http-cache.ts';
import type { PendingWaits } from '../policy/pending-waits.ts';
import type { SharedCalls } from '../policy/shared-call.ts';
import type { SharedRateLimiter } from '../policy/shared-rate-limiter.ts';
import type { Slowness } from '../policy/slowness.ts';
import type { AttemptLimits } from './attempt-limits.ts';
import type { Call } from './call.ts';
import type { Connections } from './connections.ts';
import type { Decode } from './decoding/decode-error.ts';
import type { SessionOptions, Upstream } from './session-options.ts';

/** The way to a service. */
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

/** Whose calls they are. */
export interface AttemptContext {
  readonly client: ClientState;
  readonly options: SessionOptions;
  readonly waits: PendingWaits;
  readonly admission: BudgetAdmission | undefined;
  /** Waits where calls are paced; throws where that would take too long. */
  placeFor(call: Call): Promise<void> | undefined;
  /** Gets the answer to a call that another was redirected to. */
  answer<T>(call: Call, decode: Decode<T>, attempt: AttemptLimits): Promise<T>;
}
