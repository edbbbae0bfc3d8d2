import type { Service } from '../../gateway/service.ts';
import { LifeLoggerDataSource } from './data-source.ts';
import { lifeLoggerTimeline } from './timeline.ts';

declare module '../../gateway/context.ts' {
  interface DataSources {
    readonly lifeLogger: LifeLoggerDataSource;
  }
}

/** Life Logger: what one person spends their time on, on an instance of their own. */
export const lifeLogger: Service<LifeLoggerDataSource> = {
  id: 'LIFE_LOGGER',
  key: 'life-logger',
  dataSource: 'lifeLogger',
  name: 'Life Logger',
  description:
    "What you spend your time on: labelled events, on an instance of your own. A session ends after an hour without a call; log in again in the service's own app for a fresh token.",
  documentedPath: '/',
  credential: {
    name: 'X-Life-Logger-Authorization',
    example: 'Bearer <session token>',
    guidance:
      'The app shows the token while you are logged in. It ends after an hour without a call; log in again for a fresh one.',
    toUpstream: (value) => ({ authorization: value }),
  },
  // Nothing of it is documented, and no header shows it: each path of its server allows so many for each address.
  sharedRateLimit: { calls: 200, seconds: 60 },
  loadSchema: () => import('./schema/schema.ts'),
  createDataSource: (connection) => new LifeLoggerDataSource(connection),
  // Answers 401, and touches nobody's session.
  probe: { path: 'me' },
  users: {
    typename: 'LifeLoggerUser',
    account: (dataSource) => dataSource.account(),
    user: (dataSource, username) => dataSource.user(username),
  },
  timeline: lifeLoggerTimeline,
};
