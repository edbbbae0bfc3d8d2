import type { Service } from '../../contract/service.ts';
import { LittlelogsDataSource } from './data-source.ts';
import { littlelogsFacts } from './facts.ts';
import { littlelogsSearch } from './search.ts';
import { littlelogsTimeline } from './timeline.ts';

declare module '../../contract/context.ts' {
  interface DataSources {
    readonly littlelogs: LittlelogsDataSource;
  }
}

/** Littlelogs: short public work logs, with comments, likes, tags and follows. */
export const littlelogs: Service<LittlelogsDataSource> = {
  ...littlelogsFacts,
  search: littlelogsSearch,
  loadSchema: () => import('./schema/schema.ts'),
  createDataSource: (connection) => new LittlelogsDataSource(connection),
  // The shortest of what is public.
  probe: { path: 'tags/trending/' },
  users: {
    typename: 'LittlelogsUser',
    account: ({ users }) => users.me(),
    user: ({ users }, username) => users.byName(username),
  },
  timeline: littlelogsTimeline,
};
