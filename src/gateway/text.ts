/** What people left out comes as "", as spaces or as null. */
export function textOrNull(text: string | null | undefined): string | null {
  return text?.trim() || null;
}
