import type { DatabaseSync } from 'node:sqlite';
import { listQuery } from '../list-query.ts';
import type { PageWindow, Slice } from '../paging.ts';
import type { LogAssembler } from './log-assembler.ts';
import type { LogStore } from './log-store.ts';
import type { ActivityJson } from './shapes.ts';
import { toUserJson, type UserStore } from './user-store.ts';

interface ActivityRow {
  readonly id: number;
  readonly created: string;
  readonly type: string;
  readonly content: string;
  readonly originatorId: number;
  readonly logId: number | null;
  readonly commentId: number | null;
}

/** What others did that concerns a user, the newest first. */
export interface ActivityStore {
  of(userId: number, window: PageWindow, site: string): Slice<ActivityJson>;
}

export function createActivityStore(
  database: DatabaseSync,
  users: UserStore,
  logs: LogStore,
  assembler: LogAssembler,
): ActivityStore {
  const list = listQuery<ActivityRow>(database, {
    columns:
      'id, created, type, content, originator_id AS originatorId, log_id AS logId, comment_id AS commentId',
    from: 'activity WHERE recipient_id = ?',
    order: 'created DESC, id DESC',
  });
  return {
    of(userId, window, site) {
      const { count, items: rows } = list(window, userId);
      const originators = users.byIds(rows.map(({ originatorId }) => originatorId));
      const logRows = logs.byIds(rows.flatMap(({ logId }) => logId ?? []));
      const logsById = new Map(assembler.logs(logRows, site).map((log) => [log.id, log]));
      const commentsById = assembler.comments(
        rows.flatMap(({ commentId }) => commentId ?? []),
        site,
      );
      const items = rows.map(({ id, created, type, content, originatorId, logId, commentId }) => ({
        id,
        created,
        type,
        content,
        originator: toUserJson(originators.get(originatorId) ?? users.get(originatorId), site),
        log: (logId !== null && logsById.get(logId)) || null,
        comment: (commentId !== null && commentsById.get(commentId)) || null,
      }));
      return { count, items };
    },
  };
}
