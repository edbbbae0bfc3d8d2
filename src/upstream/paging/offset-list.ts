import type { ItemTraits } from './item-traits.ts';
import type { List, Range } from './list.ts';
import { walk } from './walk.ts';

/** One answer of a `limit`/`offset` endpoint. */
export interface OffsetAnswer<Item> {
  readonly items: readonly Item[];
  readonly total: number;
}

export interface OffsetListOptions<Item> extends ItemTraits<Item> {
  /** May give fewer items than `limit`, where the service caps its pages. */
  read(limit: number, offset: number): Promise<OffsetAnswer<Item>>;
}

/** A list behind `limit` and `offset`, whose every answer tells the total. */
export function offsetList<Item>(options: OffsetListOptions<Item>): List<Item> {
  const positioned = {
    ...options,
    hasTotal: true,
    async read({ offset, limit }: Range) {
      const { items, total } = await options.read(limit, offset);
      return { offset, items, total, isEnd: offset + items.length >= total };
    },
  };
  return {
    identity: options.identity,
    canStartAtEnd: true,
    page: (request) => walk(positioned, request),
    count: async () => (await options.read(1, 0)).total,
  };
}
