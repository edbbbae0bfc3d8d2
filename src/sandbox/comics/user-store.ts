import type { DatabaseSync } from 'node:sqlite';
import { statement } from '../database.ts';

export interface UserRow {
  readonly id: number;
  readonly email: string;
  readonly secretKey: string;
  readonly dateJoined: string;
  readonly lastLogin: string | null;
}

export interface UserStore {
  byKey(key: string): UserRow | undefined;
  byPassword(email: string, password: string): UserRow | undefined;
}

export function createUserStore(database: DatabaseSync): UserStore {
  const select = `SELECT id, email, secret_key AS secretKey, date_joined AS dateJoined, last_login AS lastLogin
    FROM user`;
  const byKey = statement<UserRow>(database, `${select} WHERE secret_key = ?`);
  const byPassword = statement<UserRow>(database, `${select} WHERE email = ? AND password = ?`);
  return {
    byKey: (key) => byKey.first(key),
    byPassword: (email, password) => byPassword.first(email, password),
  };
}
