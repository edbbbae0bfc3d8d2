import type { CacheStore } from '../../store/cache-store.ts';
import { type Clock, systemClock } from '../clock.ts';
import { CircuitBreaker, type CircuitOptions, type OnCircuitChange } from '../policy/circuit-breaker.ts';
import { type CacheTimes, HttpCache } from '../policy/http-cache.ts';
import { SharedCalls } from '../policy/shared-call.ts';
import { SharedRateLimiter } from '../policy/shared-rate-limiter.ts';
import { Slowness } from '../policy/slowness.ts';
import type { ClientState } from './client-state.ts';
import { openConnections } from './connections.ts';
import { RestSession } from './rest-session.ts';
import type { SessionOptions, Upstream } from './session-options.ts';
import { pathResolver } from './url.ts';

export type { RestSession } from './rest-session.ts';
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
  /** Where responses are stored, and how long those that don't say. Default: nowhere. */
  readonly cache?: (CacheTimes & { readonly store: CacheStore }) | undefined;
}

const NEVER_OPEN: CircuitOptions = { failures: 0, openMs: 0 };

/** A REST service and the sockets to it; one per service and process. */
export class RestClient {
  readonly circuit: CircuitBreaker;
  readonly #state: ClientState;
  #closing: Promise<void> | undefined;

  constructor(options: RestClientOptions) {
    const { connections, timeoutMs, proxy } = options;
    const sockets = openConnections({ origin: options.baseUrl.origin, connections, timeoutMs, proxy });
    const clock = options.clock ?? systemClock;
    const { service, baseUrl, cache, sharesCalls = true, sharedRateLimit, onCircuitChange } = options;
    this.circuit = new CircuitBreaker(options.circuit ?? NEVER_OPEN, clock, (state) =>
      onCircuitChange?.({ service, state }),
    );
    this.#state = {
      upstream: options,
      clock,
      connections: sockets,
      resolvePath: pathResolver(baseUrl),
      sharedCalls: sharesCalls ? new SharedCalls() : undefined,
      cache: cache && new HttpCache({ ...cache, service, baseUrl, clock }),
      circuit: this.circuit,
      slowness: new Slowness(clock, timeoutMs),
      sharedRateLimiter: sharedRateLimit && new SharedRateLimiter(sharedRateLimit, clock),
    };
  }

  session(options: SessionOptions): RestSession {
    return new RestSession(this.#state, options);
  }

  /** Waits for the calls under way; later ones fail. */
  close(): Promise<void> {
    this.#closing ??= this.#state.connections.close();
    return this.#closing;
  }
}
