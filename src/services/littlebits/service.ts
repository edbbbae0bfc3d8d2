import type { Service } from '../../gateway/service.ts';
import { credential } from './credential.ts';
import { LittlebitsDataSource } from './data-source.ts';
import { littlebitsSearch } from './search.ts';
import { isRefusal } from './wire/envelope.ts';

declare module '../../gateway/context.ts' {
  interface DataSources {
    readonly littlebits: LittlebitsDataSource;
  }
}

/** littleBits: electronic modules, the kits they come in, and what people build with them. */
export const littlebits: Service<LittlebitsDataSource> = {
  id: 'LITTLEBITS',
  key: 'littlebits',
  dataSource: 'littlebits',
  name: 'littleBits',
  description:
    'Electronic modules, the kits they come in, and projects that people build with them: littlebits.cc.',
  documentedPath: '/api/v2/',
  credential,
  hasStagingLogin: true,
  refuses: isRefusal,
  search: littlebitsSearch,
  loadSchema: () => import('./schema/schema.ts'),
  createDataSource: (connection) => new LittlebitsDataSource(connection),
  users: {
    typename: 'LittlebitsUser',
    // No endpoint tells whose a token is, but signing in does: there is no `account`.
    user: (dataSource, username) => dataSource.users.named(username),
  },
};
