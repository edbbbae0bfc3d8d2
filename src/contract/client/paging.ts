import type { Contents } from '../../upstream/http/decoding/envelope.ts';
import type { Query } from '../../upstream/http/url.ts';
import type { ItemTraits } from '../../upstream/lists/item-traits.ts';
import type { List } from '../../upstream/lists/list.ts';
import { offsetList } from '../../upstream/lists/offset-list.ts';
import { type PageSize, pageNumberList } from '../../upstream/lists/page-number-list.ts';
import { wholeList } from '../../upstream/lists/whole-list.ts';

/** What a way of paging makes a list of. */
interface PagedEndpoint<Item> extends ItemTraits<Item> {
  /** One call with these parameters of paging. */
  read(paging: Query): Promise<Contents<Item>>;
  /** The error for a response that contradicts itself; `what` completes "answered with …". */
  invalid(what: string): Error;
}

/** How a service divides a list into pages. */
export type Paging<Item> = (endpoint: PagedEndpoint<Item>) => List<Item>;

/** `limit` and `offset`, with the total in every response. */
export function byOffset<Item>(endpoint: PagedEndpoint<Item>): List<Item> {
  return offsetList<Item>({
    ...endpoint,
    async read(limit, offset) {
      const { items, total } = await endpoint.read({ limit, offset });
      if (total === null) throw endpoint.invalid('a list without its total');
      // It would look like a list that has lost its place.
      if (items.length === 0 && offset < total)
        throw endpoint.invalid('an empty page in the middle of a list');
      return { items, total };
    },
  });
}

/** `page` and `per_page`, without a total. */
export function byPageNumber<Item>(
  pageSize: PageSize,
  isWhole?: (items: readonly Item[]) => boolean,
): Paging<Item> {
  return (endpoint) =>
    pageNumberList<Item>({
      ...endpoint,
      pageSize,
      ...(isWhole ? { isWhole } : {}),
      async read(page, perPage) {
        const { items } = await endpoint.read({ page, per_page: perPage });
        if (items.length > perPage) throw endpoint.invalid('more items than were asked for');
        return items;
      },
    });
}

/** All at once. The caller sees to it that `read` makes one call however often it is asked. */
export function inOnePiece<Item>(read: () => Promise<readonly Item[]>): Paging<Item> {
  return (endpoint) => wholeList<Item>({ ...endpoint, read });
}
