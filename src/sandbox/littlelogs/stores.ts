import type { DatabaseSync } from 'node:sqlite';
import { notFound } from '../api-error.ts';
import { siteOf } from '../avatars.ts';
import { transaction } from '../database.ts';
import { type PageEnvelope, type PageWindow, pageOf, type Slice } from '../paging.ts';
import type { Call } from '../resource.ts';
import { toTimestamp } from '../timestamp.ts';
import { type ActivityStore, createActivityStore } from './activity-store.ts';
import { type CommentStore, createCommentStore } from './comment-store.ts';
import { createEntryWriter, type EntryWriter } from './entry-writer.ts';
import { createLogAssembler, type LogAssembler } from './log-assembler.ts';
import { createLogStore, type LogRow, type LogStore } from './log-store.ts';
import type { RenderedText } from './markdown.ts';
import type { LogJson } from './shapes.ts';
import { createTagStore, type TagStore } from './tag-store.ts';
import { createUserStore, type UserRow, type UserStore } from './user-store.ts';

/** All that the routes work with. */
export interface Stores {
  readonly users: UserStore;
  readonly logs: LogStore;
  readonly assembler: LogAssembler;
  readonly comments: CommentStore;
  readonly tags: TagStore;
  readonly activity: ActivityStore;
  render(text: string): RenderedText;
  /** Runs some writes, all or none of them; `created` is the time they bear. */
  write<Result>(work: (writer: EntryWriter, created: string) => Result): Result;
}

export function createStores(database: DatabaseSync, now: () => number): Stores {
  const users = createUserStore(database);
  const logs = createLogStore(database);
  const assembler = createLogAssembler(database, users);
  const writer = createEntryWriter(database);
  return {
    users,
    logs,
    assembler,
    comments: createCommentStore(database),
    tags: createTagStore(database),
    activity: createActivityStore(database, users, logs, assembler),
    render: writer.render,
    write: (work) => transaction(database, () => work(writer, toTimestamp(now()))),
  };
}

/** The user that the path names, or 404. */
export function requestedUser({ users }: Stores, call: Pick<Call, 'parameter'>): UserRow {
  const user = users.find(call.parameter('username'));
  if (user === undefined) throw notFound();
  return user;
}

/** The log that the path names, or 404. */
export function requestedLog({ logs }: Stores, call: Pick<Call, 'parameter'>): LogRow {
  const log = logs.find(Number(call.parameter('id')));
  if (log === undefined) throw notFound();
  return log;
}

/** One log, whole, as it stands now. */
export function currentLog({ logs, assembler }: Stores, id: number, site: string): LogJson {
  const row = logs.find(id);
  const [log] = row ? assembler.logs([row], site) : [];
  if (log === undefined) throw notFound();
  return log;
}

/** A page of whole logs. */
export function pageOfLogs(
  { assembler }: Stores,
  call: Pick<Call, 'url'>,
  read: (window: PageWindow) => Slice<LogRow>,
): PageEnvelope<LogJson> {
  return pageOf(call.url, (window) => {
    const { count, items } = read(window);
    return { count, items: assembler.logs(items, siteOf(call)) };
  });
}
