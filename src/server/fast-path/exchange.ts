import type { ServerResponse } from 'node:http';
import type { JsonContentType } from '../http/answer-type.ts';
import { commonHeaders } from '../http/common-headers.ts';
import { compress, compressOnce } from '../http/compression.ts';
import type { ChooseCoding, ChosenCoding } from '../http/content-coding.ts';
import type { CorsPolicy } from '../http/cors.ts';
import { type CachingHeaders, etagIn, hasEtag } from '../http/http-caching.ts';
import type { PlainRequest } from './plain-request.ts';

/** A request on its way to an answer. */
export interface Exchange {
  readonly request: PlainRequest;
  readonly response: ServerResponse;
  readonly requestId: string;
  readonly type: JsonContentType;
  readonly isGet: boolean;
  /** By `performance.now()`. */
  readonly startedAt: number;
}

/** Whether an answer may be compressed, and whether its bytes will be sent again. */
export type Compressing = 'never' | 'each time' | 'once';

/** Sends answers as one buffer each, with its length. */
export class AnswerSender {
  readonly #cors: CorsPolicy | undefined;
  readonly #chooseCoding: ChooseCoding;

  constructor(cors: CorsPolicy | undefined, chooseCoding: ChooseCoding) {
    this.#cors = cors;
    this.#chooseCoding = chooseCoding;
  }

  send(
    exchange: Exchange,
    status: number,
    body: Buffer,
    headers: readonly string[],
    compressing: Compressing,
  ): void {
    const chosen = this.#choose(exchange, body, compressing);
    this.#sendIn(exchange, { status, body, headers, vary: '', chosen, isSentAgain: compressing === 'once' });
  }

  /** Sends a response that the client may cache: 304 where it still has it. */
  sendCacheable(
    exchange: Exchange,
    body: Buffer,
    { etag, vary, 'cache-control': cacheControl }: CachingHeaders,
    compressing: Compressing,
    others: readonly string[] = [],
  ): void {
    const { request, response } = exchange;
    const chosen = this.#choose(exchange, body, compressing);
    const headers = ['cache-control', cacheControl, 'etag', etagIn(etag, chosen.coding), ...others];
    if (!hasEtag(request.get('if-none-match'), etag)) {
      const isSentAgain = compressing === 'once';
      this.#sendIn(exchange, { status: 200, body, headers, vary, chosen, isSentAgain });
    } else {
      response.writeHead(304, this.#withCommon(headers, vary, exchange, chosen)).end();
    }
  }

  #choose({ request }: Exchange, { length }: Buffer, compressing: Compressing): ChosenCoding {
    const isSecret = compressing === 'never';
    return this.#chooseCoding({ acceptEncoding: request.get('accept-encoding'), length, isSecret });
  }

  #sendIn(exchange: Exchange, { status, body, headers, vary, chosen, isSentAgain }: Sending): void {
    const { response, type } = exchange;
    const { coding } = chosen;
    const send = (bytes: Buffer) => {
      const own = ['content-type', type, 'content-length', String(bytes.length), ...headers];
      if (coding) own.push('content-encoding', coding);
      response.writeHead(status, this.#withCommon(own, vary, exchange, chosen)).end(bytes);
    };
    const bytes = coding ? (isSentAgain ? compressOnce : compress)(body, coding) : body;
    if (!(bytes instanceof Promise)) {
      send(bytes);
      return;
    }
    // The log asks for it before a thread is done.
    response.statusCode = status;
    bytes.then(send).catch(() => response.destroy());
  }

  #withCommon(
    own: readonly string[],
    vary: string,
    { request: { origin }, requestId }: Exchange,
    { varies }: ChosenCoding,
  ): string[] {
    const headers = [...own, ...commonHeaders(this.#cors, origin, requestId)];
    let names = vary;
    if (varies) names = joined(names, 'Accept-Encoding');
    // A cache must not give one origin the response that allows another.
    if (this.#cors) names = joined(names, 'Origin');
    if (names !== '') headers.push('vary', names);
    return headers;
  }
}

interface Sending {
  readonly status: number;
  readonly body: Buffer;
  readonly headers: readonly string[];
  /** What else than the coding and the origin the response is chosen by; empty for nothing. */
  readonly vary: string;
  readonly chosen: ChosenCoding;
  readonly isSentAgain: boolean;
}

function joined(names: string, name: string): string {
  return names === '' ? name : `${names}, ${name}`;
}
