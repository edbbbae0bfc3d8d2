import type { DatabaseSync } from 'node:sqlite';
import { ApiError, notFound } from '../api-error.ts';
import { transaction } from '../database.ts';
import type { Call, Viewer } from '../resource.ts';
import { toTimestamp } from '../timestamp.ts';
import { createFolderReader, type FolderRow, type FolderTree, type ReadFolders } from './folder-store.ts';
import { createLinkStore, type LinkStore } from './link-store.ts';
import { createTagStore, type TagStore } from './tag-store.ts';
import { createUserStore, type UserStore } from './user-store.ts';
import { createWriter, type Writer } from './writer.ts';

/** All that the routes work with. */
export interface Stores {
  readonly users: UserStore;
  readonly foldersOf: ReadFolders;
  readonly links: LinkStore;
  readonly tags: TagStore;
  /** Runs some writes, all or none of them; `at` is the time they bear. */
  write<Result>(work: (writer: Writer, at: string) => Result): Result;
}

export function createStores(database: DatabaseSync, now: () => number): Stores {
  const writer = createWriter(database);
  return {
    users: createUserStore(database),
    foldersOf: createFolderReader(database),
    links: createLinkStore(database),
    tags: createTagStore(database),
    write: (work) => transaction(database, () => work(writer, toTimestamp(now()))),
  };
}

/** The UUID in the path. */
export function requestedId(call: Pick<Call, 'parameter'>): string {
  return call.parameter('id').toLowerCase();
}

/** A folder of the viewer's, or 404. */
export function folderOr404(folders: FolderTree, uuid: string): FolderRow {
  const folder = folders.find(uuid.toLowerCase());
  if (folder === undefined) throw notFound();
  return folder;
}

/** Lets nobody pass whose trial has ended. */
export function requirePaid({ users }: Stores, { userId }: Viewer): void {
  if (users.get(userId).trial === 'ended') {
    throw new ApiError(402, { error: 'Trial ended: cannot add new bookmarks.' });
  }
}
