import type { Anchor } from './anchor.ts';
import type { AnchorSchema } from './anchor-schema.ts';
import type { ItemTraits } from './item-traits.ts';
import type { Page } from './page.ts';
import type { SearchBudget } from './search-budget.ts';

/** Which part of a list is wanted. */
export interface PageRequest {
  /** `forward` reads on after the anchor, or from the start; `backward` reads up to it, or from the end. */
  readonly direction: 'forward' | 'backward';
  readonly count: number;
  readonly anchor: Anchor | null;
  /** Whether the list was seen not to follow its own order: then nothing is found by what it should be sorted by. */
  readonly isOutOfOrder?: boolean;
  /** Reads for finding the place, where several lists share them. Default: a budget of the page's own. */
  readonly searchBudget?: SearchBudget;
}

/** A list of a service that can be read page by page, wherever a client stands in it. */
export interface List<Item> {
  /** Names the list and the arguments that shape it. A cursor is good for the list that has its identity. */
  readonly identity: string;
  /** Whether the last items can be asked for without a cursor. False where a service tells no total. */
  readonly canStartAtEnd: boolean;
  /** What its anchors look like. Whoever takes one from a client checks it by this before it asks for a page. */
  readonly anchors: AnchorSchema;
  page(request: PageRequest): Promise<Page<Item>>;
  /** Number of items, for the price of the smallest page; null, for no call, where nobody tells the total. */
  count(): Promise<number | null>;
}

/** A run of neighbouring items, all out of one answer. */
export interface Window<Item> {
  /** Position of the first item in the list, from 0. */
  readonly offset: number;
  readonly items: readonly Item[];
  /** Number of items in the whole list, where the service tells. */
  readonly total: number | null;
  /** Whether the list ends with this window. */
  readonly isEnd: boolean;
}

/** A list whose items have positions; the walk over it is in `walk.ts`. */
export interface PositionedList<Item> extends ItemTraits<Item> {
  readonly hasTotal: boolean;
  /**
   * One answer with the items of `range`, or more around them. Where the service doesn't give as many at once, it
   * holds at least the item at `pivot`, if there is one.
   */
  read(range: Range): Promise<Window<Item>>;
}

/** A run of positions to read. */
export interface Range {
  readonly offset: number;
  /** At least 1. */
  readonly limit: number;
  /** The position in it that matters most. */
  readonly pivot: number;
}
