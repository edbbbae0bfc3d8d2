const OFFSET_BASIS = 0x811c9dc5;
const PRIME = 0x01000193;

/**
 * FNV-1a over UTF-16 code units, an unsigned 32-bit number: detects accidents and mix-ups. It is no protection against
 * intent.
 */
export function fnv1a(text: string): number {
  let hash = OFFSET_BASIS;
  for (let i = 0; i < text.length; i += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(i), PRIME);
  }
  return hash >>> 0;
}

/** The same over bytes, going on from another hash. */
export function fnv1aOfBytes(bytes: Uint8Array, from = OFFSET_BASIS): number {
  let hash = from;
  for (let i = 0; i < bytes.length; i += 1) {
    hash = Math.imul(hash ^ (bytes[i] as number), PRIME); // In bounds by the loop's condition.
  }
  return hash >>> 0;
}
