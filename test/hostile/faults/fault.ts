import type { Socket } from 'node:net';
import type { Exchange } from '../stand-ins/serve.ts';
import { bytesOf } from '../stand-ins/serve.ts';
import type { Reply } from '../stand-ins/stand-in.ts';

/**
 * What a client may be told of a write that met a fault. `DONE` is a payload without user errors, `USER_ERRORS` one with
 * them; the rest are an error's `extensions.outcome`.
 */
export type WriteReport = 'DONE' | 'USER_ERRORS' | 'MADE' | 'UNKNOWN' | 'REFUSED' | 'NOT_SENT';

/** A way in which a service misbehaves for one of its operations. */
export interface Fault {
  readonly name: string;
  readonly onRequest?: (exchange: Exchange) => void;
  readonly onConnect?: (socket: Socket) => void;
  /** True where HTTP allows it: the answer must be the same as without it. */
  readonly isHarmless?: boolean;
  /** What a write may be reported as. Default: anything but `DONE`. */
  readonly write?: (good: Reply) => readonly WriteReport[];
  /** It waits for a time limit. */
  readonly isSlow?: boolean;
}

/** A fault that answers in one piece. */
export function answering(
  name: string,
  reply: (exchange: Exchange) => {
    status?: number;
    headers?: Readonly<Record<string, string | readonly string[]>>;
    body?: string | Buffer;
  },
  more: Partial<Fault> = {},
): Fault {
  return {
    name,
    onRequest(exchange) {
      const { status = exchange.good.status, headers = {}, body = '' } = reply(exchange);
      const bytes = Buffer.from(body);
      const type = headers['content-type'] === undefined ? { 'content-type': 'application/json' } : {};
      const length = status === 204 || status === 304 ? {} : { 'content-length': bytes.length };
      const all = Object.entries({ ...type, ...length, ...exchange.good.headers, ...headers }).flatMap(
        ([key, value]) => (Array.isArray(value) ? value : [value]).map((one) => `${key}: ${one}\r\n`),
      );
      // Written by hand: node refuses to send some of this.
      exchange.socket.write(
        Buffer.concat([Buffer.from(`HTTP/1.1 ${status} Whatever\r\n${all.join('')}\r\n`, 'latin1'), bytes]),
      );
    },
    ...more,
  };
}

export const goodBytes = ({ good }: Exchange): Buffer => bytesOf(good);
export const html =
  '<!doctype html><html><head><title>Oops</title></head><body><h1>We will be back</h1></body></html>';
/** Where the documents promise no body, nothing of a body can be missed. */
export const unlessBodiless =
  (reports: readonly WriteReport[]) =>
  (good: Reply): readonly WriteReport[] =>
    good.json === undefined ? [...reports, 'DONE'] : reports;
