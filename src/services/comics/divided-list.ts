import type { PageOptions } from '../../contract/client/collection.ts';
import { byOffset, type Paging } from '../../contract/client/paging.ts';
import type { Contents } from '../../upstream/http/decoding/envelope.ts';
import type { Query } from '../../upstream/http/url.ts';
import { compareSortValues } from '../../upstream/lists/anchor.ts';
import type { Order } from '../../upstream/lists/item-traits.ts';
import { type ComicsClient, LARGEST_PAGE } from './client.ts';

/** A list that no single address can ask for: its parts, each in the list's order, are merged by their first items. */
interface DividedList<Wire, Item> {
  readonly endpoint: PageOptions<Wire, Item>;
  readonly order: Order<Item>;
  /** What each part is asked for by; no part makes an empty list. Asked for once. */
  parts(): Promise<readonly Query[]>;
}

/** Pages through the parts as if they were one list. A page behind `offset` items reads as many of each part, too. */
export function divided<Wire, Item>(
  client: ComicsClient,
  { endpoint, order, parts }: DividedList<Wire, Item>,
): Paging<Item> {
  let found: Promise<readonly Query[]> | undefined;
  return (list) =>
    byOffset({
      ...list,
      async read({ limit, offset }) {
        found ??= parts();
        const queries = await found;
        const [query, ...others] = queries;
        if (query === undefined) return { items: [], total: 0 };
        if (others.length === 0) return client.page(endpoint, { ...query, limit, offset });
        const [start, end] = [Number(offset), Number(offset) + Number(limit)];
        const beginnings = await Promise.all(queries.map((part) => beginningOf(client, endpoint, part, end)));
        const total = beginnings.reduce((sum, beginning) => sum + (beginning.total ?? 0), 0);
        const items = merged(
          beginnings.map((beginning) => beginning.items),
          order,
        );
        return { items: items.slice(start, end), total };
      },
    });
}

async function beginningOf<Wire, Item>(
  client: ComicsClient,
  endpoint: PageOptions<Wire, Item>,
  query: Query,
  count: number,
): Promise<Contents<Item>> {
  const items: Item[] = [];
  for (;;) {
    const limit = Math.min(LARGEST_PAGE, count - items.length);
    const page = await client.page(endpoint, { ...query, limit, offset: items.length });
    items.push(...page.items);
    const isEnd = page.items.length === 0 || items.length >= (page.total ?? 0);
    if (isEnd || items.length >= count) return { items, total: page.total };
  }
}

/** Takes the first of the parts' next items again and again, so that what comes later never changes what came before. */
function merged<Item>(parts: readonly (readonly Item[])[], order: Order<Item>): Item[] {
  const sign = order.direction === 'ascending' ? 1 : -1;
  const next = parts.map(() => 0);
  const items: Item[] = [];
  for (;;) {
    let first = -1;
    for (const [at, part] of parts.entries()) {
      const item = part[next[at] ?? 0];
      if (item === undefined) continue;
      const best = parts[first]?.[next[first] ?? 0];
      if (best === undefined || compare(item, best, order) * sign < 0) first = at;
    }
    const item = parts[first]?.[next[first] ?? 0];
    if (item === undefined) return items;
    items.push(item);
    next[first] = (next[first] ?? 0) + 1;
  }
}

/** 0 where nobody knows: the order of a list is a hint. */
function compare<Item>(a: Item, b: Item, order: Order<Item>): number {
  const [first, second] = [order.valueOf(a), order.valueOf(b)];
  return first === null || second === null ? 0 : compareSortValues(first, second);
}
