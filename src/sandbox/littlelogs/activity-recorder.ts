import type { DatabaseSync } from 'node:sqlite';
import { statement } from '../database.ts';

/** Somebody who did something. */
export interface Originator {
  readonly id: number;
  readonly username: string;
}

/** Where and when it was done. */
export interface Occasion {
  readonly created: string;
  readonly logId: number | null;
  readonly commentId: number | null;
}

/** Tells the people concerned, and nobody of what they did themselves. Only `comment_after` is a documented type. */
export interface ActivityRecorder {
  followed(by: Originator, followedId: number, created: string): void;
  liked(by: Originator, authorId: number, occasion: Occasion): void;
  /** Takes back what `liked` told. */
  unliked(by: Originator, logId: number): void;
  commented(by: Originator, authorId: number, mentionedIds: readonly number[], occasion: Occasion): void;
  mentioned(by: Originator, mentionedIds: readonly number[], occasion: Occasion): void;
}

export function createActivityRecorder(
  database: DatabaseSync,
  audience: (userId: number) => boolean,
): ActivityRecorder {
  const insert = statement(
    database,
    `INSERT INTO activity (recipient_id, created, type, content, originator_id, log_id, comment_id)
     VALUES (?, ?, ?, ?, ?, ?, ?)`,
  );
  const removeLike = statement(
    database,
    "DELETE FROM activity WHERE type = 'like' AND originator_id = ? AND log_id = ?",
  );
  const commenters = statement<{ id: number }>(
    database,
    'SELECT DISTINCT user_id AS id FROM comment WHERE log_id = ? AND id <> ? ORDER BY user_id',
  );

  const tell = (
    by: Originator,
    recipientId: number,
    type: string,
    words: string,
    occasion: Occasion,
  ): void => {
    if (recipientId === by.id || !audience(recipientId)) return;
    const { created, logId, commentId } = occasion;
    insert.run(recipientId, created, type, `${by.username} ${words}`, by.id, logId, commentId);
  };

  return {
    followed: (by, followedId, created) =>
      tell(by, followedId, 'follow', 'followed you', { created, logId: null, commentId: null }),
    liked: (by, authorId, occasion) => tell(by, authorId, 'like', 'liked your log', occasion),
    unliked(by, logId) {
      removeLike.run(by.id, logId);
    },
    commented(by, authorId, mentionedIds, occasion) {
      // Everybody is told once, by what concerns them most.
      const told = new Set([by.id, authorId]);
      tell(by, authorId, 'comment', 'commented on your log', occasion);
      for (const { id } of commenters.all(occasion.logId, occasion.commentId)) {
        if (told.has(id)) continue;
        told.add(id);
        tell(by, id, 'comment_after', 'commented after you on a log', occasion);
      }
      for (const id of mentionedIds) {
        if (!told.has(id)) tell(by, id, 'mention', 'mentioned you in a comment', occasion);
      }
    },
    mentioned(by, mentionedIds, occasion) {
      for (const id of mentionedIds) tell(by, id, 'mention', 'mentioned you in a log', occasion);
    },
  };
}
