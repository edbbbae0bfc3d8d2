import type { DatabaseSync } from 'node:sqlite';
import { statement } from '../database.ts';
import { listQuery, type ReadList } from '../list-query.ts';
import type { PageWindow, Slice } from '../paging.ts';

/** A log as stored; what belongs to it is read for a whole page at once. */
export interface LogRow {
  readonly id: number;
  readonly created: string;
  readonly userId: number;
  readonly source: string | null;
  readonly content: string;
}

/** The lists of logs, each the newest first. */
export interface LogStore {
  find(id: number): LogRow | undefined;
  byIds(ids: Iterable<number>): readonly LogRow[];
  all(window: PageWindow): Slice<LogRow>;
  byTag(tagId: number, window: PageWindow): Slice<LogRow>;
  byUser(userId: number, window: PageWindow): Slice<LogRow>;
  /** The logs of a user and of everybody whom the user follows. */
  home(userId: number, window: PageWindow): Slice<LogRow>;
}

const COLUMNS = 'log.id, log.created, log.user_id AS userId, log.source, log.content';

export function createLogStore(database: DatabaseSync): LogStore {
  const select = `SELECT ${COLUMNS} FROM log`;
  const byId = statement<LogRow>(database, `${select} WHERE id = ?`);
  const byIds = statement<LogRow>(database, `${select} WHERE id IN (SELECT value FROM json_each(?))`);
  const list = (from: string): ReadList<LogRow> =>
    listQuery(database, { columns: COLUMNS, from, order: 'created DESC, id DESC' });
  const tagged = list('log WHERE id IN (SELECT log_id FROM log_tag WHERE tag_id = ?)');
  const written = list('log WHERE user_id = ?');
  const home = list(
    'log WHERE user_id = ?1 OR user_id IN (SELECT followed_id FROM follow WHERE follower_id = ?1)',
  );
  return {
    find: (id) => byId.first(id),
    byIds: (ids) => byIds.all(JSON.stringify([...ids])),
    all: list('log'),
    byTag: (tagId, window) => tagged(window, tagId),
    byUser: (userId, window) => written(window, userId),
    home: (userId, window) => home(window, userId),
  };
}
