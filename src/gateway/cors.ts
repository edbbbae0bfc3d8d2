import { CSRF_HEADERS } from './plugins/use-csrf-prevention.ts';
import { TRACE_HEADER } from './upstream-trace.ts';

/** What pages of other origins may do. */
export interface CorsPolicy {
  readonly methods: readonly string[];
  /** Request headers that they may send. */
  readonly allowedHeaders: readonly string[];
  /** Seconds that a browser may remember all this. */
  readonly maxAge: number;
  allows(origin: string): boolean;
  /** Of an answer to a page that may call, all but its origin: names and values. */
  readonly headers: readonly string[];
}

export interface CorsPolicyOptions {
  /** Origins whose pages may call. */
  readonly corsOrigins: readonly string[];
  /** Request headers that carry credentials: what CORS lets pages send. */
  readonly credentialHeaders: readonly string[];
  readonly isTraceable: boolean;
}

/** Undefined where no origin is named: then CORS is off. */
export function corsPolicyOf({
  corsOrigins,
  credentialHeaders,
  isTraceable,
}: CorsPolicyOptions): CorsPolicy | undefined {
  if (corsOrigins.length === 0) return undefined;
  const methods = ['GET', 'POST'];
  const allowedHeaders = [
    'content-type',
    ...CSRF_HEADERS,
    ...credentialHeaders,
    ...(isTraceable ? [TRACE_HEADER] : []),
  ];
  const maxAge = 86_400;
  return {
    methods,
    allowedHeaders,
    maxAge,
    allows: (origin) => corsOrigins.includes(origin),
    headers: [
      ...['access-control-allow-methods', methods.join(', ')],
      ...['access-control-allow-headers', allowedHeaders.join(', ')],
      ...['access-control-max-age', String(maxAge)],
    ],
  };
}

/** What an answer tells a page of an origin, by name and value; nothing where it may not call. */
export function corsHeaders(policy: CorsPolicy | undefined, origin: string | undefined): string[] {
  if (policy === undefined || origin === undefined || !policy.allows(origin)) return [];
  return ['access-control-allow-origin', origin, ...policy.headers];
}
