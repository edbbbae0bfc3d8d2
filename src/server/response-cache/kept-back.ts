import type { GatewayRequest } from '../../contract/gateway-request.ts';
import { RequestNote } from '../../contract/request-note.ts';

const keptBack = new RequestNote<true>();

/**
 * For what shows only while an answer is made: it is not to be kept, whatever its operation reads. An error among the
 * answer's `errors` needs no word; this is for a failure that the answer tells as data, or leaves out.
 */
export function keepBack(request: GatewayRequest): void {
  keptBack.set(request, true);
}

/** Whether the answer to a request was found to be good for that request alone. */
export function isKeptBack(request: GatewayRequest): boolean {
  return keptBack.of(request) === true;
}
