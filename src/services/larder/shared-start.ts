import type { List, PageRequest } from '../../upstream/lists/list.ts';
import type { Page } from '../../upstream/lists/page.ts';
import { startShared } from '../../upstream/loaders/trace-origin.ts';

/**
 * The same list, whose beginning is read as seldom as can be: whoever asks for it while another does waits, and takes what
 * is wanted of that page, where it holds enough. Made for the time between two writes of one request.
 */
export function sharedStart<Item>(list: List<Item>): List<Item> {
  /** The longest beginning that was asked for so far. */
  let start: (() => Promise<Page<Item>>) | undefined;

  async function readStart(request: PageRequest): Promise<Page<Item>> {
    const before = start;
    start = startShared(async () => {
      const known = await before?.();
      return known && holds(known, request.count) ? known : list.page(request);
    });
    return beginningOf(await start(), request.count);
  }

  return {
    ...list,
    page: (request) =>
      request.direction === 'forward' && request.anchor === null ? readStart(request) : list.page(request),
    count: async () => (start ? (await start()).total : list.count()),
  };
}

function holds({ items, hasNextPage }: Page<unknown>, count: number): boolean {
  return items.length >= count || !hasNextPage;
}

function beginningOf<Item>(page: Page<Item>, count: number): Page<Item> {
  if (page.items.length <= count) return page;
  return {
    items: page.items.slice(0, count),
    total: page.total,
    hasPreviousPage: page.hasPreviousPage,
    hasNextPage: true,
    anchorOf: (index) => page.anchorOf(index),
  };
}
