import type { UpstreamCall } from '../upstream/client.ts';

const made = new WeakMap<Request, UpstreamCall[]>();

/** The calls to services that one request has made, in the order in which they ended. It grows as they end. */
export function callsOfRequest(request: Request): UpstreamCall[] {
  const calls = made.get(request) ?? [];
  made.set(request, calls);
  return calls;
}
