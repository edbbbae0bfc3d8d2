/** Services nest some ten levels; what people may add to a bookmark some more. */
export const MAX_JSON_NESTING = 500;
/** What is shorter is parsed and written out quickly however it nests. */
const UNCHECKED_BYTES = 128 * 1024;

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
/** `[` and `{` differ in one bit, as `]` and `}` do. */
const CASE_BIT = 0x20;
const OPENING = 0x7b;
const CLOSING = 0x7d;

/**
 * Whether a large JSON text nests so deep that it is not worth parsing: a text of brackets takes ten times as long as
 * another of its length, and the value that comes of it half a second more wherever it is written out again.
 */
export function nestsTooDeep(json: Uint8Array): boolean {
  if (json.length <= UNCHECKED_BYTES) return false;
  let depth = 0;
  let isText = false;
  for (let index = 0; index < json.length; index += 1) {
    const byte = json[index] as number; // It is below the length.
    if (isText) {
      if (byte === QUOTE) isText = false;
      else if (byte === BACKSLASH) index += 1;
    } else if (byte === QUOTE) isText = true;
    else if ((byte | CASE_BIT) === OPENING) {
      depth += 1;
      if (depth > MAX_JSON_NESTING) return true;
    } else if ((byte | CASE_BIT) === CLOSING) depth -= 1;
  }
  return false;
}

/** Values of a text that is not checked, at most: each takes two bytes. */
const UNCHECKED_VALUES = UNCHECKED_BYTES / 2;

/**
 * Whether a value out of a text that was not too deep, or not checked, nests too deep to be passed on: whoever parses or
 * writes it by recursion would run out of stack.
 */
export function isTooDeep(value: unknown): boolean {
  let left = UNCHECKED_VALUES;
  const exceeds = (inner: unknown, depth: number): boolean => {
    if (typeof inner !== 'object' || inner === null) return false;
    if (depth > MAX_JSON_NESTING) return true;
    for (const name in inner) {
      left -= 1;
      if (left < 0) return false;
      if (exceeds((inner as Record<string, unknown>)[name], depth + 1)) return true; // An object or a list.
    }
    return false;
  };
  return exceeds(value, 1);
}
