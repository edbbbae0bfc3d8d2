import type { Service } from '../../contract/service.ts';
import { LittlebitsDataSource } from './data-source.ts';
import { littlebitsFacts } from './facts.ts';
import { littlebitsSearch } from './search.ts';
import { isRefusal } from './wire/envelope.ts';

declare module '../../contract/context.ts' {
  interface DataSources {
    readonly littlebits: LittlebitsDataSource;
  }
}

/** littleBits: electronic modules, the kits they come in, and what people build with them. */
export const littlebits: Service<LittlebitsDataSource> = {
  ...littlebitsFacts,
  refuses: isRefusal,
  search: littlebitsSearch,
  loadSchema: () => import('./schema/schema.ts'),
  createDataSource: (connection) => new LittlebitsDataSource(connection),
  users: {
    typename: 'LittlebitsUser',
    // No endpoint tells whose a token is, but signing in does: there is no `account`.
    user: (dataSource, username) => dataSource.users.byName(username),
  },
};
