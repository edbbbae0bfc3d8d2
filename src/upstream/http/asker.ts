import type { Clock } from '../clock.ts';
import type { Admission } from '../policy/admission.ts';
import type { AnswerCache } from '../policy/answer-cache.ts';
import type { Circuit } from '../policy/circuit.ts';
import type { InFlight } from '../policy/in-flight.ts';
import type { SharedRateLimiter } from '../policy/shared-rate-limit.ts';
import type { Slowness } from '../policy/slowness.ts';
import type { Waits } from '../policy/waits.ts';
import type { Call } from './call.ts';
import type { Connections } from './connections.ts';
import type { Decode } from './decoding/decode-error.ts';
import type { SessionOptions, Upstream } from './session-options.ts';
import type { Try } from './try.ts';

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
