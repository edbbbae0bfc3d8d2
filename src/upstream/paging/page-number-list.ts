import type { ItemTraits } from './item-traits.ts';
import type { List, Range, Window } from './list.ts';
import { walk } from './walk.ts';

export interface PageNumberListOptions<Item> extends ItemTraits<Item> {
  /** `page` counts from 1. An answer shorter than `perPage` ends the list, or shows that the service caps its pages. */
  read(page: number, perPage: number): Promise<readonly Item[]>;
  readonly pageSize: PageSize;
}

/** What is known of how many items a service gives on one page. One object per endpoint, kept between requests. */
export interface PageSize {
  /** Documented default: no service caps its pages below it. */
  readonly documented: number;
  /** Largest `per_page` worth asking for; lowered when the service is seen to give fewer. */
  largest: number;
  /** Largest `per_page` that came back full, so that a shorter page of this size surely ends the list. */
  proven: number;
}

export function pageSize(documented: number, largest: number): PageSize {
  return { documented, largest, proven: documented };
}

/** A list behind `page` and `per_page` with no total: any run of items from any position. */
export function pageNumberList<Item>(options: PageNumberListOptions<Item>): List<Item> {
  const positioned = {
    ...options,
    hasTotal: false,
    read: (range: Range) => readWindow(options, range),
  };
  return {
    identity: options.identity,
    canStartAtEnd: false,
    page: (request) => walk(positioned, request),
    count: async () => null,
  };
}

async function readWindow<Item>(options: PageNumberListOptions<Item>, range: Range): Promise<Window<Item>> {
  for (;;) {
    const { page, perPage } = coveringPage(range, options.pageSize.largest);
    const items = await options.read(page, perPage);
    const isShort = items.length < perPage;
    if (!isShort) options.pageSize.proven = Math.max(options.pageSize.proven, perPage);
    if (
      isShort &&
      perPage > options.pageSize.proven &&
      (await isCapped(options, page, perPage, items.length))
    )
      continue;
    return { offset: (page - 1) * perPage, items, total: null, isEnd: isShort };
  }
}

/**
 * Whether a short page comes from a service that silently gives fewer items than asked for, and not from the end of
 * the list. Such a service counts its pages in its own size, so what came may stand elsewhere.
 */
async function isCapped<Item>(
  { read, pageSize }: PageNumberListOptions<Item>,
  page: number,
  perPage: number,
  given: number,
): Promise<boolean> {
  if (page === 1) {
    if (given < pageSize.documented || (await read(2, perPage)).length === 0) return false;
    pageSize.largest = given;
  } else {
    const first = await read(1, perPage);
    if (first.length === perPage) {
      pageSize.proven = perPage;
      return false;
    }
    pageSize.largest = Math.max(pageSize.documented, first.length);
  }
  pageSize.proven = pageSize.largest;
  return true;
}

/**
 * The smallest page that holds the whole range. Where none is small enough for the service, the page
 * that holds the item at `pivot` and the most of the others.
 */
export function coveringPage(
  { offset, limit, pivot }: Range,
  largest: number,
): { page: number; perPage: number } {
  let best = { page: pivot + 1, perPage: 1 };
  let bestHeld = 1;
  for (let perPage = 1; perPage <= largest; perPage += 1) {
    const before = Math.floor(pivot / perPage);
    const from = Math.max(offset, before * perPage);
    const to = Math.min(offset + limit, (before + 1) * perPage);
    if (to - from === limit) return { page: before + 1, perPage };
    if (to - from > bestHeld) {
      bestHeld = to - from;
      best = { page: before + 1, perPage };
    }
  }
  return best;
}
