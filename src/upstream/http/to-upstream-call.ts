import type { Call } from './call.ts';
import { failureCause } from './failure-cause.ts';
import type { UpstreamCall } from './upstream-call.ts';

type Circumstances = Pick<
  UpstreamCall,
  'startedAt' | 'durationMs' | 'attempt' | 'isRedirected' | 'source' | 'ageSeconds' | 'traceOrigin'
>;

/** @param failure what was thrown; null for a success. */
export function toUpstreamCall(
  call: Call,
  { status, bytes, order }: Pick<UpstreamCall, 'status' | 'bytes' | 'order'>,
  failure: unknown,
  { startedAt, durationMs, attempt, isRedirected, source, ageSeconds, traceOrigin }: Circumstances,
): UpstreamCall {
  const { upstream } = call.terms;
  const mark = call.path.indexOf('?');
  const path = mark === -1 ? call.path : call.path.slice(0, mark);
  const base = upstream.baseUrl.pathname;
  return {
    service: upstream.service,
    method: call.method,
    path: path.startsWith(base) ? path.slice(base.length) : path,
    askedPath: call.askedPath,
    isRedirected,
    query: mark === -1 ? '' : call.path.slice(mark + 1),
    status,
    error: failure instanceof Error ? failure.name : null,
    cause: failureCause(failure) ?? null,
    order,
    startedAt,
    durationMs,
    bytes,
    attempt,
    source,
    ageSeconds,
    traceOrigin,
  };
}
