import type { UpstreamCall } from '../../upstream/http/rest-client.ts';

/** A service whose kept answers stand in for some that did not come, as `extensions.stale` tells it. */
export interface StaleService {
  readonly service: string;
  /** Seconds since the service gave the oldest of them. */
  readonly ageSeconds: number;
}

/** Undefined where all answers are what the services say now, or so recent that they count as that. */
export function staleServices(calls: readonly UpstreamCall[]): readonly StaleService[] | undefined {
  let ages: Map<string, number> | undefined;
  for (const { source, service, ageSeconds } of calls) {
    if (source !== 'stale') continue;
    ages ??= new Map();
    ages.set(service, Math.max(ages.get(service) ?? 0, ageSeconds ?? 0));
  }
  return ages && [...ages].map(([service, ageSeconds]) => ({ service, ageSeconds }));
}
