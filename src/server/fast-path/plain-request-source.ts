import type { IncomingMessage } from 'node:http';
import { acceptsHtml } from '../http/accept.ts';
import { readContentType } from '../http/content-type.ts';
import { GRAPHQL_PATH } from '../http/request-target.ts';

/** What of the gateway's configuration says whether a request is plain. */
export interface PlainOptions {
  /** Bytes of a body at most. */
  readonly bodyBytes: number;
  /** A header that asks for more than an answer. */
  readonly traceHeader: string | undefined;
}

/**
 * Where a plain request has its parameters: in a body of JSON or in its address.
 *
 * @returns null for whatever takes more than the reading of a body: forms, pages for people,
 * bodies that come without their length or with a wrong one.
 */
export function plainRequestSource(
  { method, url, headers }: IncomingMessage,
  options: PlainOptions,
): 'body' | 'address' | null {
  if (options.traceHeader !== undefined && headers[options.traceHeader] !== undefined) return null;
  if (headers['transfer-encoding'] !== undefined || headers['content-encoding'] !== undefined) return null;
  const length = headers['content-length'];
  if (method === 'POST') {
    const { format, isUtf8 } = readContentType(headers['content-type'] ?? '');
    const isRead = url === GRAPHQL_PATH && format === 'json' && isUtf8;
    return isRead && length !== undefined && isLength(length, options.bodyBytes) ? 'body' : null;
  }
  if (method !== 'GET' || length !== undefined || acceptsHtml(headers.accept)) return null;
  return url?.startsWith(`${GRAPHQL_PATH}?`) && !url.includes('#') ? 'address' : null;
}

function isLength(text: string, limit: number): boolean {
  if (!/^\d{1,15}$/.test(text)) return false;
  const length = Number(text);
  return length > 0 && length <= limit;
}
