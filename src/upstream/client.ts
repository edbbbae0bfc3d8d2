import { Pool } from 'undici';
import type { CacheStore } from '../store/cache-store.ts';
import { AnswerCache, type KeepingTimes } from './answer-cache.ts';
import type { Wire } from './ask.ts';
import { type Clock, systemClock } from './clock.ts';
import { InFlight } from './in-flight.ts';
import { RestSession } from './session.ts';
import type { SessionOptions, Upstream } from './session-options.ts';
import { pathResolver } from './url.ts';

export type { RestSession } from './session.ts';
export type { ReadOptions, SendOptions, SessionOptions } from './session-options.ts';
export type { OnCall, UpstreamCall } from './upstream-call.ts';

export interface RestClientOptions extends Upstream {
  /** Sockets at most, over all sessions. */
  readonly connections: number;
  /** Default: the system's. */
  readonly clock?: Clock | undefined;
  /** Whether equal reads at the same time are one call. Default: true. */
  readonly sharesCalls?: boolean | undefined;
  /** Where answers are kept, and how long those that don't say. None are where it is absent. */
  readonly keeping?: (KeepingTimes & { readonly store: CacheStore }) | undefined;
}

/** A REST service and the sockets to it; one per service and process. */
export class RestClient {
  readonly #wire: Wire;
  #closing: Promise<void> | undefined;

  constructor(options: RestClientOptions) {
    const pool = new Pool(options.baseUrl.origin, {
      connections: options.connections,
      pipelining: 1,
      // HTTP/2 can send a request again by itself when its connection goes away; a write is sent once.
      allowH2: false,
      // One deadline covers a whole try (`RestSession`). Only a connection that never comes about has its own:
      // it outlives the try that asked for it.
      headersTimeout: 0,
      bodyTimeout: 0,
      connectTimeout: options.timeoutMs,
    });
    const clock = options.clock ?? systemClock;
    const { service, baseUrl, keeping, sharesCalls = true } = options;
    this.#wire = {
      upstream: options,
      clock,
      pool,
      resolvePath: pathResolver(baseUrl),
      inFlight: sharesCalls ? new InFlight() : undefined,
      cache: keeping && new AnswerCache({ ...keeping, service, baseUrl, clock }),
    };
  }

  session(options: SessionOptions): RestSession {
    return new RestSession(this.#wire, options);
  }

  /** Waits for the calls under way; later ones fail. */
  close(): Promise<void> {
    this.#closing ??= this.#wire.pool.close();
    return this.#closing;
  }
}
