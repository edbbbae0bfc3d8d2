import type { List } from './list.ts';

/** The beginning of a list, where nobody pages on from it. */
export async function firstItems<Item>(list: List<Item>, count: number): Promise<readonly Item[]> {
  const { items } = await list.page({ direction: 'forward', count, anchor: null });
  return items;
}
