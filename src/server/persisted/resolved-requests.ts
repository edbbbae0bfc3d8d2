import type { GatewayRequest } from '../../contract/gateway-request.ts';
import { RequestNote } from '../../contract/request-note.ts';
import type { ResolvedOperation } from './resolve-operation.ts';

const resolved = new RequestNote<ResolvedOperation>();

export function rememberResolved(request: GatewayRequest, operation: ResolvedOperation): void {
  resolved.set(request, operation);
}

/** The operation that a request was found to ask for; undefined where none was found, or not yet. */
export function resolvedOf(request: GatewayRequest): ResolvedOperation | undefined {
  return resolved.of(request);
}
