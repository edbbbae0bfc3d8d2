import type { IncomingHttpHeaders } from 'node:http';

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** One HTTP request as it goes on the wire. */
export interface WireRequest {
  readonly method: Method;
  /** From the root of the origin, with the query string. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | null;
}

/** One complete HTTP answer. */
export interface UpstreamResponse {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  /**
   * Decoded, as the headers then have it too. Null where it can't be decoded, or where the status is no success and the body
   * was too large or broke off: it matters little then.
   */
  readonly body: Buffer | null;
  /** Why it can't be decoded. */
  readonly codingFault?: 'unknown' | 'corrupt' | undefined;
}

/**
 * Why no answer came: no connection; a connection that broke before an answer or inside it; an answer over the
 * limit or in another protocol; given up by the deadline or by the viewer.
 */
export type TransportFault =
  | 'unreachable'
  | 'broken'
  | 'cut-short'
  | 'too-large'
  | 'not-http'
  | 'timeout'
  | 'aborted';

export class TransportError extends Error {
  override readonly name = 'TransportError';
  readonly fault: TransportFault;
  /** Whether the request may have reached the service. */
  readonly sent: boolean;

  constructor(fault: TransportFault, sent: boolean, cause?: unknown) {
    super(fault, { cause });
    this.fault = fault;
    this.sent = sent;
  }
}

/** Receives the end of an exchange, once, possibly before `begin` returns. */
export interface ExchangeListener {
  onAnswer(answer: UpstreamResponse): void;
  /** @param error a `TransportError`, unless the fault is ours. */
  onFailure(error: unknown): void;
}
