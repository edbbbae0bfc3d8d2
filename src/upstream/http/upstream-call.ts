import type { TraceOrigin } from '../loaders/trace-origin.ts';
import { failureCause } from './failure-cause.ts';

/**
 * Where an answer came from: a call made for it, one that others had begun, the cache, or the cache because the service
 * failed.
 */
export type ResponseSource = 'service' | 'shared' | 'cache' | 'stale';

/** One HTTP exchange, or what stood in for it: a try that is repeated and each hop of a redirect have their own. */
export interface UpstreamCall {
  readonly service: string;
  readonly method: string;
  /** Below the base address, or from the root where it stands outside; without the query. */
  readonly path: string;
  /** The path as it was asked for, whatever the base address is and wherever a redirect leads. Holds no query. */
  readonly askedPath: string;
  /** Whether it follows a redirect: then path and query are the service's own words. */
  readonly isRedirected: boolean;
  /** As sent, without the `?`. Can hold secrets: not for logs. */
  readonly query: string;
  /** HTTP status, null where none came. */
  readonly status: number | null;
  /** Name of the error's class, null for a success. */
  readonly error: string | null;
  /** Why the service failed, for logs alone; null where it did not. */
  readonly cause: string | null;
  /** Orders calls by their start, over all services of the process. */
  readonly order: number;
  /** Milliseconds since the epoch. */
  readonly startedAt: number;
  readonly durationMs: number;
  /** Bytes of the body received. */
  readonly bytes: number;
  /** 1 for the first try. */
  readonly attempt: number;
  readonly source: ResponseSource;
  /** Of an answer from the cache: seconds since the service gave it. */
  readonly ageSeconds: number | null;
  /** Whom it was made for; undefined unless the request is traced. */
  readonly traceOrigin: TraceOrigin | undefined;
}

export type OnCall = (call: UpstreamCall) => void;

let begun = 0;

/** The place of a call, or of what stands in for one, among all of the process. */
export function nextCallOrder(): number {
  return ++begun;
}

/** What a record says of the call that was made: a `Call`, which cannot be imported here, since its options name this file. */
interface DescribedCall {
  readonly method: string;
  readonly path: string;
  readonly askedPath: string;
  readonly terms: { readonly upstream: { readonly service: string; readonly baseUrl: URL } };
}

type Circumstances = Pick<
  UpstreamCall,
  'startedAt' | 'durationMs' | 'attempt' | 'isRedirected' | 'source' | 'ageSeconds' | 'traceOrigin'
>;

/** @param failure what was thrown; null for a success. */
export function toUpstreamCall(
  call: DescribedCall,
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
    cause: failure === null ? null : (failureCause(failure) ?? null),
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

export function reportCall(call: UpstreamCall, ...listeners: readonly (OnCall | undefined)[]): void {
  for (const listener of listeners) {
    try {
      listener?.(call);
    } catch {
      // Whoever keeps a log must not change what is logged.
    }
  }
}
