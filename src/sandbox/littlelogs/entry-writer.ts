import type { DatabaseSync } from 'node:sqlite';
import { statement } from '../database.ts';
import { createActivityRecorder, type Originator } from './activity-recorder.ts';
import { type RenderedText, renderMarkdown, tagKey } from './markdown.ts';

/** What somebody writes, in Markdown. */
export interface Draft {
  readonly author: Originator;
  readonly text: string;
  readonly created: string;
  /** The app it was written with. */
  readonly source: string | null;
}

/** Every way to change what Littlelogs holds, for the API and for the seed alike. Call it within a transaction. */
export interface EntryWriter {
  render(text: string): RenderedText;
  /** Answers the log's id; the seed brings its own ids. */
  addLog(draft: Draft, id?: number): number;
  addComment(draft: Draft, log: { readonly id: number; readonly userId: number }): number;
  deleteLog(id: number): void;
  deleteComment(id: number): void;
  like(by: Originator, log: { readonly id: number; readonly userId: number }, created: string): void;
  unlike(by: Originator, logId: number): void;
  follow(by: Originator, followedId: number, created: string): void;
  unfollow(by: Originator, followedId: number): void;
}

/** What the seed does otherwise than the API, to be quick. */
export interface WriterShortcuts {
  /** Whom activity is told; everybody where it is missing. */
  audience?(userId: number): boolean;
  /** Keeps what was rendered: many seeded comments have the same words. */
  readonly rendered?: Map<string, RenderedText>;
}

export function createEntryWriter(database: DatabaseSync, shortcuts: WriterShortcuts = {}): EntryWriter {
  const activity = createActivityRecorder(database, shortcuts.audience ?? (() => true));
  const findUser = statement<Originator>(database, 'SELECT id, username FROM user WHERE username = ?');
  const findTag = statement<{ id: number }>(database, 'SELECT id FROM tag WHERE key = ?');
  const insertTag = statement(database, 'INSERT INTO tag (key, name, created) VALUES (?, ?, ?)');
  const insertLog = statement(
    database,
    'INSERT INTO log (id, user_id, created, source, content) VALUES (?, ?, ?, ?, ?)',
  );
  const insertComment = statement(
    database,
    'INSERT INTO comment (log_id, user_id, created, source, content) VALUES (?, ?, ?, ?, ?)',
  );
  const deleteLog = statement(database, 'DELETE FROM log WHERE id = ?');
  const deleteComment = statement(database, 'DELETE FROM comment WHERE id = ?');
  const insertLike = statement(
    database,
    'INSERT INTO log_like (log_id, user_id, created) VALUES (?, ?, ?) ON CONFLICT DO NOTHING',
  );
  const deleteLike = statement(database, 'DELETE FROM log_like WHERE log_id = ? AND user_id = ?');
  const insertFollow = statement(
    database,
    'INSERT INTO follow (follower_id, followed_id) VALUES (?, ?) ON CONFLICT DO NOTHING',
  );
  const deleteFollow = statement(database, 'DELETE FROM follow WHERE follower_id = ? AND followed_id = ?');

  const render = (text: string): RenderedText => {
    const known = shortcuts.rendered?.get(text);
    if (known) return known;
    const fresh = renderMarkdown(text, (name) => findUser.first(name)?.username);
    shortcuts.rendered?.set(text, fresh);
    return fresh;
  };

  const referenceWriter = (
    owner: 'log' | 'comment',
  ): ((id: number, text: RenderedText, created: string) => number[]) => {
    const linkTag = statement(database, `INSERT INTO ${owner}_tag (${owner}_id, tag_id) VALUES (?, ?)`);
    const linkUser = statement(database, `INSERT INTO ${owner}_mention (${owner}_id, user_id) VALUES (?, ?)`);
    return (id, { tags, mentions }, created) => {
      for (const name of tags) {
        const key = tagKey(name);
        // A tag keeps the case and the time of its first use.
        linkTag.run(id, findTag.first(key)?.id ?? insertTag.run(key, name, created).lastId);
      }
      const mentionedIds = mentions.map((username) => findUser.one(username).id);
      for (const userId of mentionedIds) linkUser.run(id, userId);
      return mentionedIds;
    };
  };
  const writeLogReferences = referenceWriter('log');
  const writeCommentReferences = referenceWriter('comment');

  return {
    render,
    addLog({ author, text, created, source }, id) {
      const rendered = render(text);
      const { lastId: logId } = insertLog.run(id ?? null, author.id, created, source, rendered.html);
      const mentionedIds = writeLogReferences(logId, rendered, created);
      activity.mentioned(author, mentionedIds, { created, logId, commentId: null });
      return logId;
    },
    addComment({ author, text, created, source }, log) {
      const rendered = render(text);
      const { lastId: commentId } = insertComment.run(log.id, author.id, created, source, rendered.html);
      const mentionedIds = writeCommentReferences(commentId, rendered, created);
      activity.commented(author, log.userId, mentionedIds, { created, logId: log.id, commentId });
      return commentId;
    },
    deleteLog(id) {
      deleteLog.run(id);
    },
    deleteComment(id) {
      deleteComment.run(id);
    },
    like(by, log, created) {
      if (insertLike.run(log.id, by.id, created).changes === 0) return;
      activity.liked(by, log.userId, { created, logId: log.id, commentId: null });
    },
    unlike(by, logId) {
      if (deleteLike.run(logId, by.id).changes > 0) activity.unliked(by, logId);
    },
    follow(by, followedId, created) {
      if (insertFollow.run(by.id, followedId).changes > 0) activity.followed(by, followedId, created);
    },
    unfollow(by, followedId) {
      deleteFollow.run(by.id, followedId);
    },
  };
}
