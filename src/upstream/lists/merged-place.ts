import type { Anchor } from './anchor.ts';

/** Where a merged list stands: in each of its sources at once. */
export interface MergedPlace {
  /** Time of the oldest item delivered so far; null where there is none. */
  readonly frontier: number | null;
  /** By the keys of group and source. A group that could not be listed yet is missing. */
  readonly groups: ReadonlyMap<string, ReadonlyMap<string, SourcePlace>>;
}

/** `unread`: it failed whenever it was asked, so all of it is still to come. `ended`: nothing of it is. */
export type SourcePlace = 'unread' | 'ended' | OpenPlace;

/** Where a merged list stands in a source that goes on. All times are in milliseconds since the Unix epoch. */
export interface OpenPlace {
  /** The last item taken, in the list's own order; null where none was. */
  readonly anchor: Anchor | null;
  /** Time of the item that was next when the source was last read: until then it need not be read. Null: not known. */
  readonly head: number | null;
  /** What is newer has come in since, behind the place. Null where nothing can have. */
  readonly ceiling: number | null;
  /** Of a list that is out of order: which item was the last, by time and key, of those that stand after `anchor`. */
  readonly sorted: SortedPlace | null;
}

/** A place among items that are sorted by time, newest first, and then by key. */
export interface SortedPlace {
  readonly time: number;
  readonly key: string;
}

/** Before everything. */
export const beginning: MergedPlace = { frontier: null, groups: new Map() };
