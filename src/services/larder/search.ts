import type { ServiceSearch } from '../../contract/service.ts';
import { MAX_PAGE_LENGTH } from '../../relay/connection.ts';
import { firstItems } from '../../upstream/lists/first-items.ts';
import { mostReadsOfStart } from '../../upstream/lists/most-reads.ts';
import type { LarderDataSource } from './data-source.ts';

/** GET search/?q=: title, address, description and tags, newest first. */
export const larderSearch: readonly ServiceSearch<LarderDataSource>[] = [
  {
    typename: 'Bookmark',
    calls: 1,
    mostCalls: mostReadsOfStart(MAX_PAGE_LENGTH),
    find: ({ bookmarks }, text, count) => firstItems(bookmarks.search(text), count),
  },
];
