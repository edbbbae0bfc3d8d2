import type { DatabaseSync } from 'node:sqlite';
import { statement } from '../database.ts';
import type { PageWindow } from '../paging.ts';
import type { Slice } from './user-store.ts';

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

const SELECT = 'SELECT log.id, log.created, log.user_id AS userId, log.source, log.content FROM log';

export function createLogStore(database: DatabaseSync): LogStore {
  const byId = statement<LogRow>(database, `${SELECT} WHERE id = ?`);
  const byIds = statement<LogRow>(database, `${SELECT} WHERE id IN (SELECT value FROM json_each(?))`);
  const list = (condition: string): ((key: number, window: PageWindow) => Slice<LogRow>) => {
    const count = statement<{ count: number }>(
      database,
      `SELECT count(*) AS count FROM log WHERE ${condition}`,
    );
    const page = statement<LogRow>(
      database,
      `${SELECT} WHERE ${condition} ORDER BY created DESC, id DESC LIMIT ?2 OFFSET ?3`,
    );
    return (key, { limit, offset }) => ({
      count: count.one(key).count,
      items: page.all(key, limit, offset),
    });
  };
  const everything = list('?1 = 0');
  return {
    find: (id) => byId.first(id),
    byIds: (ids) => byIds.all(JSON.stringify([...ids])),
    all: (window) => everything(0, window),
    byTag: list('id IN (SELECT log_id FROM log_tag WHERE tag_id = ?1)'),
    byUser: list('user_id = ?1'),
    home: list('(user_id = ?1 OR user_id IN (SELECT followed_id FROM follow WHERE follower_id = ?1))'),
  };
}
