const offsetBasis = 0x811c9dc5;
const prime = 0x01000193;

/** FNV-1a over UTF-16 code units, in base 36: tells accidents and mix-ups apart. It is no protection against intent. */
export function shortHash(text: string): string {
  let hash = offsetBasis;
  for (let i = 0; i < text.length; i += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(i), prime);
  }
  return (hash >>> 0).toString(36);
}
