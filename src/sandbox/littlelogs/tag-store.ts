import type { DatabaseSync } from 'node:sqlite';
import { statement } from '../database.ts';
import { listQuery, type ReadList } from '../list-query.ts';
import type { PageWindow, Slice } from '../paging.ts';
import { tagKey } from './markdown.ts';
import type { TagJson } from './shapes.ts';

const TRENDING_TAGS = 10;
// Not a span of days: a sandbox that nobody wrote to for a year still has its trends.
const TRENDING_LOGS = 300;

export interface TagStore {
  /** The id of a tag, whatever the name's case. */
  idOf(name: string): number | undefined;
  all(window: PageWindow): Slice<TagJson>;
  /** The tags in the logs of one user. */
  byUser(userId: number, window: PageWindow): Slice<TagJson>;
  /** The ten tags that most of the newest logs have. */
  trending(): readonly TagJson[];
}

export function createTagStore(database: DatabaseSync): TagStore {
  const byKey = statement<{ id: number }>(database, 'SELECT id FROM tag WHERE key = ?');
  const list = (from: string): ReadList<TagJson> =>
    listQuery(database, { columns: 'name, created', from, order: 'key' });
  const used = list(
    'tag WHERE id IN (SELECT tag_id FROM log_tag JOIN log ON log.id = log_tag.log_id WHERE log.user_id = ?)',
  );
  const trending = statement<TagJson>(
    database,
    `SELECT tag.name, tag.created
     FROM (SELECT id FROM log ORDER BY created DESC, id DESC LIMIT ${TRENDING_LOGS}) AS newest
     JOIN log_tag ON log_tag.log_id = newest.id JOIN tag ON tag.id = log_tag.tag_id
     GROUP BY tag.id ORDER BY count(*) DESC, tag.key LIMIT ${TRENDING_TAGS}`,
  );
  return {
    idOf: (name) => byKey.first(tagKey(name))?.id,
    all: list('tag'),
    byUser: (userId, window) => used(window, userId),
    trending: () => trending.all(),
  };
}
