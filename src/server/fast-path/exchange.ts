import type { ServerResponse } from 'node:http';
import { compress, compressOnce } from '../http/compression.ts';
import { etagIn } from '../http/content-coding.ts';
import { type CorsPolicy, corsHeaders } from '../http/cors.ts';
import { type CachingHeaders, hasEtag } from '../http/http-caching.ts';
import { REQUEST_ID_HEADER } from '../http/request-id.ts';
import type { ChooseCoding, ChosenCoding } from '../http/response-coding.ts';
import { securityHeaders } from '../http/security-headers.ts';
import type { AnswerType } from './answer-type.ts';
import type { PlainRequest } from './plain-request.ts';

/** A request on its way to an answer. */
export interface Exchange {
  readonly request: PlainRequest;
  readonly response: ServerResponse;
  readonly requestId: string;
  readonly type: AnswerType;
  readonly isGet: boolean;
  /** By `performance.now()`. */
  readonly startedAt: number;
}

const common: readonly string[] = Object.entries(securityHeaders).flat();

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
    this.#sendIn(exchange, { status, body, headers, chosen, isSentAgain: compressing === 'once' });
  }

  /** An answer that the client may keep: where it still has it, it is told so. */
  sendKeepable(
    exchange: Exchange,
    body: Buffer,
    told: CachingHeaders,
    compressing: Compressing,
    others: readonly string[] = [],
  ): void {
    const { request, response } = exchange;
    const chosen = this.#choose(exchange, body, compressing);
    const own = { ...told, etag: etagIn(told.etag, chosen.coding) };
    const headers = [...Object.entries(own).flat(), ...others];
    if (!hasEtag(request.get('if-none-match'), told.etag)) {
      this.#sendIn(exchange, { status: 200, body, headers, chosen, isSentAgain: compressing === 'once' });
    } else {
      response.writeHead(304, this.#withCommon(headers, exchange, chosen.varies)).end();
    }
  }

  #choose({ request }: Exchange, { length }: Buffer, compressing: Compressing): ChosenCoding {
    const isSecret = compressing === 'never';
    return this.#chooseCoding({ acceptEncoding: request.get('accept-encoding'), length, isSecret });
  }

  #sendIn(exchange: Exchange, { status, body, headers, chosen, isSentAgain }: Sending): void {
    const { response, type } = exchange;
    const { coding, varies } = chosen;
    const send = (bytes: Buffer) => {
      const own = ['content-type', type, 'content-length', String(bytes.length), ...headers];
      if (coding) own.push('content-encoding', coding);
      response.writeHead(status, this.#withCommon(own, exchange, varies)).end(bytes);
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
    headers: readonly string[],
    { request: { origin }, requestId }: Exchange,
    variesByCoding: boolean,
  ): string[] {
    const all = [...headers, ...common, REQUEST_ID_HEADER, requestId, ...corsHeaders(this.#cors, origin)];
    if (variesByCoding) addVary(all, 'Accept-Encoding');
    // A cache must not give one origin the answer that allows another.
    if (this.#cors) addVary(all, 'Origin');
    return all;
  }
}

interface Sending {
  readonly status: number;
  readonly body: Buffer;
  readonly headers: readonly string[];
  readonly chosen: ChosenCoding;
  readonly isSentAgain: boolean;
}

/** @param headers names and values, one after the other. */
function addVary(headers: string[], name: string): void {
  const at = headers.indexOf('vary') + 1;
  if (at === 0) headers.push('vary', name);
  else headers[at] = `${headers[at]}, ${name}`;
}
