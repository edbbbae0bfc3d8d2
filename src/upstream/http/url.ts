type Scalar = string | number | boolean;

/** Keys in order; `undefined` and `null` are left out, an array repeats its key. */
export type Query = Readonly<Record<string, Scalar | readonly (string | number)[] | null | undefined>>;

/** The fields of an `application/x-www-form-urlencoded` body, by the same rules as a `Query`. */
export type Form = Query;

/** A path that nobody is asked for: it was not built with the `path` tag, or with a value that names nothing. */
export class InvalidPathSegmentError extends Error {
  override readonly name = 'InvalidPathSegmentError';
}

/** Stands in a path for a value that names nothing. No path can hold it, and nothing else puts it there. */
const NAMELESS = '\0';

/**
 * Builds a path below a service's base address, each value as one percent-encoded segment:
 * ``path`users/${username}/` ``. Literal text stands as it is: ``path`users/$self/` ``.
 *
 * An empty value, `.`, `..`, a lone surrogate, a control character or a backslash makes a path that no session asks for
 * (`isNameless`). What clients send is checked before it gets here, so such a value is a service's own.
 */
export function path(literals: TemplateStringsArray, ...values: readonly (string | number)[]): string {
  let built = literals[0] ?? '';
  for (let index = 0; index < values.length; index += 1) {
    built += encodeSegment(String(values[index])) + (literals[index + 1] ?? '');
  }
  return built;
}

/**
 * Gives addresses relative to another: a service's site, from its base address. Every item of a page may ask for it, of the
 * one instance that there is, so that the last one is remembered.
 */
export function relativeTo(relative: string): (base: URL) => URL {
  let last: { readonly base: URL; readonly address: URL } | undefined;
  return (base) => {
    if (last?.base !== base) last = { base, address: new URL(relative, base) };
    return last.address;
  };
}

/** Most keys: nothing of it is encoded, and it is no dot. */
const PLAIN_SEGMENT = /^[\w-]+$/;

function encodeSegment(value: string): string {
  if (PLAIN_SEGMENT.test(value)) return value;
  if (value === '' || value === '.' || value === '..') return NAMELESS;
  return value.isWellFormed() && !/[\p{Cc}\\]/u.test(value) ? encodeURIComponent(value) : NAMELESS;
}

/** Whether a path was built with a value that names nothing. */
export function isUnaddressable(path: string): boolean {
  return path.includes(NAMELESS);
}

/** A path as errors show it. */
export function displayPath(path: string): string {
  return path.replaceAll(NAMELESS, '*');
}

// What an encoded path consists of. Everything else (`?`, `#`, spaces, a scheme's `//`) means that a value
// got in without the `path` tag.
const PLAIN_PATH = /^[\w\-.~!$&'()*+,;=:@%/]*$/;
const DOT_SEGMENT = /(?:^|\/)(?:\.|%2e){1,2}(?:\/|$)/i;
const LEADING_UPS = /^(?:\.\.\/)+/;

/** Returns what turns a path below `baseUrl` into the path to ask its origin for; `../../` in front climbs. */
export function pathResolver(baseUrl: URL): (path: string) => string {
  const basePath = baseUrl.pathname;
  return (path) => {
    const ups = path.startsWith('.') ? (LEADING_UPS.exec(path)?.[0] ?? '') : '';
    const below = path.slice(ups.length);
    if (!isPlain(below)) {
      throw new InvalidPathSegmentError('A path at a service must be built with the `path` tag.');
    }
    return (ups === '' ? basePath : new URL(ups, baseUrl).pathname) + below;
  };
}

function isPlain(path: string): boolean {
  if (!PLAIN_PATH.test(path) || path.startsWith('/') || path.includes('//')) return false;
  const mayClimb = path.includes('.') || path.includes('%');
  return !mayClimb || !DOT_SEGMENT.test(path);
}

/** The query string without its `?`; empty where nothing is asked. A space is `%20`, a plus sign `%2B`. */
export function encodeQuery(query: Query): string {
  let encoded = '';
  for (const [key, value] of pairs(query)) {
    encoded += `${encoded === '' ? '' : '&'}${encodeURIComponent(key)}=${encodeURIComponent(value)}`;
  }
  return encoded;
}

/** Encoded like a browser's form: a space is `+`. */
export function encodeForm(form: Form): string {
  return new URLSearchParams([...pairs(form)]).toString();
}

function* pairs(query: Query): Generator<[string, string]> {
  for (const [key, value] of Object.entries(query)) {
    if (value === undefined || value === null) continue;
    const name = key.toWellFormed();
    if (typeof value === 'object') {
      for (const item of value) yield [name, String(item).toWellFormed()];
    } else {
      yield [name, String(value).toWellFormed()];
    }
  }
}
