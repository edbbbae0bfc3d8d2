import type { Random } from '../../random.ts';

/**
 * Numbers things from the newest down, with gaps where others were deleted; some have a number of their own, which the
 * rest keep to in order. Between two of those there are no gaps, for room.
 */
export function numberDownwards(random: Random, ownNumbers: readonly (number | undefined)[]): number[] {
  const pinned = ownNumbers.flatMap((number, index) => (number === undefined ? [] : [index]));
  const [firstPinned] = pinned;
  const lastPinned = pinned.at(-1) ?? -1;
  const top = firstPinned === undefined ? 0 : firstPinned + (ownNumbers[firstPinned] ?? 0);
  let number = top + 1;
  return ownNumbers.map((own, index) => {
    const next = number - (index > lastPinned && random.chance(0.4) ? 2 : 1);
    if (own !== undefined && next < own) throw new RangeError(`There is no room above number ${own}.`);
    number = own ?? next;
    return number;
  });
}
