import type { DatabaseSync } from 'node:sqlite';
import { statement } from '../database.ts';
import type { AddedParentJson, FolderJson, FoundParentJson } from './shapes.ts';

/** A folder as stored, with the number of its bookmarks. */
export interface FolderRow {
  readonly id: number;
  readonly uuid: string;
  readonly parentId: number | null;
  readonly name: string;
  readonly color: string;
  readonly icon: string | null;
  readonly created: string;
  readonly modified: string;
  readonly links: number;
}

/** The folders of one user. */
export interface FolderTree {
  /** All of them, by name. */
  readonly all: readonly FolderRow[];
  find(uuid: string): FolderRow | undefined;
  get(id: number): FolderRow;
  /** Whether the first lies in the second, at any depth, or is it. */
  isWithin(folder: FolderRow, ancestor: FolderRow): boolean;
  toJson(folder: FolderRow): FolderJson;
  toAddedParent(folder: FolderRow): AddedParentJson;
  toFoundParent(folder: FolderRow): FoundParentJson;
}

/** Reads the folders of a user, all at once: whoever asks for one needs its parents or its children. */
export type ReadFolders = (userId: number) => FolderTree;

export function createFolderReader(database: DatabaseSync): ReadFolders {
  const select = statement<FolderRow>(
    database,
    `SELECT id, uuid, parent_id AS parentId, name, color, icon, created, modified,
       (SELECT count(*) FROM link WHERE folder_id = folder.id) AS links
     FROM folder WHERE user_id = ? ORDER BY name COLLATE NOCASE, id`,
  );
  return (userId) => folderTree(select.all(userId));
}

function folderTree(all: readonly FolderRow[]): FolderTree {
  const byUuid = new Map(all.map((folder) => [folder.uuid, folder]));
  const byId = new Map(all.map((folder) => [folder.id, folder]));
  const children = Map.groupBy(all, ({ parentId }) => parentId);
  const get = (id: number): FolderRow => {
    const folder = byId.get(id);
    if (folder === undefined) throw new Error(`There is no folder ${id}.`);
    return folder;
  };
  const uuidOf = (id: number | null): string | null => (id === null ? null : get(id).uuid);
  const toJson = (folder: FolderRow): FolderJson => ({
    id: folder.uuid,
    name: folder.name,
    color: folder.color,
    icon: folder.icon,
    created: folder.created,
    modified: folder.modified,
    parent: uuidOf(folder.parentId),
    folders: (children.get(folder.id) ?? []).map(toJson),
    links: folder.links,
  });
  return {
    all,
    find: (uuid) => byUuid.get(uuid),
    get,
    isWithin(folder, ancestor) {
      for (let id: number | null = folder.id; id !== null; id = get(id).parentId) {
        if (id === ancestor.id) return true;
      }
      return false;
    },
    toJson,
    toAddedParent: ({ uuid, name, color, created, modified }) => ({
      id: uuid,
      name,
      color,
      created,
      modified,
    }),
    toFoundParent: ({ uuid, name, color, icon, created, modified, parentId }) => ({
      id: uuid,
      name,
      color,
      icon,
      created,
      modified,
      parent: uuidOf(parentId),
    }),
  };
}
