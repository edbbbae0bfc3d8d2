import { startShared } from '../loaders/trace-origin.ts';
import { anchorSchema } from './anchor-schema.ts';
import type { ItemTraits } from './item-traits.ts';
import type { List, Range, Window } from './list.ts';
import { walk } from './walk.ts';

export interface PageNumberListOptions<Item> extends ItemTraits<Item> {
  /** `page` counts from 1. An answer shorter than `perPage` ends the list, or shows that the service caps its pages. */
  read(page: number, perPage: number): Promise<readonly Item[]>;
  readonly pageSize: PageSize;
  /** Whether the first page's items are known, from elsewhere, to be all there are: a short page is then no doubt. */
  isWhole?(items: readonly Item[]): boolean;
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
export function pageNumberList<Item>(given: PageNumberListOptions<Item>): List<Item> {
  const options: PageNumberListOptions<Item> = {
    ...given,
    // Each call by itself: whoever finds an item of it later stands behind this call alone, not the page's others.
    read: (page, perPage) => startShared(() => given.read(page, perPage))(),
  };
  const positioned = {
    ...options,
    hasTotal: false,
    read: (range: Range) => readWindow(options, range),
  };
  return {
    identity: options.identity,
    canStartAtEnd: false,
    anchors: anchorSchema(options),
    page: (request) => walk(positioned, request),
    count: async () => null,
  };
}

async function readWindow<Item>(options: PageNumberListOptions<Item>, range: Range): Promise<Window<Item>> {
  const { pageSize } = options;
  for (let tries = 1; ; tries += 1) {
    const { page, perPage } = coveringPage(range, pageSize.largest);
    const items = await options.read(page, perPage);
    const window = { offset: (page - 1) * perPage, items, total: null };
    if (items.length === perPage) {
      pageSize.proven = Math.max(pageSize.proven, perPage);
      return { ...window, isEnd: false };
    }
    const isWhole = page === 1 && (items.length < pageSize.documented || options.isWhole?.(items));
    const isSure = perPage <= pageSize.proven || isWhole;
    if (isSure) return { ...window, isEnd: true };
    const verdict = page === 1 ? await judgeFirst(options, items) : await judgeLater(options, perPage);
    if (verdict === 'end') return { ...window, isEnd: true };
    // The list moves too much to tell. The first page stands where it says; whoever reads on from it will see.
    if (page === 1 && tries === MAX_TRIES) return { ...window, isEnd: false };
  }
}

const MAX_TRIES = 3;

/**
 * Whether a short page comes from a service that silently gives fewer items than asked for, or from the end of the
 * list. Such a service counts its pages in its own size, so what came may stand elsewhere.
 */
type Verdict = 'capped' | 'end' | 'unclear';

/** Looks at what comes after the last item, on a page so small that no service cuts it, together with that item. */
async function judgeFirst<Item>(
  { read, keyOf, pageSize }: PageNumberListOptions<Item>,
  items: readonly Item[],
): Promise<Verdict> {
  const last = items.length - 1;
  const { page, perPage } = coveringPage({ offset: last, limit: 2, pivot: last }, pageSize.documented);
  const around = await read(page, perPage);
  const key = keyOf(items[last] as Item); // A page that is shorter than documented was not doubted.
  const index = around.findIndex((item) => keyOf(item) === key);
  if (index === -1) return 'unclear';
  if (index === around.length - 1) return around.length < perPage ? 'end' : 'unclear';
  pageSize.largest = items.length;
  pageSize.proven = items.length;
  return 'capped';
}

/** Asks for the first page in the same size: if that comes full, the service gives as much. */
async function judgeLater<Item>(
  { read, pageSize }: PageNumberListOptions<Item>,
  perPage: number,
): Promise<Verdict> {
  const first = await read(1, perPage);
  if (first.length === perPage) {
    pageSize.proven = perPage;
    return 'end';
  }
  pageSize.largest = Math.max(pageSize.documented, first.length);
  pageSize.proven = pageSize.largest;
  return 'capped';
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
