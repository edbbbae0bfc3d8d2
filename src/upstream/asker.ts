import type { Admission } from './admission.ts';
import type { AnswerCache } from './answer-cache.ts';
import type { Call } from './call.ts';
import type { Circuit } from './circuit.ts';
import type { Clock } from './clock.ts';
import type { Connections } from './connections.ts';
import type { Decode } from './decode-error.ts';
import type { InFlight } from './in-flight.ts';
import type { SessionOptions, Upstream } from './session-options.ts';
import type { SharedRateLimiter } from './shared-rate-limit.ts';
import type { Slowness } from './slowness.ts';
import type { Try } from './try.ts';
import type { Waits } from './waits.ts';

/** The way to a service. */
export interface Wire {
  readonly upstream: Upstream;
  readonly clock: Clock;
  readonly connections: Connections;
  /** From a path below the base address to one from the root of the origin. */
  readonly resolvePath: (path: string) => string;
  /** Reads that others may join; undefined where nobody may. */
  readonly inFlight: InFlight | undefined;
  readonly cache: AnswerCache | undefined;
  readonly circuit: Circuit;
  readonly slowness: Slowness;
  readonly sharedRateLimiter: SharedRateLimiter | undefined;
}

/** Whose calls they are. */
export interface Asker {
  readonly wire: Wire;
  readonly options: SessionOptions;
  readonly waits: Waits;
  readonly admission: Admission | undefined;
  /** Waits where calls are paced; throws where that would take too long. */
  placeFor(call: Call): Promise<void> | undefined;
  /** Gets the answer to a call that another was redirected to. */
  answer<T>(call: Call, decode: Decode<T>, attempt: Try): Promise<T>;
}
