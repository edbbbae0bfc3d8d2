import type { GatewayRequest } from '../contract/gateway-request.ts';
import { RequestNote } from '../contract/request-note.ts';
import type { UpstreamCall } from '../upstream/http/rest-client.ts';
import { WriteLog } from '../upstream/policy/write-log.ts';

const calls = new RequestNote<UpstreamCall[]>();
const writes = new RequestNote<WriteLog>();

/** The calls to services that one request has made, in the order in which they ended. It grows as they end. */
export function callsOfRequest(request: GatewayRequest): UpstreamCall[] {
  return calls.of(request) ?? calls.set(request, []);
}

/** The writes of one request. One that was sent goes on although its client has left. */
export function writesOfRequest(request: GatewayRequest): WriteLog {
  return writes.of(request) ?? writes.set(request, new WriteLog());
}
