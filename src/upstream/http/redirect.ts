import type { AttemptLimits } from './attempt-limits.ts';
import type { Call, RedirectTarget } from './call.ts';
import { redirectError } from './response-errors.ts';
import type { UpstreamResponse } from './transport.ts';

const MAX_REDIRECTS = 2;
const REDIRECTS = new Set([301, 302, 303, 307, 308]);

/**
 * The call to be made instead.
 * @throws UpstreamInvalidResponseError where there is none: for writes, for too many in a row, and to other origins.
 */
export function followRedirect(
  { status, headers }: UpstreamResponse,
  call: Call,
  attempt: AttemptLimits,
  base: URL,
): Call {
  if (!REDIRECTS.has(status) || call.method !== 'GET' || call.isWrite) throw redirectError(status, '', call);
  if (attempt.hops === MAX_REDIRECTS) throw redirectError(status, ' time and again', call);
  const { location } = headers;
  if (location === undefined) throw redirectError(status, ' without a Location header', call);
  const target = redirectTarget(location, call.path, base);
  if (target === null) throw redirectError(status, ' to another origin', call);
  attempt.hops += 1;
  return call.redirected(target);
}

/** Where a redirect leads; null where that is nowhere, or at another origin. */
function redirectTarget(location: string, from: string, base: URL): RedirectTarget | null {
  const target = URL.parse(location, base.origin + from);
  if (target === null || target.origin !== base.origin) return null;
  return { path: target.pathname + target.search, isInApi: isBelow(target.pathname, base.pathname) };
}

/** Whether a path stays below a base path however a server reads it. Parsing a URL has resolved the dots that are not encoded. */
function isBelow(path: string, basePath: string): boolean {
  if (!path.startsWith(basePath)) return false;
  let rest = path.slice(basePath.length);
  for (;;) {
    if (hasDots(rest)) return false;
    const decoded = decode(rest);
    if (decoded === null) return false;
    if (decoded === rest) return true;
    rest = decoded;
  }
}

/** Whether a segment climbs, with `;parameters` or not; a backslash separates them for some servers. */
function hasDots(path: string): boolean {
  return path.split(/[\\/]/).some((segment) => /^\.{1,2}(?:;|$)/.test(segment)) || path.includes('\0');
}

/** Null for what is not well-formed. */
function decode(path: string): string | null {
  try {
    return decodeURIComponent(path);
  } catch {
    return null;
  }
}
