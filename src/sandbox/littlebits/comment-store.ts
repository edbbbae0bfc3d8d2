import type { DatabaseSync } from 'node:sqlite';
import { statement } from '../database.ts';
import type { Page } from './page.ts';
import type { CommentJson } from './shapes.ts';

interface CommentRow {
  readonly id: number;
  readonly parent_id: number | null;
  readonly owner_id: number;
  readonly body: string;
  readonly created_at: string;
}

export interface NewComment {
  readonly projectId: number;
  /** The comment that it replies to; null where it stands by itself. */
  readonly parentId: number | null;
  readonly ownerId: number;
  readonly body: string;
}

export interface CommentStore {
  /** The comments that reply to none, the oldest first, each with its replies. */
  of(projectId: number, page: Page): readonly CommentJson[];
  /** Where a reply belongs: the comment itself, or the one that it replies to, for replies go one level deep. */
  threadOf(projectId: number, commentId: number): number | undefined;
  add(comment: NewComment): CommentJson;
}

const COLUMNS = 'id, parent_id, owner_id, body, created_at';

export function createCommentStore(database: DatabaseSync, now: () => number): CommentStore {
  const page = statement<CommentRow>(
    database,
    `SELECT ${COLUMNS} FROM comment WHERE project_id = ? AND parent_id IS NULL
     ORDER BY created_at, id LIMIT ? OFFSET ?`,
  );
  const replies = statement<CommentRow>(
    database,
    `SELECT ${COLUMNS} FROM comment WHERE parent_id = ? ORDER BY created_at, id`,
  );
  const find = statement<CommentRow>(
    database,
    `SELECT ${COLUMNS} FROM comment WHERE id = ? AND project_id = ?`,
  );
  const insert = statement(
    database,
    'INSERT INTO comment (project_id, parent_id, owner_id, body, created_at) VALUES (?, ?, ?, ?, ?)',
  );
  const withReplies = (row: CommentRow): CommentJson =>
    toJson(
      row,
      replies.all(row.id).map((reply) => toJson(reply, [])),
    );

  return {
    of: (projectId, { limit, offset }) => page.all(projectId, limit, offset).map(withReplies),
    threadOf(projectId, commentId) {
      const row = find.first(commentId, projectId);
      return row && (row.parent_id ?? row.id);
    },
    add({ projectId, parentId, ownerId, body }) {
      const createdAt = new Date(now()).toISOString();
      const id = insert.run(projectId, parentId, ownerId, body, createdAt).lastId;
      return withReplies(find.one(id, projectId));
    },
  };
}

function toJson(row: CommentRow, replies: readonly CommentJson[]): CommentJson {
  const { id, owner_id, body, created_at } = row;
  return { id, owner_id, body, created_at, replies };
}
