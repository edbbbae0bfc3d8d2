import type { ServiceSearch } from '../../contract/service.ts';
import { MAX_PAGE_LENGTH } from '../../relay/connection.ts';
import { firstItems } from '../../upstream/lists/first-items.ts';
import { mostReadsOfStart } from '../../upstream/lists/most-reads.ts';
import type { ComicsDataSource } from './data-source.ts';

/** Comics by their names, and pictures by what is written in them. */
export const comicsSearch: readonly ServiceSearch<ComicsDataSource>[] = [
  {
    typename: 'Comic',
    calls: 1,
    mostCalls: mostReadsOfStart(MAX_PAGE_LENGTH),
    find: ({ comics }, text, count) => firstItems(comics.list({ name: containing(text) }), count),
  },
  {
    typename: 'ComicImage',
    calls: 1,
    mostCalls: mostReadsOfStart(MAX_PAGE_LENGTH),
    find: ({ images }, text, count) => firstItems(images.list({ text: containing(text) }), count),
  },
];

function containing(text: string) {
  return { contains: text, ignoreCase: true };
}
