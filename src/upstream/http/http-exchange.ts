import type { IncomingHttpHeaders } from 'node:http';
import { type Dispatcher, errors } from 'undici';
import type { GiveUpReason } from '../policy/pending-waits.ts';
import { BodyChunks } from './body-chunks.ts';
import type { Connections } from './connections.ts';
import { BodyDecoder, type CodingFault, contentCodings, type DecodedBodyListener } from './content-coding.ts';
import {
  type ExchangeListener,
  TransportError,
  type TransportFault,
  type UpstreamResponse,
  type WireRequest,
} from './transport.ts';
import { nextCallOrder } from './upstream-call.ts';

const NO_BYTES = Buffer.alloc(0);

/** What is read of an answer that is no success: enough for any list of refusals. */
const MAX_ERROR_BODY_BYTES = 64 * 1024;

/** Of what describes a coded body, nothing is true of the decoded one. */
function withoutCoding({
  'content-encoding': _coding,
  'content-length': _length,
  ...headers
}: IncomingHttpHeaders): IncomingHttpHeaders {
  return headers;
}

/**
 * One HTTP exchange over undici's `dispatch`, cheaper than `request` with its stream for each body. Has no
 * timeout of its own: whoever begins it cancels it.
 */
export class HttpExchange implements Dispatcher.DispatchHandler, DecodedBodyListener {
  /** Which exchange of the process it is, over all services. */
  readonly order = nextCallOrder();
  /** HTTP status, null until it came. */
  status: number | null = null;
  /** Bytes of the body received so far, coded as it came. */
  bytes = 0;
  readonly #listener: ExchangeListener;
  readonly #maxBytes: number;
  #headers: IncomingHttpHeaders = {};
  #chunks: BodyChunks | undefined;
  /** Empty for a body that is taken as it comes. */
  #codings: readonly string[] = [];
  #decoder: BodyDecoder | undefined;
  #decodedBytes = 0;
  #controller: Dispatcher.DispatchController | undefined;
  #isOver = false;

  constructor(listener: ExchangeListener, maxBytes: number) {
    this.#listener = listener;
    this.#maxBytes = maxBytes;
  }

  begin(connections: Connections, { method, path, headers, body }: WireRequest): void {
    connections.dispatch({ method, path, headers, body }, this);
  }

  /** Whether the request may have reached the service. */
  get isSent(): boolean {
    return this.#controller !== undefined;
  }

  cancel(fault: GiveUpReason): void {
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
    this.#codings = contentCodings(headers);
    if (Number(headers['content-length']) > this.#receiveLimit) this.#overflow();
  }

  onResponseData(controller: Dispatcher.DispatchController, chunk: Buffer): void {
    this.bytes += chunk.length;
    if (this.bytes > this.#receiveLimit) this.#overflow();
    else if (this.#codings.length > 0) this.#decode(controller, chunk);
    else this.#keep(chunk);
  }

  onResponseEnd(): void {
    if (this.#decoder) this.#decoder.end();
    else this.#succeedWithChunks();
  }

  onDecoded(chunk: Buffer): void {
    if (this.#isOver) return;
    this.#decodedBytes += chunk.length;
    if (this.#decodedBytes > this.#limit) this.#overflow();
    else this.#keep(chunk);
  }

  onDecodedEnd(): void {
    this.#succeedWithChunks();
  }

  onDrain(): void {
    this.#controller?.resume();
  }

  onCodingFault(fault: CodingFault): void {
    if (this.#isOver) return;
    if (fault === 'too-large') {
      this.#overflow();
      return;
    }
    // Where the length was not announced, the end of a connection that broke looks like the end of the body.
    const isCut = fault === 'unfinished' && !this.#isFramed;
    if (isCut && this.#isSuccess) this.#fail('cut-short');
    else this.#succeed(null, fault === 'unknown' ? 'unknown' : 'corrupt');
    this.#controller?.abort(new Error('The body can not be decoded.'));
  }

  onResponseError(_: Dispatcher.DispatchController, error: Error): void {
    if (this.status !== null) {
      if (this.#isSuccess) this.#fail('cut-short', codeAlone(error));
      else this.#succeed(null);
    } else if (error instanceof errors.InvalidArgumentError) {
      this.#end(error); // A fault of ours, not of the service.
    } else if (error instanceof errors.HTTPParserError || error instanceof errors.HeadersOverflowError) {
      this.#fail('not-http', codeAlone(error, 'NOT_HTTP'));
    } else if (error instanceof errors.ConnectTimeoutError) {
      this.#fail('timeout', codeAlone(error));
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

  /** A coded body is no larger than what it decodes to, but for what its codings add. */
  get #receiveLimit(): number {
    return this.#codings.length === 0 ? this.#limit : this.#limit + (this.#limit >> 3) + 1024;
  }

  /** Whether the answer says itself where its body ends. */
  get #isFramed(): boolean {
    return this.#headers['content-length'] !== undefined || this.#headers['transfer-encoding'] !== undefined;
  }

  #decode(controller: Dispatcher.DispatchController, chunk: Buffer): void {
    if (this.#isOver) return;
    if (this.#decoder === undefined) {
      if (!BodyDecoder.supports(this.#codings)) {
        this.onCodingFault('unknown');
        return;
      }
      this.#decoder = new BodyDecoder(this.#codings, this.#receiveLimit, this);
    }
    if (!this.#decoder.write(chunk)) controller.pause();
  }

  #keep(chunk: Buffer): void {
    if (this.#chunks) this.#chunks.push(chunk);
    else this.#chunks = new BodyChunks(chunk);
  }

  #overflow(): void {
    if (this.#isSuccess) this.#fail('too-large');
    else this.#succeed(null);
    this.#controller?.abort(new Error('Too large.'));
  }

  #succeedWithChunks(): void {
    this.#succeed(this.#chunks ? this.#chunks.whole() : NO_BYTES);
  }

  #succeed(body: Buffer | null, codingFault?: UpstreamResponse['codingFault']): void {
    const isCoded = this.#codings.length > 0;
    const headers = isCoded ? withoutCoding(this.#headers) : this.#headers;
    const answer = { status: this.status ?? 0, headers, body };
    this.#end(codingFault ? { ...answer, codingFault } : answer);
  }

  #fail(fault: TransportFault, cause?: Error): void {
    if (!this.#isOver) this.#end(new TransportError(fault, this.isSent, cause));
  }

  #end(outcome: UpstreamResponse | Error): void {
    if (this.#isOver) return;
    this.#isOver = true;
    this.#chunks = undefined;
    this.#decoder?.destroy();
    if (outcome instanceof Error) this.#listener.onFailure(outcome);
    else this.#listener.onAnswer(outcome);
  }
}

/** undici's own errors can carry what was received: of them only the code goes on. */
function codeAlone(error: Error, otherwise?: string): Error {
  const { code = otherwise } = error as NodeJS.ErrnoException;
  return Object.assign(new Error('No response.'), { code });
}
