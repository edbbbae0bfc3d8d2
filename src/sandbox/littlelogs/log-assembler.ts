import type { DatabaseSync } from 'node:sqlite';
import { type Statement, statement } from '../database.ts';
import { groupBy } from './grouping.ts';
import type { LogRow } from './log-store.ts';
import type { CommentJson, LikeJson, LogJson, UserJson } from './shapes.ts';
import { toUserJson, type UserStore } from './user-store.ts';

/** Makes whole logs and comments of their rows: a fixed number of queries, however many logs. */
export interface LogAssembler {
  logs(rows: readonly LogRow[], site: string): LogJson[];
  /** Some comments by their ids. */
  comments(ids: readonly number[], site: string): ReadonlyMap<number, CommentJson>;
}

interface CommentRow {
  readonly id: number;
  readonly logId: number;
  readonly created: string;
  readonly userId: number;
  readonly content: string;
  readonly source: string | null;
}

interface NameRow {
  readonly owner: number;
  readonly name: string;
}

interface LikeRow extends LikeJson {
  readonly logId: number;
}

const COMMENTS = `SELECT id, log_id AS logId, created, user_id AS userId, content, source FROM comment`;
const GIVEN_IDS = '(SELECT value FROM json_each(?))';

export function createLogAssembler(database: DatabaseSync, users: UserStore): LogAssembler {
  const commentsOfLogs = statement<CommentRow>(
    database,
    `${COMMENTS} WHERE log_id IN ${GIVEN_IDS} ORDER BY created, id`,
  );
  const commentsByIds = statement<CommentRow>(database, `${COMMENTS} WHERE id IN ${GIVEN_IDS}`);
  const logTags = tagsOf(database, 'log');
  const logMentions = mentionsOf(database, 'log');
  const commentTags = tagsOf(database, 'comment');
  const commentMentions = mentionsOf(database, 'comment');
  const likesOfLogs = statement<LikeRow>(
    database,
    `SELECT log_like.log_id AS logId, user.username AS user, log_like.created
     FROM log_like JOIN user ON user.id = log_like.user_id
     WHERE log_like.log_id IN ${GIVEN_IDS} ORDER BY log_like.created, user.id`,
  );

  const assembleComments = (
    rows: readonly CommentRow[],
    people: ReadonlyMap<number, UserJson>,
  ): Map<number, CommentJson> => {
    const ids = idsOf(rows);
    const tags = namesByOwner(commentTags, ids);
    const mentions = namesByOwner(commentMentions, ids);
    const assembled = rows.map(
      ({ id, created, userId, content, source }): CommentJson => ({
        id,
        created,
        user: known(people, userId),
        content,
        source,
        tags: tags.get(id) ?? [],
        mentions: mentions.get(id) ?? [],
      }),
    );
    return new Map(assembled.map((comment) => [comment.id, comment]));
  };

  const peopleOf = (rows: readonly { readonly userId: number }[], site: string): Map<number, UserJson> => {
    const found = users.byIds(rows.map(({ userId }) => userId));
    return new Map([...found].map(([id, row]) => [id, toUserJson(row, site)]));
  };

  return {
    logs(rows, site) {
      const ids = idsOf(rows);
      const commentRows = commentsOfLogs.all(ids);
      const people = peopleOf([...rows, ...commentRows], site);
      const comments = assembleComments(commentRows, people);
      const commentIds = groupBy(
        commentRows,
        ({ logId }) => logId,
        ({ id }) => id,
      );
      const tags = namesByOwner(logTags, ids);
      const mentions = namesByOwner(logMentions, ids);
      const likes = groupBy(
        likesOfLogs.all(ids),
        ({ logId }) => logId,
        ({ user, created }): LikeJson => ({ user, created }),
      );
      return rows.map(({ id, created, userId, source, content }) => ({
        id,
        created,
        user: known(people, userId),
        source,
        content,
        comments: (commentIds.get(id) ?? []).map((commentId) => known(comments, commentId)),
        tags: tags.get(id) ?? [],
        mentions: mentions.get(id) ?? [],
        likes: likes.get(id) ?? [],
      }));
    },
    comments(ids, site) {
      const rows = commentsByIds.all(JSON.stringify(ids));
      return assembleComments(rows, peopleOf(rows, site));
    },
  };
}

function tagsOf(database: DatabaseSync, owner: 'log' | 'comment'): Statement<NameRow> {
  return statement(
    database,
    `SELECT ${owner}_id AS owner, tag.name FROM ${owner}_tag JOIN tag ON tag.id = tag_id
     WHERE ${owner}_id IN ${GIVEN_IDS} ORDER BY tag.key`,
  );
}

function mentionsOf(database: DatabaseSync, owner: 'log' | 'comment'): Statement<NameRow> {
  return statement(
    database,
    `SELECT ${owner}_id AS owner, user.username AS name FROM ${owner}_mention JOIN user ON user.id = user_id
     WHERE ${owner}_id IN ${GIVEN_IDS} ORDER BY user.username`,
  );
}

function namesByOwner(query: Statement<NameRow>, ids: string): ReadonlyMap<number, readonly string[]> {
  return groupBy(
    query.all(ids),
    ({ owner }) => owner,
    ({ name }) => name,
  );
}

function idsOf(rows: readonly { readonly id: number }[]): string {
  return JSON.stringify(rows.map(({ id }) => id));
}

function known<Value>(values: ReadonlyMap<number, Value>, id: number): Value {
  const value = values.get(id);
  if (value === undefined) throw new Error(`The database refers to a row that isn't there: ${id}.`);
  return value;
}
