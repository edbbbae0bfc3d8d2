import type { ListOptions } from '../../contract/client/collection.ts';
import { byOffset, inOnePiece } from '../../contract/client/paging.ts';
import type { Condition } from './conditions.ts';

/** A list as conditions narrow it. */
export function filtered<Item>(
  conditions: readonly Condition<Item>[],
): Pick<ListOptions<never, Item>, 'query' | 'paging' | 'faultOf'> {
  // Django would take an empty list of values for none at all.
  const isEmpty = conditions.some(({ value }) => value === null);
  return {
    query: Object.fromEntries(conditions.map(({ parameter, value }) => [parameter, value ?? ''])),
    paging: isEmpty ? inOnePiece<Item>(async () => []) : byOffset,
    faultOf: (items) => ignoredFilter(items, conditions),
  };
}

/** What an instance does not know it may ignore without a word; what it lists then is not what was asked for. */
function ignoredFilter<Item>(items: readonly Item[], conditions: readonly Condition<Item>[]): string | null {
  const unmet = conditions.find(({ isMetBy }) => !items.every(isMetBy));
  return unmet ? `what does not match \`${unmet.argument}\`: this instance ignores that filter` : null;
}
