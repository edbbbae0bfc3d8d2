import type { DatabaseSync } from 'node:sqlite';
import { statement } from '../database.ts';
import { listQuery } from '../list-query.ts';
import type { PageWindow, Slice } from '../paging.ts';
import type { UserJson } from './shapes.ts';

/** A user as stored: its `avatar` is a path below the site's address. */
export type UserRow = UserJson;

export interface UserStore {
  find(username: string): UserRow | undefined;
  get(id: number): UserRow;
  byIds(ids: Iterable<number>): ReadonlyMap<number, UserRow>;
  /** The people whom this user follows, the newest first. */
  followedBy(userId: number, window: PageWindow): Slice<UserRow>;
  /** The people who follow this user, the newest first. */
  following(userId: number, window: PageWindow): Slice<UserRow>;
}

const COLUMNS = ['id', 'username', 'first_name', 'last_name', 'bio', 'url', 'location', 'avatar', 'timezone']
  .map((column) => `user.${column}`)
  .join(', ');

export function createUserStore(database: DatabaseSync): UserStore {
  const selectUsers = `SELECT ${COLUMNS} FROM user`;
  const byUsername = statement<UserRow>(database, `${selectUsers} WHERE username = ?`);
  const byId = statement<UserRow>(database, `${selectUsers} WHERE id = ?`);
  const byIds = statement<UserRow>(database, `${selectUsers} WHERE id IN (SELECT value FROM json_each(?))`);
  const followList = (wanted: string, given: string): UserStore['following'] => {
    const read = listQuery<UserRow>(database, {
      columns: COLUMNS,
      from: `user JOIN follow ON user.id = follow.${wanted} WHERE follow.${given} = ?`,
      order: 'follow.id DESC',
    });
    return (userId, window) => read(window, userId);
  };
  return {
    find: (username) => byUsername.first(username),
    get: (id) => byId.one(id),
    byIds: (ids) => new Map(byIds.all(JSON.stringify([...new Set(ids)])).map((user) => [user.id, user])),
    followedBy: followList('followed_id', 'follower_id'),
    following: followList('follower_id', 'followed_id'),
  };
}

/** A user as sent; `site` is the address that avatars are served from. */
export function toUserJson(row: UserRow, site: string): UserJson {
  return { ...row, avatar: `${site}${row.avatar}` };
}
