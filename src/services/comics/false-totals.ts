import type { List } from '../../upstream/lists/list.ts';
import type { Page } from '../../upstream/lists/page.ts';

interface TotalOptions {
  /** Whether the service counts an item once for each match, and not the items. */
  readonly countsMatches: boolean;
  /** Whether a response has shown an item twice. */
  hasRepeats(): boolean;
}

/** A list whose total is null where it does not count the items, unless a page holds them all. */
export function withoutFalseTotals<Item>(
  list: List<Item>,
  { countsMatches, hasRepeats }: TotalOptions,
): List<Item> {
  return {
    ...list,
    async page(request) {
      const page = await list.page(request);
      return countsMatches || hasRepeats() ? withTotal(page, request.anchor === null) : page;
    },
    count: async () => (countsMatches ? null : list.count()),
  };
}

function withTotal<Item>(page: Page<Item>, isAtEnd: boolean): Page<Item> {
  const isWhole = isAtEnd && !page.hasNextPage && !page.hasPreviousPage;
  return {
    items: page.items,
    total: isWhole ? page.items.length : null,
    hasPreviousPage: page.hasPreviousPage,
    hasNextPage: page.hasNextPage,
    anchorOf: (index) => page.anchorOf(index),
  };
}
