import type { GatewayRequest } from '../gateway-request.ts';

const keptBack = new WeakSet<GatewayRequest>();

/**
 * For what shows only while an answer is made: it is not to be kept, whatever its operation reads. An error among the
 * answer's `errors` needs no word; this is for a failure that the answer tells as data, or leaves out.
 */
export function keepBack(request: GatewayRequest): void {
  keptBack.add(request);
}

/** Whether the answer to a request was found to be good for that request alone. */
export function isKeptBack(request: GatewayRequest): boolean {
  return keptBack.has(request);
}
