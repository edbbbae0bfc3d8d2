import { randomUUID } from 'node:crypto';
import type { GatewayRequest } from '../../contract/gateway-request.ts';
import { RequestNote } from '../../contract/request-note.ts';

/** The request header that names a request for the logs of all who handle it, and the response header that repeats it. */
export const REQUEST_ID_HEADER = 'x-request-id';

/** Nothing that could end a line of a log, or be read as anything but a name. */
const ID_FORM = /^[A-Za-z0-9._:+/=@-]{1,128}$/;

/** The id that a client sent, where it is one of at most 128 harmless characters; else a new one. */
export function requestIdOf(sent: string | null | undefined): string {
  return sent !== null && sent !== undefined && ID_FORM.test(sent) ? sent : randomUUID();
}

const requestIds = new RequestNote<string>();

/** The id of a request, the same each time. */
export function requestIdFor(request: GatewayRequest): string {
  const known = requestIds.of(request);
  if (known !== undefined) return known;
  const id = requestIdOf(request.headers.get(REQUEST_ID_HEADER));
  requestIds.set(request, id);
  return id;
}
