import type { IncomingMessage } from 'node:http';
import { rememberHeaders } from './remember-headers.ts';

/** Where GraphQL is served. */
export const GRAPHQL_PATH = '/graphql';

/** Scheme and authority of the absolute form, which proxies use and every server must read (RFC 9112, 3.2.2). */
const ABSOLUTE_FORM = /^https?:\/\/([^/?#]*)/i;

/** A name, an IPv4 address or an IPv6 address, with or without a port (RFC 3986, 3.2.2). */
const HOST_FORM = /^(?:\[[0-9a-f:.]+\]|[\w.~!$&'()*+,;=%-]*)(?::\d{0,5})?$/i;

/** Whether a text names a host. An empty one is what a client sends that has no authority. */
const isHost = rememberHeaders(
  (text: string): boolean => text === '' || (HOST_FORM.test(text) && URL.canParse(`http://${text}`)),
);

/**
 * Gives a request a target in origin form, path and query, whatever its form was. The authority of one in absolute form
 * counts instead of the `Host` header.
 *
 * @returns false where the authority is not a host, where there are several `Host` headers, or where the target is not of
 * a form that a server is asked with.
 */
export function toOriginForm(message: IncomingMessage): boolean {
  const { url = '', headers, rawHeaders } = message;
  if (hasSeveralHosts(rawHeaders)) return false;
  if (url.startsWith('/')) return isHost(headers.host ?? '');
  const [start, authority = ''] = ABSOLUTE_FORM.exec(url) ?? [];
  if (start === undefined || authority === '' || !isHost(authority)) return false;
  const rest = url.slice(start.length);
  message.url = rest.startsWith('/') ? rest : `/${rest}`;
  headers.host = authority;
  return true;
}

/**
 * Whether a `Host` header is repeated, which a server must refuse (RFC 9112, 3.2). node:http refuses a request without
 * one, but of several it takes the first, where a proxy before it may have taken the last.
 *
 * @param rawHeaders names and values, one after the other.
 */
function hasSeveralHosts(rawHeaders: readonly string[]): boolean {
  let hosts = 0;
  for (let index = 0; index < rawHeaders.length; index += 2) {
    const name = rawHeaders[index];
    if (name?.length === 4 && name.toLowerCase() === 'host') hosts += 1;
  }
  return hosts > 1;
}

/** The parameters in an address: what stands behind its `?`, without a fragment. */
export function searchIn(url: string): string {
  const start = url.indexOf('?');
  if (start === -1) return '';
  const end = url.indexOf('#', start);
  return url.slice(start + 1, end === -1 ? undefined : end);
}
