import type { GatewayRequest } from './gateway-request.ts';
import { RequestNote } from './request-note.ts';

const marked = new RequestNote<true>();

/**
 * Marks a request whose response must not be stored, whatever its operation reads. Errors among the response's `errors`
 * have this effect by themselves; this is for a failure that the response reports as data, or leaves out.
 */
export function doNotStore(request: GatewayRequest): void {
  marked.set(request, true);
}

export function isMarkedDoNotStore(request: GatewayRequest): boolean {
  return marked.of(request) === true;
}
