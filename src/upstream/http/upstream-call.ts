import type { TraceOrigin } from '../loaders/trace-origin.ts';

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

export function reportCall(call: UpstreamCall, ...listeners: readonly (OnCall | undefined)[]): void {
  for (const listener of listeners) {
    try {
      listener?.(call);
    } catch {
      // Whoever keeps a log must not change what is logged.
    }
  }
}
