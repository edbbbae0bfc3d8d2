import { randomBytes } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import { statement, transaction } from '../database.ts';

const LIFETIME_MILLISECONDS = 60 * 60 * 1000;
/** A call sooner after the last recorded one is not recorded. */
const RECORDED_EVERY_MILLISECONDS = 5 * 60 * 1000;

interface SessionRow {
  readonly user_id: number;
  readonly last_used: number | null;
  readonly never_ends: 0 | 1;
}

export interface SessionStore {
  /** Signs a user in, which ends the user's other sessions, as the service does; the demo session stays. */
  open(userId: number): string;
  /** The user of a session that hasn't ended; being used, it lasts another hour, as a rule from now. */
  use(token: string): number | undefined;
  close(token: string): void;
}

export function createSessionStore(database: DatabaseSync, now: () => number): SessionStore {
  const find = statement<SessionRow>(
    database,
    'SELECT user_id, last_used, never_ends FROM session WHERE token = ?',
  );
  const touch = statement(database, 'UPDATE session SET last_used = ? WHERE token = ?');
  const insert = statement(database, 'INSERT INTO session VALUES (?, ?, ?, 0)');
  const remove = statement(database, 'DELETE FROM session WHERE token = ? AND NOT never_ends');
  const removeAll = statement(database, 'DELETE FROM session WHERE user_id = ? AND NOT never_ends');
  return {
    open(userId) {
      const token = randomBytes(32).toString('hex');
      transaction(database, () => {
        removeAll.run(userId);
        insert.run(token, userId, now());
      });
      return token;
    },
    use(token) {
      const session = find.first(token);
      if (session === undefined) return undefined;
      if (session.never_ends) return session.user_id;
      if (session.last_used !== null && now() - session.last_used > LIFETIME_MILLISECONDS) {
        remove.run(token);
        return undefined;
      }
      const idle = session.last_used === null ? Number.POSITIVE_INFINITY : now() - session.last_used;
      if (idle >= RECORDED_EVERY_MILLISECONDS) touch.run(now(), token);
      return session.user_id;
    },
    close: (token) => {
      remove.run(token);
    },
  };
}
