import type { Service } from '../../contract/service.ts';
import { ComicsDataSource } from './data-source.ts';
import { InstanceDialect } from './dialect.ts';
import { comicsFacts } from './facts.ts';
import { readRoot } from './root.ts';
import { comicsSearch } from './search.ts';
import { comicsTimeline } from './timeline.ts';

declare module '../../contract/context.ts' {
  interface DataSources {
    readonly comics: ComicsDataSource;
  }
}

/** Comics: webcomics and their releases, on any instance of an open-source aggregator. */
export const comics: Service<ComicsDataSource> = {
  ...comicsFacts,
  loadSchema: () => import('./schema/schema.ts'),
  createDataSource: (connection) => new ComicsDataSource(connection),
  // Tells anybody what there is.
  probe: { path: '', read: readRoot },
  dialectIn: (instanceMemory) => instanceMemory.of(InstanceDialect).name,
  timeline: comicsTimeline,
  search: comicsSearch,
  users: {
    typename: 'ComicsUser',
    account: ({ users }) => users.me(),
    // An account has no name but its email address.
    user: ({ users }, username) => users.byName(username),
  },
};
