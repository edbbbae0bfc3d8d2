import type { ServiceSearch } from '../../contract/service.ts';
import { MAX_PAGE_LENGTH } from '../../relay/connection.ts';
import { mostReadsOfStart } from '../../upstream/lists/most-reads.ts';
import type { LittlebitsDataSource } from './data-source.ts';
import { PAGING } from './schema/calls.ts';

/** GET projects/search?q= */
export const littlebitsSearch: readonly ServiceSearch<LittlebitsDataSource>[] = [
  {
    typename: 'Project',
    calls: 1,
    mostCalls: mostReadsOfStart(MAX_PAGE_LENGTH, PAGING.smallestPage) + PAGING.extraReads,
    find: async ({ projects }, text, count) => {
      const list = projects.search({ q: text });
      const { items } = await list.page({ direction: 'forward', count, anchor: null });
      return items;
    },
  },
];
