/**
 * Puts texts together for an answer.
 *
 * A template would make two texts in memory of them, until somebody copies those. One of that kind in an answer costs
 * `JSON.stringify` its short way for all of it, twice the time.
 */
export function flatString(...parts: readonly string[]): string {
  return parts.join('');
}

/** What people left out comes as "", as spaces or as null. */
export function textOrNull(text: string | null | undefined): string | null;
export function textOrNull(
  text: string | Promise<string> | null | undefined,
): string | null | Promise<string | null>;
export function textOrNull(
  text: string | Promise<string> | null | undefined,
): string | null | Promise<string | null> {
  if (typeof text === 'object' && text !== null) return text.then((made) => textOrNull(made));
  return text?.trim() || null;
}
