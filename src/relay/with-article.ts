/** `a Log`, `an Event`: by how the name is written. */
export function withArticle(name: string): string {
  return /^[AEIOU]/.test(name) ? `an ${name}` : `a ${name}`;
}
