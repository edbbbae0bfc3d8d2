import type { IncomingHttpHeaders } from 'node:http';
import { type Dispatcher, errors } from 'undici';
import type { GivenUp } from './waits.ts';

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
export interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  /** Null where the status is no success and the body was too large or broke off: it matters little then. */
  readonly body: Buffer | null;
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

let begun = 0;

/** The place of an exchange, or of what stands in for one, among all of the process. */
export function nextOrder(): number {
  return ++begun;
}

/** Whoever began an exchange. Told once how it ended, maybe before `begin` returns. */
export interface ExchangeListener {
  onAnswer(answer: Answer): void;
  /** @param error a `TransportError`, unless the fault is ours. */
  onFailure(error: unknown): void;
}

/** What is read of an answer that is no success: enough for any list of refusals. */
const MAX_ERROR_BODY_BYTES = 64 * 1024;

/**
 * One HTTP exchange over undici's `dispatch`, cheaper than `request` with its stream for each body. Has no
 * timeout of its own: whoever begins it cancels it.
 */
export class Exchange implements Dispatcher.DispatchHandler {
  /** Which exchange of the process it is, over all services. */
  readonly order = nextOrder();
  /** HTTP status, null until it came. */
  status: number | null = null;
  /** Bytes of the body received so far. */
  bytes = 0;
  readonly #listener: ExchangeListener;
  readonly #maxBytes: number;
  #headers: IncomingHttpHeaders = {};
  #chunks: Buffer[] | undefined;
  #controller: Dispatcher.DispatchController | undefined;
  #isOver = false;

  constructor(listener: ExchangeListener, maxBytes: number) {
    this.#listener = listener;
    this.#maxBytes = maxBytes;
  }

  begin(dispatcher: Dispatcher, { method, path, headers, body }: WireRequest): void {
    dispatcher.dispatch({ method, path, headers, body }, this);
  }

  /** Whether the request may have reached the service. */
  get isSent(): boolean {
    return this.#controller !== undefined;
  }

  cancel(fault: GivenUp): void {
    if (this.#isOver) return;
    this.#fail(fault);
    this.#controller?.abort(new Error('Given up.'));
  }

  onRequestStart(controller: Dispatcher.DispatchController): void {
    // Throwing makes undici drop the request unwritten and keep the connection for others, also where it
    // would have written the same request once more.
    if (this.#isOver) throw new Error('Given up while it waited for a connection.');
    if (this.#controller) throw new Error('Nothing is sent twice.');
    this.#controller = controller;
  }

  onResponseStart(_: Dispatcher.DispatchController, status: number, headers: IncomingHttpHeaders): void {
    if (status < 200) return;
    this.status = status;
    this.#headers = headers;
    if (Number(headers['content-length']) > this.#limit) this.#overflow();
  }

  onResponseData(_: Dispatcher.DispatchController, chunk: Buffer): void {
    this.bytes += chunk.length;
    if (this.bytes > this.#limit) this.#overflow();
    else if (this.#chunks) this.#chunks.push(chunk);
    else this.#chunks = [chunk];
  }

  onResponseEnd(): void {
    const chunks = this.#chunks ?? [];
    const [first] = chunks;
    this.#succeed(chunks.length === 1 && first ? first : Buffer.concat(chunks));
  }

  onResponseError(_: Dispatcher.DispatchController, error: Error): void {
    if (this.status !== null) {
      if (this.#isSuccess) this.#fail('cut-short');
      else this.#succeed(null);
    } else if (error instanceof errors.InvalidArgumentError) {
      this.#end(error); // A fault of ours, not of the service.
    } else if (error instanceof errors.HTTPParserError || error instanceof errors.HeadersOverflowError) {
      this.#fail('not-http'); // Without the cause: undici's parser error carries what was received.
    } else if (error instanceof errors.ConnectTimeoutError) {
      this.#fail('timeout');
    } else {
      this.#fail(this.#controller ? 'broken' : 'unreachable', error);
    }
  }

  get #isSuccess(): boolean {
    return this.status !== null && this.status < 300;
  }

  get #limit(): number {
    return this.#isSuccess ? this.#maxBytes : Math.min(this.#maxBytes, MAX_ERROR_BODY_BYTES);
  }

  #overflow(): void {
    if (this.#isSuccess) this.#fail('too-large');
    else this.#succeed(null);
    this.#controller?.abort(new Error('Too large.'));
  }

  #succeed(body: Buffer | null): void {
    this.#end({ status: this.status ?? 0, headers: this.#headers, body });
  }

  #fail(fault: TransportFault, cause?: Error): void {
    if (!this.#isOver) this.#end(new TransportError(fault, this.isSent, cause));
  }

  #end(outcome: Answer | Error): void {
    if (this.#isOver) return;
    this.#isOver = true;
    this.#chunks = undefined;
    if (outcome instanceof Error) this.#listener.onFailure(outcome);
    else this.#listener.onAnswer(outcome);
  }
}
