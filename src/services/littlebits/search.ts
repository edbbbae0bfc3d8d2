import type { ServiceSearch } from '../../contract/service.ts';
import { MAX_PAGE_LENGTH } from '../../relay/connection.ts';
import { firstItems } from '../../upstream/lists/first-items.ts';
import { mostReadsOfStart } from '../../upstream/lists/most-reads.ts';
import type { LittlebitsDataSource } from './data-source.ts';
import { PAGING } from './schema/calls.ts';

/** GET projects/search?q= */
export const littlebitsSearch: readonly ServiceSearch<LittlebitsDataSource>[] = [
  {
    typename: 'Project',
    calls: 1,
    mostCalls: mostReadsOfStart(MAX_PAGE_LENGTH, PAGING.smallestPage) + PAGING.extraReads,
    find: ({ projects }, text, count) => firstItems(projects.search({ q: text }), count),
  },
];
