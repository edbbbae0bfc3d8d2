import type { ServerResponse } from 'node:http';
import { type CorsPolicy, corsHeaders } from '../cors.ts';
import { REQUEST_ID_HEADER } from '../http/request-id.ts';
import { type CachingHeaders, hasEtag } from '../http-caching.ts';
import { securityHeaders } from '../security-headers.ts';
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

/** Sends answers as one buffer each, with its length. */
export class AnswerSender {
  readonly #cors: CorsPolicy | undefined;

  constructor(cors: CorsPolicy | undefined) {
    this.#cors = cors;
  }

  send(exchange: Exchange, status: number, body: Buffer, headers: readonly string[]): void {
    const own = ['content-type', exchange.type, 'content-length', String(body.length), ...headers];
    exchange.response.writeHead(status, this.#withCommon(own, exchange)).end(body);
  }

  /** An answer that the client may keep: where it still has it, it is told so. */
  sendKeepable(exchange: Exchange, body: Buffer, told: CachingHeaders, others: readonly string[] = []): void {
    const { request, response } = exchange;
    const headers = [...Object.entries(told).flat(), ...others];
    if (!hasEtag(request.get('if-none-match'), told.etag)) this.send(exchange, 200, body, headers);
    else response.writeHead(304, this.#withCommon(headers, exchange)).end();
  }

  #withCommon(headers: readonly string[], { request: { origin }, requestId }: Exchange): string[] {
    const all = [...headers, ...common, REQUEST_ID_HEADER, requestId, ...corsHeaders(this.#cors, origin)];
    if (!this.#cors) return all;
    const vary = all.indexOf('vary') + 1;
    // A cache must not give one origin the answer that allows another.
    if (vary === 0) return [...all, 'vary', 'Origin'];
    return all.with(vary, `${all[vary]}, Origin`);
  }
}
