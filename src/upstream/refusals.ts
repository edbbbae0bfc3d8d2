import type { Refusal } from './errors.ts';

const MAX_REFUSALS = 20;
const MAX_MESSAGE_LENGTH = 300;
const MAX_FIELD_LENGTH = 100;
const MAX_DEPTH = 6;

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
/** Where FastAPI's `loc` begins: the place in the request, not a field. */
const REQUEST_PARTS = new Set<unknown>(['body', 'query', 'path', 'header', 'cookie']);

type Json = Readonly<Record<string, unknown>>;

/**
 * Reads what a service says against a request from the JSON shapes that REST services use: `{error}`,
 * `{detail}`, `{field: text}`, `{field: [text]}`, FastAPI's `{detail: [{loc, msg}]}`, littleBits'
 * `{meta: {errors}}`, nested as they come. The messages are plain text, at most 300 characters each, at most
 * 20 in number. Empty where the body says nothing legible.
 */
export function parseRefusals(body: unknown): Refusal[] {
  const refusals: Refusal[] = [];
  collect(body, null, 0, refusals);
  return refusals.slice(0, MAX_REFUSALS);
}

function collect(value: unknown, field: string | null, depth: number, found: Refusal[]): void {
  if (depth > MAX_DEPTH || found.length >= MAX_REFUSALS) return;
  if (typeof value === 'string') {
    const message = plainText(value, MAX_MESSAGE_LENGTH);
    if (message !== '') found.push({ field, message });
  } else if (Array.isArray(value)) {
    value.forEach((item, index) => {
      const numbered = field !== null && isObject(item) && !isLeaf(item);
      collect(item, numbered ? `${field}.${index}` : field, depth + 1, found);
    });
  } else if (isObject(value)) {
    collectObject(value, field, depth, found);
  }
}

function collectObject(value: Json, field: string | null, depth: number, found: Refusal[]): void {
  if (isLeaf(value)) {
    collect(value.msg ?? value.message, leafField(value) ?? field, depth + 1, found);
    return;
  }
  if (isObject(value.meta)) {
    collect(value.meta.errors, field, depth + 1, found);
    return;
  }
  const announced = Object.keys(value).some((key) => WHOLE.has(key));
  for (const [key, inner] of Object.entries(value)) {
    if (WHOLE.has(key)) {
      collect(inner, field, depth + 1, found);
    } else if (!(announced && typeof inner === 'string')) {
      // A bare string beside a message is a label (a code, a type, an echo), not what a field did wrong.
      const name = plainText(key, MAX_FIELD_LENGTH);
      collect(inner, field === null ? name : `${field}.${name}`, depth + 1, found);
    }
  }
}

/** One message with its place beside it: `{loc, msg, input}` or `{field, message, code}`. */
function isLeaf(value: Json): boolean {
  return (
    (typeof value.msg === 'string' && Array.isArray(value.loc)) ||
    (typeof value.message === 'string' && typeof value.field === 'string')
  );
}

function leafField({ loc, field }: Json): string | undefined {
  if (typeof field === 'string') return plainText(field, MAX_FIELD_LENGTH);
  if (!Array.isArray(loc)) return undefined;
  const names = REQUEST_PARTS.has(loc[0]) ? loc.slice(1) : loc;
  return names.length === 0 ? undefined : plainText(names.map(String).join('.'), MAX_FIELD_LENGTH);
}

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function plainText(text: string, maxLength: number): string {
  // Cut before the tags are searched for: on a long run of `<` that search is quadratic.
  const plain = text
    .slice(0, maxLength * 8)
    .replace(/<[^>]*>/g, ' ')
    // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is taken out
    .replace(/[\s\u0000-\u001f\u007f]+/g, ' ')
    .trim();
  return plain.length <= maxLength ? plain : `${plain.slice(0, maxLength - 1).toWellFormed()}…`;
}
