import type { Service } from '../../gateway/service.ts';
import { ComicsDataSource } from './data-source.ts';
import { InstanceDialect } from './dialect.ts';
import { readRoot } from './root.ts';
import { comicsSearch } from './search.ts';
import { comicsTimeline } from './timeline.ts';

declare module '../../gateway/context.ts' {
  interface DataSources {
    readonly comics: ComicsDataSource;
  }
}

/** Comics: webcomics and their releases, on any instance of an open-source aggregator. */
export const comics: Service<ComicsDataSource> = {
  id: 'COMICS',
  key: 'comics',
  dataSource: 'comics',
  name: 'Comics',
  description: 'Webcomics, their releases, and your subscriptions, on an instance of the Comics aggregator.',
  documentedPath: '/api/v1/',
  credential: {
    name: 'X-Comics-Authorization',
    example: 'Key <secret key>',
    guidance:
      'The key stands in the account section of your Comics instance; the mutation signInToComics tells it, too.',
    toUpstream: (value) => ({ authorization: value }),
  },
  loadSchema: () => import('./schema/schema.ts'),
  createDataSource: (connection) => new ComicsDataSource(connection),
  // Tells anybody what there is.
  probe: { path: '', read: readRoot },
  dialectIn: (learned) => learned.of(InstanceDialect).name,
  timeline: comicsTimeline,
  search: comicsSearch,
  users: {
    typename: 'ComicsUser',
    account: (dataSource) => dataSource.account(),
    // An account has no name but its email address.
    user: (dataSource, username) => dataSource.user(username),
  },
};
