import { compareSortValues, type SortValue } from './anchor.ts';
import type { ItemTraits } from './item-traits.ts';
import type { View } from './walk-direction.ts';

/** What is known of the place to go on from. */
export interface Marks {
  /** Keys of items at the place or anywhere behind it. */
  readonly passed: ReadonlySet<string>;
  /** Keys of the item at the place and of those right behind it. */
  readonly behind: readonly string[];
  /** Keys of the items that were right ahead of it, nearest first. */
  readonly ahead: readonly string[];
  readonly value: SortValue | null;
}

/** Index of the first item in `view` that lies ahead of the place, or null where the view doesn't show it. */
export function resumeIndex<Item>(
  view: View<Item>,
  marks: Marks,
  traits: ItemTraits<Item>,
  step: 1 | -1,
): number | null {
  const { items } = view;
  for (let i = items.length - 1; i >= 0; i -= 1) {
    const key = traits.keyOf(items[i] as Item); // In bounds by the loop's condition.
    if (!marks.passed.has(key)) continue;
    // A view that ends far behind the place would lead over the same items again.
    const isFarBehind = i === items.length - 1 && !view.atEnd && !marks.behind.includes(key);
    return isFarBehind ? null : i + 1;
  }
  // Whatever stands between the place and the item that was next to it is new, so that item is where to go on.
  // The second next will do only if the view would show the first one, were it still there.
  const ahead = view.atOrigin ? marks.ahead : marks.ahead.slice(0, 1);
  const next = items.findIndex((item) => ahead.includes(traits.keyOf(item)));
  return next === -1 ? indexByValue(view, marks.value, traits, step) : next;
}

/**
 * All remembered items are gone: the sort value still says where they stood, if the view shows items on both
 * sides of it (or an end of the list), in order, and none with the very same value.
 */
function indexByValue<Item>(
  view: View<Item>,
  value: SortValue | null,
  { order }: ItemTraits<Item>,
  step: 1 | -1,
): number | null {
  if (!order || value === null) return null;
  if (view.items.length === 0) return view.atOrigin && view.atEnd ? 0 : null;
  const sign = (order.direction === 'ascending' ? 1 : -1) * step;
  let index: number | null = null;
  let previous: SortValue | null = null;
  for (const [i, item] of view.items.entries()) {
    const current = order.valueOf(item);
    if (current === null) continue;
    if (previous !== null && compareSortValues(current, previous) * sign < 0) return null;
    previous = current;
    const side = compareSortValues(current, value) * sign;
    if (side === 0) return null;
    if (side > 0 && index === null) index = i;
  }
  if (index === null) return view.atEnd ? view.items.length : null;
  return index > 0 || view.atOrigin ? index : null;
}
