import type { GatewayRequest } from '../contract/gateway-request.ts';
import { RequestNote } from '../contract/request-note.ts';
import { callsOf, mostCallsOf } from './limits/operation-calls.ts';
import type { RunningOperation } from './operations/operation-walk.ts';

const running = new RequestNote<RunningOperation>();

export function rememberOperation(request: GatewayRequest, operation: RunningOperation): void {
  running.set(request, operation);
}

/** How many calls a request usually takes at a service; 1 where it is not known. */
export function expectedCalls(request: GatewayRequest, service: string): number {
  const found = running.of(request);
  return found ? callsOf(service, found) : 1;
}

/** How many calls a request may take over all services, at most; undefined where it is not known. */
export function mostCalls(request: GatewayRequest): number | undefined {
  const found = running.of(request);
  return found && mostCallsOf(found);
}
