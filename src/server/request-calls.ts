import type { GatewayRequest } from '../contract/gateway-request.ts';
import { RequestNote } from '../contract/request-note.ts';
import type { UpstreamCall } from '../upstream/http/rest-client.ts';

const made = new RequestNote<UpstreamCall[]>();

/** The calls to services that one request has made, in the order in which they ended. It grows as they end. */
export function callsOfRequest(request: GatewayRequest): UpstreamCall[] {
  const known = made.of(request);
  if (known) return known;
  const calls: UpstreamCall[] = [];
  made.set(request, calls);
  return calls;
}
