import type { DatabaseSync } from 'node:sqlite';
import { statement } from '../database.ts';
import type { ProfileJson } from './shapes.ts';

export interface UserStore {
  get(id: number): ProfileJson;
  /** The user with this name and password; names are told apart by their letters alone, not their case. */
  signingIn(username: string, password: string): ProfileJson | undefined;
  rename(id: number, displayName: string): void;
  /** The user's label set, in alphabetical order. */
  labelsOf(id: number): readonly string[];
}

export function createUserStore(database: DatabaseSync): UserStore {
  const selectProfile = 'SELECT id, username, display_name, created_at, is_admin FROM user';
  const byId = statement<ProfileRow>(database, `${selectProfile} WHERE id = ?`);
  const byPassword = statement<ProfileRow>(database, `${selectProfile} WHERE username = ? AND password = ?`);
  const rename = statement(database, 'UPDATE user SET display_name = ? WHERE id = ?');
  const labels = statement<{ label: string }>(
    database,
    'SELECT label FROM label WHERE user_id = ? ORDER BY label',
  );
  return {
    get: (id) => toProfile(byId.one(id)),
    signingIn(username, password) {
      const row = byPassword.first(username.trim().toLowerCase(), password);
      return row && toProfile(row);
    },
    rename: (id, displayName) => {
      rename.run(displayName, id);
    },
    labelsOf: (id) => labels.all(id).map(({ label }) => label),
  };
}

type ProfileRow = Omit<ProfileJson, 'is_admin'> & { readonly is_admin: 0 | 1 };

function toProfile(row: ProfileRow): ProfileJson {
  return { ...row, is_admin: row.is_admin === 1 };
}
