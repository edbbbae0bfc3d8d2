import { mostReadsOfList } from '../../upstream/lists/most-reads.ts';

/** What somebody is taken to have at most, for the estimate of calls. */
export const assumed = { folders: 250, tags: 1000, bookmarks: 5000 } as const;

/** Folders that most people have no more of. */
export const USUAL_FOLDERS = 20;

/** Calls that reading a whole list can take, 200 at once. */
export function mostPages(items: number): number {
  return mostReadsOfList({ count: items, hasCursor: false, isBackward: false, smallestPage: 100 });
}
