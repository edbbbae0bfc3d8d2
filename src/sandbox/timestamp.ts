/** `2015-11-02T00:23:27Z`: UTC, without fractions of a second. */
export function toTimestamp(milliseconds: number): string {
  return `${new Date(milliseconds).toISOString().slice(0, 19)}Z`;
}
