import type { Quirks } from './quirk.ts';

/** A quirk that the sandbox doesn't have, or a value that the quirk doesn't take. */
export class QuirkError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'QuirkError';
  }
}

/**
 * Reads switches (`ties`, `malformed-item=author`) as values by quirk, in the order of `known`.
 *
 * @throws QuirkError
 */
export function readQuirks(switches: readonly string[], known: Quirks): ReadonlyMap<string, string> {
  const values = new Map<string, string>();
  for (const text of switches) {
    const [name = '', ...rest] = text.split('=');
    const quirk = Object.hasOwn(known, name) ? known[name] : undefined;
    if (quirk === undefined) {
      throw new QuirkError(`Unknown quirk "${name}". Known quirks: ${Object.keys(known).join(', ')}.`);
    }
    values.set(name, chosenValue(name, rest.length > 0 ? rest.join('=') : undefined, quirk.value));
  }
  return new Map(Object.keys(known).flatMap((name) => pairOf(values, name)));
}

function chosenValue(
  name: string,
  text: string | undefined,
  value: { readonly default: string; readonly pattern: RegExp } | undefined,
): string {
  if (value === undefined) {
    if (text !== undefined) throw new QuirkError(`The quirk "${name}" takes no value; got "${text}".`);
    return '';
  }
  if (text === undefined) return value.default;
  if (!value.pattern.test(text)) {
    throw new QuirkError(
      `The quirk "${name}" does not take "${text}". An example: ${name}=${value.default}.`,
    );
  }
  return text;
}

function pairOf(values: ReadonlyMap<string, string>, name: string): [string, string][] {
  const value = values.get(name);
  return value === undefined ? [] : [[name, value]];
}

/** What each quirk does, by its switch: `malformed-item[=name]`. */
export function describeQuirks(quirks: Quirks): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(quirks).map(([name, { description, value }]) => [
      value ? `${name}[=${value.default}]` : name,
      description.replace('{value}', value?.default ?? ''),
    ]),
  );
}
