import type { UpstreamCall } from '../upstream/client.ts';
import type { GatewayRequest } from './gateway-request.ts';

const made = new WeakMap<GatewayRequest, UpstreamCall[]>();

/** The calls to services that one request has made, in the order in which they ended. It grows as they end. */
export function callsOfRequest(request: GatewayRequest): UpstreamCall[] {
  const calls = made.get(request) ?? [];
  made.set(request, calls);
  return calls;
}
