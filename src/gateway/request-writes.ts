import { WriteLog } from '../upstream/write-log.ts';
import type { GatewayRequest } from './gateway-request.ts';
import { RequestNote } from './request-note.ts';

const logs = new RequestNote<WriteLog>();

/** The writes of one request. One that was sent goes on although its client has left. */
export function writesOfRequest(request: GatewayRequest): WriteLog {
  const known = logs.of(request);
  if (known) return known;
  const log = new WriteLog();
  logs.set(request, log);
  return log;
}
