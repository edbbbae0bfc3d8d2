import type { DatabaseSync } from 'node:sqlite';
import { statement } from '../database.ts';

/** Who may delete a comment. */
export interface CommentOwners {
  readonly id: number;
  readonly userId: number;
  readonly logUserId: number;
}

export interface CommentStore {
  find(id: number): CommentOwners | undefined;
}

export function createCommentStore(database: DatabaseSync): CommentStore {
  const byId = statement<CommentOwners>(
    database,
    `SELECT comment.id, comment.user_id AS userId, log.user_id AS logUserId
     FROM comment JOIN log ON log.id = comment.log_id WHERE comment.id = ?`,
  );
  return { find: (id) => byId.first(id) };
}
