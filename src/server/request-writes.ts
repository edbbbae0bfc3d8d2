import type { GatewayRequest } from '../contract/gateway-request.ts';
import { RequestNote } from '../contract/request-note.ts';
import { WriteLog } from '../upstream/policy/write-log.ts';

const logs = new RequestNote<WriteLog>();

/** The writes of one request. One that was sent goes on although its client has left. */
export function writesOfRequest(request: GatewayRequest): WriteLog {
  const known = logs.of(request);
  if (known) return known;
  const log = new WriteLog();
  logs.set(request, log);
  return log;
}
