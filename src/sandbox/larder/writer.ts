import { randomUUID } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import { statement } from '../database.ts';
import { colorOf } from './identity.ts';
import { createLinkWriter, type LinkWriter } from './link-writer.ts';

/** What a new folder or tag is given where it isn't sent; the seed gives what the documents show. */
export interface Given {
  readonly uuid?: string;
  readonly color?: string;
  readonly icon?: string | null;
  readonly modified?: string;
}

export interface NewFolder extends Given {
  readonly userId: number;
  readonly parentId: number | null;
  readonly name: string;
  readonly created: string;
}

export interface NewTag extends Given {
  readonly userId: number;
  readonly name: string;
  readonly created: string;
}

/** All writes. Whoever calls has checked that what they name exists and is the user's own. */
export interface Writer extends LinkWriter {
  addFolder(folder: NewFolder): number;
  /** Changes what is given. */
  editFolder(
    id: number,
    changes: { readonly name?: string; readonly parentId?: number | null },
    at: string,
  ): void;
  /** Puts bookmarks and child folders of one folder into another. */
  moveContents(fromId: number, toId: number): void;
  /** Deletes a folder and all that lies in it. */
  deleteFolder(id: number): void;
  addTag(tag: NewTag): number;
  renameTag(id: number, name: string, at: string): void;
  deleteTag(id: number): void;
}

export function createWriter(database: DatabaseSync): Writer {
  const insertFolder = statement(
    database,
    `INSERT INTO folder (uuid, user_id, parent_id, name, color, icon, created, modified)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const renameFolder = statement(database, 'UPDATE folder SET name = ? WHERE id = ?');
  const moveFolder = statement(database, 'UPDATE folder SET parent_id = ? WHERE id = ?');
  const touchFolder = statement(database, 'UPDATE folder SET modified = ? WHERE id = ?');
  const moveFolders = statement(database, 'UPDATE folder SET parent_id = ? WHERE parent_id = ?');
  const moveLinks = statement(database, 'UPDATE link SET folder_id = ? WHERE folder_id = ?');
  const deleteFolder = statement(database, 'DELETE FROM folder WHERE id = ?');
  const insertTag = statement(
    database,
    'INSERT INTO tag (uuid, user_id, name, color, created, modified) VALUES (?, ?, ?, ?, ?, ?)',
  );
  const renameTag = statement(database, 'UPDATE tag SET name = ?, modified = ? WHERE id = ?');
  const deleteTag = statement(database, 'DELETE FROM tag WHERE id = ?');

  const addTag: Writer['addTag'] = ({ userId, name, created, uuid = randomUUID(), color, modified }) =>
    insertTag.run(uuid, userId, name, color ?? colorOf(name), created, modified ?? created).lastId;

  return {
    ...createLinkWriter(database, addTag),
    addFolder({ userId, parentId, name, created, uuid = randomUUID(), color, icon = null, modified }) {
      const paint = color ?? colorOf(name);
      return insertFolder.run(uuid, userId, parentId, name, paint, icon, created, modified ?? created).lastId;
    },
    editFolder(id, { name, parentId }, at) {
      if (name !== undefined) renameFolder.run(name, id);
      if (parentId !== undefined) moveFolder.run(parentId, id);
      touchFolder.run(at, id);
    },
    moveContents(fromId, toId) {
      moveLinks.run(toId, fromId);
      moveFolders.run(toId, fromId);
    },
    deleteFolder(id) {
      deleteFolder.run(id);
    },
    addTag,
    renameTag(id, name, at) {
      renameTag.run(name, at, id);
    },
    deleteTag(id) {
      deleteTag.run(id);
    },
  };
}
