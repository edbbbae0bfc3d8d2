import type { Service } from '../../contract/service.ts';
import { LarderDataSource } from './data-source.ts';
import { larderFacts } from './facts.ts';
import { larderSearch } from './search.ts';
import { larderTimeline } from './timeline.ts';

declare module '../../contract/context.ts' {
  interface DataSources {
    readonly larder: LarderDataSource;
  }
}

/** Larder: a person's own bookmarks, in folders and with tags. */
export const larder: Service<LarderDataSource> = {
  ...larderFacts,
  search: larderSearch,
  loadSchema: () => import('./schema/schema.ts'),
  createDataSource: (connection) => new LarderDataSource(connection),
  // Answers 401, and counts against nobody's hour.
  probe: { path: 'user/' },
  users: {
    typename: 'LarderUser',
    account: ({ users }) => users.me(),
    user: ({ users }, username) => users.byName(username),
  },
  timeline: larderTimeline,
};
