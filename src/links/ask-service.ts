import type { Context } from '../contract/context.ts';
import { type Failure, failureOf } from '../contract/errors.ts';
import type { Service } from '../contract/service.ts';
import { services } from '../services.ts';
import { UpstreamAbortedError, UpstreamTimeoutError } from '../upstream/http/errors.ts';
import { TimeLimit } from '../upstream/policy/time-limit.ts';
import { doNotStoreFor, type SourceReportShape } from './source-report.ts';

/** Of the time that a request has left, the share that a service is waited for where the answer can do without it. */
const SHARE_OF_TIME = 0.5;

/** What a service came to; where it failed `value` is null and `source` says how. */
export interface Asked<Value> {
  readonly value: Value | null;
  readonly source: SourceReportShape;
}

/** How long services are waited for, all at the same time, and what for: `search`. */
interface Wait {
  readonly limit: TimeLimit;
  readonly what: string;
  readonly context: Context;
}

export function waitFor(what: string, context: Context): Wait {
  return { limit: new TimeLimit(context.clock, patienceMs(context)), what, context };
}

/** Asks a service that the answer can do without: where it fails, or is late, that is reported and not thrown. */
export async function askService<Value>(
  service: Service,
  { limit, what, context }: Wait,
  ask: () => Promise<Value | null>,
): Promise<Asked<Value>> {
  try {
    const value = await limit.wait(ask, () => lateError(service, what));
    return { value, source: { service, failure: null } };
  } catch (error) {
    const failure = reportable(error);
    if (!failure) throw error;
    doNotStoreFor(failure, context);
    return { value: null, source: { service, failure } };
  }
}

/** Milliseconds that an answer waits for a service that it can do without. */
export function patienceMs({ clock, deadline }: Context): number {
  return Math.max(0, deadline - clock.now()) * SHARE_OF_TIME;
}

/** Stands for no answer in time to what was asked for. */
export function lateError({ id, name }: Service, what: string): UpstreamTimeoutError {
  return new UpstreamTimeoutError(
    { service: id, method: 'GET', path: what },
    `${name} did not answer in time.`,
  );
}

/** What to report of a service, so that the answer goes on without it; null for what must be thrown. */
export function reportable(error: unknown): Failure | null {
  // Once the client is gone there is nobody to go on for.
  return error instanceof UpstreamAbortedError ? null : failureOf(error, services);
}
