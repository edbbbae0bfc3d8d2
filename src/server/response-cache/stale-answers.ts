import type { GatewayRequest } from '../../contract/gateway-request.ts';
import { callsOfRequest } from '../request-activity.ts';

/** A service whose cached responses stand in for some that failed, as `extensions.stale` reports it. */
export interface StaleService {
  readonly service: string;
  /** Seconds since the service gave the oldest of them. */
  readonly ageSeconds: number;
}

/** The services of which a request got stale responses; undefined where all are fresh. */
export function staleServices(request: GatewayRequest): readonly StaleService[] | undefined {
  let ages: Map<string, number> | undefined;
  for (const { source, service, ageSeconds } of callsOfRequest(request)) {
    if (source !== 'stale') continue;
    ages ??= new Map();
    ages.set(service, Math.max(ages.get(service) ?? 0, ageSeconds ?? 0));
  }
  return ages && [...ages].map(([service, ageSeconds]) => ({ service, ageSeconds }));
}
