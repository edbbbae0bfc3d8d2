/** A cursor with a right checksum, as somebody makes who has read the source. */
export function forged(fields: unknown): string {
  const json = JSON.stringify(fields);
  let hash = 0x811c9dc5;
  for (const unit of json) hash = Math.imul(hash ^ unit.charCodeAt(0), 0x01000193);
  return Buffer.from(`${(hash >>> 0).toString(36)}.${json}`).toString('base64url');
}
