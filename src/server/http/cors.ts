import { TRACE_HEADER } from '../observe/upstream-trace.ts';
import { REQUEST_ID_HEADER } from './request-id.ts';

/** Either of these shows that the page that sends the request was allowed to by a CORS preflight. */
export const CSRF_HEADERS = ['x-graphql-csrf', 'apollo-require-preflight'] as const;

/** Request headers that the libraries of pages add: OpenTelemetry's and Sentry's traces, and Apollo's names of clients. */
const LIBRARY_HEADERS = [
  'traceparent',
  'tracestate',
  'baggage',
  'sentry-trace',
  REQUEST_ID_HEADER,
  'apollographql-client-name',
  'apollographql-client-version',
  'authorization',
] as const;

/** Response headers that a page may read beside the few that it always may. */
const EXPOSED_HEADERS = ['ETag', 'Age', 'Cache-Status', 'Retry-After', 'X-Request-Id'].join(', ');

/** HEAD, as any page may send it, needs no naming. */
const METHODS = 'GET, POST';

/** Seconds that a browser may remember what a preflight was answered. */
const MAX_AGE = 86_400;

/** What pages of other origins may do. */
export interface CorsPolicy {
  allows(origin: string): boolean;
  /** Of an answer to a preflight, all but its origin: names and values. */
  readonly preflight: readonly string[];
}

export interface CorsPolicyOptions {
  /** Origins whose pages may call; `https://*.example.com` is every subdomain. */
  readonly corsOrigins: readonly string[];
  /** Request headers that they may send beside the usual ones. */
  readonly corsHeaders?: readonly string[] | undefined;
  /** Request headers that carry credentials: what CORS lets pages send. */
  readonly credentialHeaders: readonly string[];
  readonly isTraceable: boolean;
}

/** Undefined where no origin is named: then CORS is off. */
export function corsPolicyOf({
  corsOrigins,
  corsHeaders = [],
  credentialHeaders,
  isTraceable,
}: CorsPolicyOptions): CorsPolicy | undefined {
  if (corsOrigins.length === 0) return undefined;
  const allowedHeaders = [
    'content-type',
    ...CSRF_HEADERS,
    ...LIBRARY_HEADERS,
    ...corsHeaders,
    ...credentialHeaders,
    ...(isTraceable ? [TRACE_HEADER] : []),
  ];
  return {
    allows: matcherOf(corsOrigins),
    preflight: [
      ...['access-control-allow-methods', METHODS],
      ...['access-control-allow-headers', withoutRepeats(allowedHeaders).join(', ')],
      ...['access-control-max-age', String(MAX_AGE)],
    ],
  };
}

/** What an answer tells a page of an origin, by name and value; nothing where it may not call. */
export function corsHeaders(
  policy: CorsPolicy | undefined,
  origin: string | null | undefined,
): readonly string[] {
  if (policy === undefined || origin === null || origin === undefined || !policy.allows(origin)) return [];
  return ['access-control-allow-origin', origin, 'access-control-expose-headers', EXPOSED_HEADERS];
}

/** The same of the answer to a preflight, which asks what the page may send. */
export function preflightHeaders(policy: CorsPolicy, origin: string | null): readonly string[] {
  if (origin === null || !policy.allows(origin)) return [];
  return ['access-control-allow-origin', origin, ...policy.preflight];
}

/** Labels of a host name: what may stand in the place of a `*`. */
const SUBDOMAIN = /^[a-z0-9_-]+(?:\.[a-z0-9_-]+)*$/;

function matcherOf(corsOrigins: readonly string[]): (origin: string) => boolean {
  const exact = new Set(corsOrigins.filter((entry) => !entry.includes('*')));
  const patterns = corsOrigins.flatMap((entry) => {
    const [scheme, domain] = entry.split('*', 2);
    return domain === undefined ? [] : [{ scheme: scheme ?? '', domain }];
  });
  return (origin) =>
    exact.has(origin) ||
    patterns.some(
      ({ scheme, domain }) =>
        origin.startsWith(scheme) &&
        origin.endsWith(domain) &&
        SUBDOMAIN.test(origin.slice(scheme.length, -domain.length)),
    );
}

function withoutRepeats(names: readonly string[]): string[] {
  const known = new Map(names.map((name) => [name.toLowerCase(), name]));
  return [...known.values()];
}
