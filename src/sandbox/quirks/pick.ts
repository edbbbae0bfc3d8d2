import { hash } from 'node:crypto';
import { isObject } from './list-response.ts';

/** A number that is the same for the same text, spread evenly. */
export function spread(text: string): number {
  return Number.parseInt(hash('md5', text).slice(0, 8), 16);
}

/** Whether an item is one in so many, the same ones in every list. */
export function isPicked(item: unknown, every: number): boolean {
  const key = isObject(item) && item.id !== undefined ? String(item.id) : JSON.stringify(item);
  return spread(key) % every === 0;
}
