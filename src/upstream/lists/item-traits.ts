import type { SortValue, ValueType } from './anchor.ts';

/** How a service orders a list. Without it, a place whose items were all deleted can't be found again. */
export interface Order<Item> {
  /** Unique for each item wherever possible: `[created, id]`. */
  valueOf(item: Item): SortValue | null;
  /** What `valueOf` returns. A cursor with a value of another type is refused. */
  readonly valueType: ValueType;
  readonly direction: 'ascending' | 'descending';
}

/** What every kind of list needs to know about its items. */
export interface ItemTraits<Item> {
  readonly identity: string;
  /** The item's own key: unique in the list, the same in every answer. */
  keyOf(item: Item): string;
  /** Matches every key. A cursor with another key is refused. */
  readonly keyPattern: RegExp;
  readonly order?: Order<Item>;
}
