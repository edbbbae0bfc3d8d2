import type { ServiceSearch } from '../../gateway/service.ts';
import type { LittlebitsDataSource } from './data-source.ts';

/** GET projects/search?q= */
export const littlebitsSearch: readonly ServiceSearch<LittlebitsDataSource>[] = [
  {
    typename: 'Project',
    calls: 1,
    find: async ({ projects }, text, count) => {
      const list = projects.search({ q: text });
      const { items } = await list.page({ direction: 'forward', count, anchor: null });
      return items;
    },
  },
];
