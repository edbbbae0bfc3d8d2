import { startShared } from '../loaders/trace-origin.ts';
import type { List, PageRequest } from './list.ts';
import type { Page } from './page.ts';

/**
 * The pages that one request has read: whoever asks for the same part of the same list again gets the same page, without
 * a call. Made for one request, and emptied by its writes.
 */
export class PageCache {
  readonly #pages = new Map<string, () => Promise<Page<unknown>>>();
  readonly #counts = new Map<string, () => Promise<number | null>>();

  /** The same list, read through this cache. Lists of one identity must hold the same items. */
  wrap<Item>(list: List<Item>): List<Item> {
    return {
      ...list,
      page: (request) =>
        remember(this.#pages, keyOf(list, request), () => list.page(request)) as Promise<Page<Item>>, // By its identity.
      count: () => remember(this.#counts, list.identity, () => list.count()),
    };
  }

  clear(): void {
    this.#pages.clear();
    this.#counts.clear();
  }
}

function keyOf(list: List<unknown>, { direction, count, anchor, isOutOfOrder }: PageRequest): string {
  return JSON.stringify([list.identity, direction, count, anchor, isOutOfOrder]);
}

function remember<Value>(
  known: Map<string, () => Promise<Value>>,
  key: string,
  read: () => Promise<Value>,
): Promise<Value> {
  const value = known.get(key) ?? startShared(read);
  known.set(key, value);
  return value();
}
