import type { CacheStore } from '../../store/cache-store.ts';
import { type Clock, systemClock } from '../clock.ts';
import { AnswerCache, type KeepingTimes } from '../policy/answer-cache.ts';
import { Circuit, type CircuitOptions, type OnCircuitChange } from '../policy/circuit.ts';
import { InFlight } from '../policy/in-flight.ts';
import { SharedRateLimiter } from '../policy/shared-rate-limit.ts';
import { Slowness } from '../policy/slowness.ts';
import type { Wire } from './asker.ts';
import { openConnections } from './connections.ts';
import { RestSession } from './session.ts';
import type { SessionOptions, Upstream } from './session-options.ts';
import { pathResolver } from './url.ts';

export type { RestSession } from './session.ts';
export type { ReadOptions, SendOptions, SessionOptions } from './session-options.ts';
export type { OnCall, UpstreamCall } from './upstream-call.ts';

export interface RestClientOptions extends Upstream {
  /** Sockets at most, over all sessions. */
  readonly connections: number;
  /** Through which it is reached. Default: none. */
  readonly proxy?: URL | undefined;
  /** Default: the system's. */
  readonly clock?: Clock | undefined;
  /** Whether equal reads at the same time are one call. Default: true. */
  readonly sharesCalls?: boolean | undefined;
  /** Default: calls are made however often they fail. */
  readonly circuit?: CircuitOptions | undefined;
  readonly onCircuitChange?: OnCircuitChange | undefined;
  /** Where answers are kept, and how long those that don't say. None are where it is absent. */
  readonly keeping?: (KeepingTimes & { readonly store: CacheStore }) | undefined;
}

const NEVER_OPEN: CircuitOptions = { failures: 0, openMs: 0 };

/** A REST service and the sockets to it; one per service and process. */
export class RestClient {
  readonly circuit: Circuit;
  readonly #wire: Wire;
  #closing: Promise<void> | undefined;

  constructor(options: RestClientOptions) {
    const { connections, timeoutMs, proxy } = options;
    const sockets = openConnections({ origin: options.baseUrl.origin, connections, timeoutMs, proxy });
    const clock = options.clock ?? systemClock;
    const { service, baseUrl, keeping, sharesCalls = true, sharedRateLimit, onCircuitChange } = options;
    this.circuit = new Circuit(options.circuit ?? NEVER_OPEN, clock, (state) =>
      onCircuitChange?.({ service, state }),
    );
    this.#wire = {
      upstream: options,
      clock,
      connections: sockets,
      resolvePath: pathResolver(baseUrl),
      inFlight: sharesCalls ? new InFlight() : undefined,
      cache: keeping && new AnswerCache({ ...keeping, service, baseUrl, clock }),
      circuit: this.circuit,
      slowness: new Slowness(clock, timeoutMs),
      sharedRateLimiter: sharedRateLimit && new SharedRateLimiter(sharedRateLimit, clock),
    };
  }

  session(options: SessionOptions): RestSession {
    return new RestSession(this.#wire, options);
  }

  /** Waits for the calls under way; later ones fail. */
  close(): Promise<void> {
    this.#closing ??= this.#wire.connections.close();
    return this.#closing;
  }
}
