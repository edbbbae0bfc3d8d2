/** Rows by the id of what they belong to, in the order they came. */
export function groupBy<Row, Item>(
  rows: readonly Row[],
  ownerOf: (row: Row) => number,
  itemOf: (row: Row) => Item,
): ReadonlyMap<number, readonly Item[]> {
  const groups = new Map<number, Item[]>();
  for (const row of rows) {
    const owner = ownerOf(row);
    const group = groups.get(owner);
    if (group) group.push(itemOf(row));
    else groups.set(owner, [itemOf(row)]);
  }
  return groups;
}
