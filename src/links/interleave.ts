/** The first of each list, then the second of each, and so on: `count` at most. */
export function interleave<Item>(lists: readonly (readonly Item[])[], count: number): Item[] {
  const items: Item[] = [];
  const longest = Math.max(0, ...lists.map(({ length }) => length));
  for (let rank = 0; rank < longest; rank += 1) {
    for (const list of lists) {
      if (items.length === count) return items;
      const item = list[rank];
      if (item !== undefined) items.push(item);
    }
  }
  return items;
}
