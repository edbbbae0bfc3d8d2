import type { Service } from '../../gateway/service.ts';
import { LarderDataSource } from './data-source.ts';
import { larderSearch } from './search.ts';
import { larderTimeline } from './timeline.ts';

declare module '../../gateway/context.ts' {
  interface DataSources {
    readonly larder: LarderDataSource;
  }
}

/** Larder: a person's own bookmarks, in folders and with tags. */
export const larder: Service<LarderDataSource> = {
  id: 'LARDER',
  key: 'larder',
  dataSource: 'larder',
  name: 'Larder',
  description: 'Bookmarks in folders, with tags: larder.io.',
  documentedPath: '/api/1/@me/',
  credential: {
    name: 'X-Larder-Authorization',
    example: 'Token <token>',
    guidance:
      'The token stands on the app management page of your Larder account. An OAuth2 app sends Bearer <access token> instead.',
    toUpstream: (value) => ({ authorization: value }),
  },
  callsPerHour: 600,
  // Documented at the root of the site, three steps above the API.
  oauth: { authorize: '../../../oauth/authorize/', token: '../../../oauth/token/' },
  search: larderSearch,
  loadSchema: () => import('./schema/schema.ts'),
  createDataSource: (connection) => new LarderDataSource(connection),
  // Answers 401, and counts against nobody's hour.
  probe: { path: 'user/' },
  users: {
    typename: 'LarderUser',
    account: (dataSource) => dataSource.account(),
    user: (dataSource, username) => dataSource.user(username),
  },
  timeline: larderTimeline,
};
