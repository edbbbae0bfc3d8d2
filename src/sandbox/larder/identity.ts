import { createHash } from 'node:crypto';

/** Six hexadecimal digits without a `#`, the same for the same name: nobody is asked for a colour. */
export function colorOf(name: string): string {
  return createHash('sha256').update(name).digest('hex').slice(0, 6);
}

/** A version 5 UUID in form, the same for the same thing of the same user: what is seeded keeps its address. */
export function uuidOf(kind: 'folder' | 'link' | 'tag', userId: number, key: string): string {
  const hex = createHash('sha256').update(`${kind} ${userId} ${key}`).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-5${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
