import { startShared } from '../loaders/trace-origin.ts';
import { anchorSchema } from './anchor-schema.ts';
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
  // Each call by itself: whoever finds an item of it later stands behind this call alone, not the page's others.
  const read = (limit: number, offset: number) => startShared(() => options.read(limit, offset))();
  const positioned = {
    ...options,
    hasTotal: true,
    async read({ offset, limit }: Range) {
      const { items, total } = await read(limit, offset);
      return { offset, items, total, isEnd: offset + items.length >= total };
    },
  };
  return {
    identity: options.identity,
    canStartAtEnd: true,
    anchors: anchorSchema(options),
    page: (request) => walk(positioned, request),
    count: async () => (await read(1, 0)).total,
  };
}
