import { Pool } from 'undici';
import { type Clock, systemClock } from './clock.ts';
import { RestSession, type SessionOptions, type Upstream, type Wire } from './session.ts';
import { pathResolver } from './url.ts';

export type { ReadOptions, RestSession, SendOptions, SessionOptions } from './session.ts';
export type { OnCall, UpstreamCall } from './upstream-call.ts';

export interface RestClientOptions extends Upstream {
  /** Sockets at most, over all sessions. */
  readonly connections: number;
  /** Default: the system's. */
  readonly clock?: Clock | undefined;
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
    this.#wire = { upstream: options, clock, pool, resolvePath: pathResolver(options.baseUrl) };
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
