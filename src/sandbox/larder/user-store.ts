import type { DatabaseSync } from 'node:sqlite';
import { statement } from '../database.ts';
import type { UserJson } from './shapes.ts';

/** A user as stored: `avatar` is a path below the address that pictures are served from. */
export interface UserRow extends Omit<UserJson, 'is_trial'> {
  /** Null for who pays. */
  readonly trial: 'running' | 'ended' | null;
}

export interface UserStore {
  find(username: string): UserRow | undefined;
  get(id: number): UserRow;
  /** Whose simple token this is. */
  idByToken(token: string): number | undefined;
}

export function createUserStore(database: DatabaseSync): UserStore {
  const select = `SELECT id, username, first_name, last_name, timezone, avatar, date_joined, trial,
    (SELECT count(*) FROM link WHERE link.user_id = user.id) AS links FROM user`;
  const byUsername = statement<UserRow>(database, `${select} WHERE username = ?`);
  const byId = statement<UserRow>(database, `${select} WHERE id = ?`);
  const byToken = statement<{ userId: number }>(
    database,
    'SELECT user_id AS userId FROM api_token WHERE token = ?',
  );
  return {
    find: (username) => byUsername.first(username),
    get: (id) => byId.one(id),
    idByToken: (token) => byToken.first(token)?.userId,
  };
}

/** A user as sent; `site` is the address that pictures are served from. */
export function toUserJson({ avatar, links, trial, ...user }: UserRow, site: string): UserJson {
  const { date_joined, ...rest } = user;
  return { ...rest, avatar: `${site}${avatar}`, date_joined, links, is_trial: trial !== null };
}
