import {
  UpstreamCircuitOpenError,
  UpstreamError,
  UpstreamInvalidResponseError,
  UpstreamRateLimitedError,
  UpstreamStagingLoginError,
  UpstreamTimeoutError,
  UpstreamUnavailableError,
} from './errors.ts';

/** What `errno`, OpenSSL, V8 and undici call their errors. Messages hold addresses and what was sent; codes hold neither. */
const CODE = /^[A-Z][A-Z0-9_]{2,60}$/;
/** A chain of causes could go round in a circle. */
const MAX_DEPTH = 5;

/**
 * Why a service failed, for logs alone: `ECONNREFUSED`, `CERT_HAS_EXPIRED`, `timeout`, `status 503`, `invalid response`,
 * `circuit open`.
 * Undefined for what is no failure of the service: a refusal, a missing credential, a client that left.
 */
export function failureCause(error: unknown): string | undefined {
  if (!(error instanceof UpstreamError)) return undefined;
  const { status } = error;
  // Where there is no status, it is the gateway that counts or paces the calls: this one was not made.
  if (error instanceof UpstreamRateLimitedError)
    return status === undefined ? 'rate limit' : `status ${status}`;
  if (error instanceof UpstreamStagingLoginError) return `status ${status}`;
  if (error instanceof UpstreamCircuitOpenError) return 'circuit open';
  const code = deepestCode(error.cause);
  if (error instanceof UpstreamInvalidResponseError) return code ?? 'invalid response';
  if (error instanceof UpstreamTimeoutError)
    return code ?? (status === undefined ? 'timeout' : `status ${status}`);
  if (error instanceof UpstreamUnavailableError)
    return code ?? (status === undefined ? 'unknown' : `status ${status}`);
  return undefined;
}

/** The code of the innermost cause that has one: what wraps it says less. */
function deepestCode(error: unknown, depth = 0): string | undefined {
  if (!(error instanceof Error) || depth === MAX_DEPTH) return undefined;
  const inner = error instanceof AggregateError ? error.errors[0] : error.cause;
  const code =
    'code' in error && typeof error.code === 'string' && CODE.test(error.code) ? error.code : undefined;
  return deepestCode(inner, depth + 1) ?? code;
}
