import { isJsonObject, type JsonObject } from './decoding/json-object.ts';
import type { Refusal } from './errors.ts';

const MAX_REFUSALS = 20;
const MAX_MESSAGE_LENGTH = 300;
const MAX_FIELD_LENGTH = 100;
const MAX_DEPTH = 6;
/** Values that are looked at: a body can hold a million of which none says anything. */
const MAX_VISITS = 1000;
/** Names of the place of one refusal, from the outside in. */
const MAX_PLACE_DEPTH = 10;

/** Keys under which a service speaks of the whole, not of a field that has this name. */
const WHOLE = new Set([
  'error',
  'errors',
  'error_description',
  'detail',
  'details',
  'message',
  'messages',
  'msg',
  'non_field_errors',
  '__all__',
]);
const WHOLE_NAMES = [...WHOLE];
/** Where FastAPI's `loc` begins: the place in the request, not a field. */
const REQUEST_PARTS = new Set<unknown>(['body', 'query', 'path', 'header', 'cookie']);

/** What was found so far, and what may be passed on of a text. */
interface Findings {
  readonly refusals: Refusal[];
  withoutSecrets(text: string): string;
  visits: number;
}

/**
 * Reads what a service says against a request from the JSON shapes that REST services use: `{error}`,
 * `{detail}`, `{field: text}`, `{field: [text]}`, FastAPI's `{detail: [{loc, msg}]}`, littleBits'
 * `{meta: {errors}}`, nested as they come. The messages are plain text, at most 300 characters each, at most
 * 20 in number. Empty where the body says nothing legible.
 *
 * @param withoutSecrets makes of a text what may be passed on of it.
 */
export function parseRefusals(body: unknown, withoutSecrets = (text: string): string => text): Refusal[] {
  const refusals: Refusal[] = [];
  collect(body, null, 0, { refusals, withoutSecrets, visits: 0 });
  return refusals.slice(0, MAX_REFUSALS);
}

function collect(value: unknown, field: string | null, depth: number, found: Findings): void {
  const { refusals, withoutSecrets } = found;
  found.visits += 1;
  if (depth > MAX_DEPTH || isEnough(found)) return;
  if (typeof value === 'string') {
    // Before it is cut, or stripped of what looks like a tag: an echo would not be recognised after that.
    const message = plainText(withoutSecrets(value), MAX_MESSAGE_LENGTH);
    if (message !== '') refusals.push({ field, message });
  } else if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) {
      if (isEnough(found)) return;
      const numbered = field !== null && isJsonObject(item) && !isLeaf(item);
      collect(item, numbered ? `${field}.${index}` : field, depth + 1, found);
    }
  } else if (isJsonObject(value)) {
    collectObject(value, field, depth, found);
  }
}

function isEnough({ refusals, visits }: Findings): boolean {
  return refusals.length >= MAX_REFUSALS || visits > MAX_VISITS;
}

function collectObject(value: JsonObject, field: string | null, depth: number, found: Findings): void {
  if (isLeaf(value)) {
    collect(value.msg ?? value.message, leafField(value, found) ?? field, depth + 1, found);
    return;
  }
  if (isJsonObject(value.meta)) {
    collect(value.meta.errors, field, depth + 1, found);
    return;
  }
  const announced = WHOLE_NAMES.some((key) => Object.hasOwn(value, key));
  for (const key in value) {
    if (isEnough(found)) return;
    const inner = value[key];
    if (WHOLE.has(key) || found.withoutSecrets(key) !== key) {
      collect(inner, field, depth + 1, found);
    } else if (!(announced && typeof inner === 'string')) {
      // A bare string beside a message is a label (a code, a type, an echo), not what a field did wrong.
      const name = plainText(key, MAX_FIELD_LENGTH);
      collect(inner, field === null ? name : `${field}.${name}`, depth + 1, found);
    }
  }
}

/** One message with its place beside it: `{loc, msg, input}` or `{field, message, code}`. */
function isLeaf(value: JsonObject): boolean {
  return (
    (typeof value.msg === 'string' && Array.isArray(value.loc)) ||
    (typeof value.message === 'string' && typeof value.field === 'string')
  );
}

function leafField({ loc, field }: JsonObject, { withoutSecrets }: Findings): string | undefined {
  const name = typeof field === 'string' ? field : nameAt(loc);
  return name === undefined || withoutSecrets(name) !== name ? undefined : plainText(name, MAX_FIELD_LENGTH);
}

function nameAt(loc: unknown): string | undefined {
  if (!Array.isArray(loc)) return undefined;
  const start = REQUEST_PARTS.has(loc[0]) ? 1 : 0;
  const names = loc
    .slice(start, start + MAX_PLACE_DEPTH)
    .filter((name) => typeof name === 'string' || typeof name === 'number');
  return names.length === 0 ? undefined : names.join('.');
}

function plainText(text: string, maxLength: number): string {
  const plain = text
    .slice(0, maxLength * 8)
    .replace(/<[^<>]*>/g, ' ')
    // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is taken out
    .replace(/[\s\u0000-\u001f\u007f]+/g, ' ')
    .trim();
  return plain.length <= maxLength ? plain : `${plain.slice(0, maxLength - 1).toWellFormed()}…`;
}
