import { randomBytes } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import { statement } from '../database.ts';
import type { FindViewer } from './endpoint.ts';

export interface UserRow {
  readonly id: number;
  readonly username: string;
  readonly slug: string;
  readonly email: string;
  readonly password: string | null;
  readonly facebook_id: string | null;
  readonly twitter: string | null;
  readonly location: string | null;
  readonly bio: string | null;
  readonly avatar: string;
  readonly joined: string;
}

export interface NewUser {
  readonly username: string;
  readonly email: string;
  readonly password: string | null;
  readonly facebookId: string | null;
}

export interface UserStore {
  /** By id where it is a number, by slug else. */
  find(idOrSlug: string): UserRow | undefined;
  byEmail(email: string): UserRow | undefined;
  hasUsername(username: string): boolean;
  /** Signs up; the slug is made of the name. */
  add(user: NewUser): UserRow;
  linkFacebook(id: number, facebookId: string): void;
  /** Signs in: a fresh token, the others stay. */
  openSession(id: number): string;
  /** Whatever it was, it is nobody's token from now on; the demo's alone stays. */
  closeSession(token: string): void;
  readonly viewerOf: FindViewer;
}

/** A picture for whoever has sent none. */
const DEFAULT_AVATAR = '/uploads/user/avatar/{size}_pinkModule.png';

export function createUserStore(database: DatabaseSync, now: () => number): UserStore {
  const select = (where: string) => statement<UserRow>(database, `SELECT * FROM user WHERE ${where} = ?`);
  const [byId, bySlug, byEmail, byName] = [select('id'), select('slug'), select('email'), select('username')];
  const insert = statement(
    database,
    `INSERT INTO user (username, slug, email, password, facebook_id, avatar, joined)
     VALUES (?, ?, ?, ?, ?, '${DEFAULT_AVATAR}', ?)`,
  );
  const link = statement(database, 'UPDATE user SET facebook_id = ? WHERE id = ?');
  const open = statement(database, 'INSERT INTO session VALUES (?, ?, 0)');
  const close = statement(database, 'DELETE FROM session WHERE token = ? AND NOT never_ends');
  const viewer = statement<{ id: number; banned: 0 | 1 }>(
    database,
    'SELECT id, banned FROM session JOIN user ON user.id = user_id WHERE token = ?',
  );

  const freeSlug = (username: string): string => {
    const slug = slugOf(username);
    for (let count = 1; ; count++) {
      const candidate = count === 1 ? slug : `${slug}--${count}`;
      if (bySlug.first(candidate) === undefined) return candidate;
    }
  };

  return {
    find: (idOrSlug) => (/^\d{1,15}$/.test(idOrSlug) ? byId.first(Number(idOrSlug)) : bySlug.first(idOrSlug)),
    byEmail: (email) => byEmail.first(email.trim()),
    hasUsername: (username) => byName.first(username) !== undefined,
    add({ username, email, password, facebookId }) {
      const joined = new Date(now()).toISOString();
      return byId.one(insert.run(username, freeSlug(username), email, password, facebookId, joined).lastId);
    },
    linkFacebook(id, facebookId) {
      link.run(facebookId, id);
    },
    openSession(id) {
      const token = randomBytes(24).toString('hex');
      open.run(token, id);
      return token;
    },
    closeSession(token) {
      close.run(token);
    },
    viewerOf(token) {
      const row = viewer.first(token);
      return row && { userId: row.id, banned: row.banned === 1 };
    },
  };
}

/** `Caselden_Studios` is `caselden_studios`; a slug of digits alone would be taken for an id. */
export function slugOf(name: string): string {
  const slug = name
    // Before ™ is taken apart into two letters.
    .replace(/[’'™]/g, '')
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9_]+/g, '-')
    .replace(/^-|-$/g, '');
  return /^\d*$/.test(slug) ? `member-${slug}` : slug;
}
