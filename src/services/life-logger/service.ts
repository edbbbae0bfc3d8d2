import type { Service } from '../../contract/service.ts';
import { LifeLoggerDataSource } from './data-source.ts';
import { lifeLoggerFacts } from './facts.ts';
import { lifeLoggerTimeline } from './timeline.ts';

declare module '../../contract/context.ts' {
  interface DataSources {
    readonly lifeLogger: LifeLoggerDataSource;
  }
}

/** Life Logger: what one person spends their time on, on an instance of their own. */
export const lifeLogger: Service<LifeLoggerDataSource> = {
  ...lifeLoggerFacts,
  loadSchema: () => import('./schema/schema.ts'),
  createDataSource: (connection) => new LifeLoggerDataSource(connection),
  // Answers 401, and touches nobody's session.
  probe: { path: 'me' },
  users: {
    typename: 'LifeLoggerUser',
    account: ({ users }) => users.me(),
    user: ({ users }, username) => users.byName(username),
  },
  timeline: lifeLoggerTimeline,
};
