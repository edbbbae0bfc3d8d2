import type { ResolvedOperation } from './resolve-operation.ts';

const resolved = new WeakMap<Request, ResolvedOperation>();

export function rememberResolved(request: Request, operation: ResolvedOperation): void {
  resolved.set(request, operation);
}

/** The operation that a request was found to ask for; undefined where none was found, or not yet. */
export function resolvedOf(request: Request): ResolvedOperation | undefined {
  return resolved.get(request);
}
