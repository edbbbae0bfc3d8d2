import type { DatabaseSync } from 'node:sqlite';
import { statement } from '../database.ts';
import type { PageWindow } from '../paging.ts';
import { tagKey } from './markdown.ts';
import type { TagJson } from './shapes.ts';
import type { Slice } from './user-store.ts';

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
  const list = (condition: string): ((key: number, window: PageWindow) => Slice<TagJson>) => {
    const count = statement<{ count: number }>(
      database,
      `SELECT count(*) AS count FROM tag WHERE ${condition}`,
    );
    const page = statement<TagJson>(
      database,
      `SELECT name, created FROM tag WHERE ${condition} ORDER BY key LIMIT ?2 OFFSET ?3`,
    );
    return (key, { limit, offset }) => ({
      count: count.one(key).count,
      items: page.all(key, limit, offset),
    });
  };
  const trending = statement<TagJson>(
    database,
    `SELECT tag.name, tag.created
     FROM (SELECT id FROM log ORDER BY created DESC, id DESC LIMIT ${TRENDING_LOGS}) AS newest
     JOIN log_tag ON log_tag.log_id = newest.id JOIN tag ON tag.id = log_tag.tag_id
     GROUP BY tag.id ORDER BY count(*) DESC, tag.key LIMIT ${TRENDING_TAGS}`,
  );
  const everything = list('?1 = 0');
  return {
    idOf: (name) => byKey.first(tagKey(name))?.id,
    all: (window) => everything(0, window),
    byUser: list(
      'id IN (SELECT tag_id FROM log_tag JOIN log ON log.id = log_tag.log_id WHERE log.user_id = ?1)',
    ),
    trending: () => trending.all(),
  };
}
