import type { Service } from '../../gateway/service.ts';
import { LittlelogsDataSource } from './data-source.ts';
import { littlelogsSearch } from './search.ts';
import { littlelogsTimeline } from './timeline.ts';

declare module '../../gateway/context.ts' {
  interface DataSources {
    readonly littlelogs: LittlelogsDataSource;
  }
}

/** Littlelogs: short public work logs, with comments, likes, tags and follows. */
export const littlelogs: Service<LittlelogsDataSource> = {
  id: 'LITTLELOGS',
  key: 'littlelogs',
  dataSource: 'littlelogs',
  name: 'Littlelogs',
  description: 'Work logs and the people who write them: littlelogs.co.',
  documentedPath: '/api/1/',
  credential: {
    name: 'X-Littlelogs-Authorization',
    example: 'Bearer <access token>',
    guidance:
      'Register an app on the apps page of your Littlelogs account: signing in to it gives the token.',
    toUpstream: (value) => ({ authorization: value }),
  },
  // Documented at the root of the site, two steps above the API: no trailing slashes, unlike everything else.
  oauth: { authorize: '../../oauth/authorize', token: '../../oauth/token' },
  search: littlelogsSearch,
  loadSchema: () => import('./schema/schema.ts'),
  createDataSource: (connection) => new LittlelogsDataSource(connection),
  // The shortest of what is public.
  probe: { path: 'tags/trending/' },
  users: {
    typename: 'LittlelogsUser',
    account: (dataSource) => dataSource.account(),
    user: (dataSource, username) => dataSource.user(username),
  },
  timeline: littlelogsTimeline,
};
