import type { Call } from './call.ts';
import type { WireRequest } from './transport.ts';

/** Asks for an answer only where the one that was kept holds no more. */
export function withConditions(
  { method, path, headers, body }: Call,
  conditions: Readonly<Record<string, string>>,
): WireRequest {
  return { method, path, headers: { ...headers, ...conditions }, body };
}

/** Whether the service says that what it gave before holds no more; that it has no time just now says nothing of it. */
export function revokesCached(status: number | null): boolean {
  return status !== null && status >= 400 && status < 500 && status !== 408 && status !== 429;
}
