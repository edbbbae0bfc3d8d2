import type { Handler, QuirkedSandbox, Quirks } from './quirk.ts';

/** The handler with every quirk that is switched on around it. */
export function withQuirks(
  handler: Handler,
  known: Quirks,
  active: ReadonlyMap<string, string>,
  sandbox: QuirkedSandbox,
): Handler {
  let wrapped = handler;
  for (const [name, value] of active) wrapped = known[name]?.wrap?.(wrapped, value, sandbox) ?? wrapped;
  return wrapped;
}
