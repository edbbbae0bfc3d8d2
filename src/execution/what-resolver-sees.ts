/** What a resolver can look at beside its source and the context, which cost nothing. */
interface Seen {
  readonly args: boolean;
  readonly info: boolean;
}

type Resolver = (...values: never[]) => unknown;

/** A resolver stands in many plans, and its text stays what it is. */
const known = new WeakMap<Resolver, Seen>();

// No defaults and no rest, which a function's `length` leaves out, and nothing in which a parenthesis could hide.
const parameters = String.raw`\([^()=>.'"\x60/]*\)`;
const arrow = new RegExp(String.raw`^(?:async\s*)?(?:[\w$]+|${parameters})\s*=>`);
const plainFunction = new RegExp(String.raw`^(?:async\s+)?function\s*[\w$]*\s*${parameters}\s*\{`);
/** What could read parameters without their names. */
const hidden = /\barguments\b|\beval\b|\\u|\[native code\]/;
const second = /^[^(]*\(\s*(?:[\w$]+|\{[^{}]*\})\s*,\s*(_\w*)\s*[,)]/;

/**
 * Arguments and info need not be made for a resolver that can't look at them, which for the fields of a page of 100 are
 * a third of all objects.
 *
 * A resolver's text says so: by parameters that it doesn't have, or that are named `_…` and nowhere mentioned again.
 */
export function whatResolverSees(resolve: Resolver): Seen {
  const before = known.get(resolve);
  if (before) return before;
  const seen = readText(resolve);
  known.set(resolve, seen);
  return seen;
}

function readText(resolve: Resolver): Seen {
  const text = Function.prototype.toString.call(resolve);
  if (hidden.test(text) || !(arrow.test(text) || plainFunction.test(text))) return { args: true, info: true };
  const unused = second.exec(text)?.[1];
  const mentions = text.match(/(?<![\w$])_\w*/g)?.filter((name) => name === unused).length;
  return { args: resolve.length > 1 && mentions !== 1, info: resolve.length > 3 };
}
