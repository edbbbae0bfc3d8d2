import type { DatabaseSync } from 'node:sqlite';
import { statement } from '../database.ts';
import { listQuery } from '../list-query.ts';
import type { PageWindow, Slice } from '../paging.ts';
import type { TagJson } from './shapes.ts';

/** A tag as stored. */
export interface TagRow {
  readonly id: number;
  readonly uuid: string;
  readonly name: string;
  readonly color: string;
  readonly created: string;
  readonly modified: string;
}

export interface TagStore {
  /** The tags of a user, by name. */
  list(userId: number, window: PageWindow): Slice<TagRow>;
  find(userId: number, uuid: string): TagRow | undefined;
  /** Whatever the case of the name. */
  findByName(userId: number, name: string): TagRow | undefined;
}

export const TAG_COLUMNS = ['id', 'uuid', 'name', 'color', 'created', 'modified']
  .map((column) => `tag.${column}`)
  .join(', ');

export function createTagStore(database: DatabaseSync): TagStore {
  const select = `SELECT ${TAG_COLUMNS} FROM tag WHERE user_id = ?`;
  const list = listQuery<TagRow>(database, {
    columns: TAG_COLUMNS,
    from: 'tag WHERE user_id = ?',
    order: 'name, id',
  });
  const byUuid = statement<TagRow>(database, `${select} AND uuid = ?`);
  const byName = statement<TagRow>(database, `${select} AND name = ?`);
  return {
    list: (userId, window) => list(window, userId),
    find: (userId, uuid) => byUuid.first(userId, uuid),
    findByName: (userId, name) => byName.first(userId, name),
  };
}

/** A tag as sent. */
export function toTagJson({ uuid, name, color, created, modified }: TagRow): TagJson {
  return { id: uuid, name, color, created, modified };
}
