import { SEARCH_BUDGET } from './search-budget.ts';

/** What a client asks for of one page of a list. */
export interface RequestedPage {
  /** Items, where the client says. */
  readonly count: number | undefined;
  readonly hasCursor: boolean;
  /** Whether it is read from the end. */
  readonly isBackward: boolean;
  /** Items that the service gives at once, at least. */
  readonly smallestPage: number;
}

const DEFAULT_COUNT = 20;

/**
 * Reads that one page can take. Parts overlap by an item. With a cursor the place may have to be searched for, and lost
 * once in the middle of the page, whereupon the page is read again (`walk.ts`).
 */
export function mostReadsOfList({
  count = DEFAULT_COUNT,
  hasCursor,
  isBackward,
  smallestPage,
}: RequestedPage): number {
  const wanted = Math.max(1, count) + 1;
  const parts =
    wanted - 1 <= smallestPage ? 1 : 1 + Math.ceil((wanted - smallestPage) / Math.max(1, smallestPage - 1));
  // A list that is read from its end is first asked how long it is, and can have grown since.
  const reads = parts + (isBackward && !hasCursor ? 2 : 0);
  return hasCursor ? 2 * (reads + SEARCH_BUDGET + 1) : reads;
}

/** Reads that one page of a list by ranges of time can take: ranges grow fourfold until the last has no end. */
export const MOST_READS_OF_TIME_RANGES = 6;

/** Reads that a page of a merged list can take of one of its sources: one where all is in order (`source-reader.ts`). */
export const MOST_CALLS_OF_SOURCE = 18;

/** Reads that a page of a list can take where it is read from its start. */
export function mostReadsOfStart(count: number, smallestPage = 20): number {
  return mostReadsOfList({ count, hasCursor: false, isBackward: false, smallestPage });
}
