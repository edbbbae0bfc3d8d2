/** A parameter of an arrow function that takes one value apart, or none: no defaults, no rest, none beside it. */
const PLAIN_ARROW = /^(?:async\s*)?(?:[\w$]+|\(\s*(?:[\w$]+|\{[^()=>.]*\})?\s*,?\s*\))\s*=>/;

/**
 * Whether a resolver can't tell what it is called with beside its source: arguments, context and info need not be made
 * for it, which for the fields of a page of 100 are a third of all objects.
 *
 * Only an arrow function can say so by its text: it has no `arguments` of its own.
 */
export function readsSourceAlone(resolve: (...values: never[]) => unknown): boolean {
  return resolve.length <= 1 && PLAIN_ARROW.test(Function.prototype.toString.call(resolve));
}
