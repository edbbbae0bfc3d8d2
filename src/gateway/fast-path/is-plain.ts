import type { IncomingMessage } from 'node:http';
import { GRAPHQL_PATH } from '../plugins/use-routes.ts';

/** What of the gateway's configuration says whether a request is plain. */
export interface PlainOptions {
  /** Bytes of a body at most. */
  readonly bodyBytes: number;
  /** A header that asks for more than an answer. */
  readonly traceHeader: string | undefined;
}

const jsonTypes: ReadonlySet<string | undefined> = new Set([
  'application/json',
  'application/json; charset=utf-8',
  'application/json;charset=utf-8',
  'application/json; charset=UTF-8',
  'application/json;charset=UTF-8',
]);

/** A name or an IPv4 address, with or without a port. */
const usualHost = /^[a-z0-9]([a-z0-9.-]*[a-z0-9])?(:\d{1,5})?$/i;

/**
 * How a plain request asks for something: by a body of JSON or in its address.
 *
 * @returns null for whatever takes more than the reading of a body: forms, pages for people,
 * bodies that come without their length or with a wrong one, odd hosts.
 */
export function plainWay(
  { method, url, headers }: IncomingMessage,
  options: PlainOptions,
): 'body' | 'address' | null {
  if (!usualHost.test(headers.host ?? '')) return null;
  if (options.traceHeader !== undefined && headers[options.traceHeader] !== undefined) return null;
  if (headers['transfer-encoding'] !== undefined || headers['content-encoding'] !== undefined) return null;
  const length = headers['content-length'];
  if (method === 'POST') {
    const isRead = url === GRAPHQL_PATH && jsonTypes.has(headers['content-type']);
    return isRead && length !== undefined && isLength(length, options.bodyBytes) ? 'body' : null;
  }
  if (method !== 'GET' || length !== undefined || headers.accept?.includes('text/html')) return null;
  return url?.startsWith(`${GRAPHQL_PATH}?`) ? 'address' : null;
}

function isLength(text: string, limit: number): boolean {
  if (!/^\d{1,15}$/.test(text)) return false;
  const length = Number(text);
  return length > 0 && length <= limit;
}
