import { randomUUID } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import { statement } from '../database.ts';
import type { LinkRow } from './link-store.ts';

/** What a bookmark says. */
export interface LinkContent {
  readonly folderId: number;
  readonly title: string;
  readonly url: string;
  readonly description: string | null;
}

export interface NewLink extends LinkContent {
  readonly userId: number;
  readonly tags: readonly string[];
  readonly created: string;
  readonly modified?: string;
  readonly uuid?: string;
  readonly meta?: object | null;
}

export interface LinkWriter {
  addLink(link: NewLink): number;
  /** Changes what is given. */
  editLink(
    link: LinkRow,
    changes: Partial<LinkContent> & { readonly tags?: readonly string[] },
    at: string,
  ): void;
  deleteLink(id: number): void;
}

type AddTag = (tag: { readonly userId: number; readonly name: string; readonly created: string }) => number;

export function createLinkWriter(database: DatabaseSync, addTag: AddTag): LinkWriter {
  const insert = statement(
    database,
    `INSERT INTO link (uuid, user_id, folder_id, title, description, url, domain, haystack, meta, created, modified)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const update = statement(
    database,
    `UPDATE link SET folder_id = ?, title = ?, description = ?, url = ?, domain = ?, haystack = ?, meta = ?,
       modified = ? WHERE id = ?`,
  );
  const ownerOf = statement<{ userId: number }>(
    database,
    'SELECT user_id AS userId FROM folder WHERE id = ?',
  );
  const remove = statement(database, 'DELETE FROM link WHERE id = ?');
  const findTag = statement<{ id: number }>(database, 'SELECT id FROM tag WHERE user_id = ? AND name = ?');
  const attach = statement(database, 'INSERT OR IGNORE INTO link_tag VALUES (?, ?)');
  const detachAll = statement(database, 'DELETE FROM link_tag WHERE link_id = ?');

  /** Tags that don't exist are created; one that does keeps the case of its first use. */
  const attachTags = (linkId: number, userId: number, names: readonly string[], created: string): void => {
    for (const name of names) {
      attach.run(linkId, findTag.first(userId, name)?.id ?? addTag({ userId, name, created }));
    }
  };

  return {
    addLink({ userId, folderId, title, url, description, tags, created, ...given }) {
      const { uuid = randomUUID(), modified = created } = given;
      const meta = given.meta ? JSON.stringify(given.meta) : null;
      const domain = domainOf(url);
      const words = haystack(title, url, description);
      const { lastId: id } = insert.run(
        uuid,
        userId,
        folderId,
        title,
        description,
        url,
        domain,
        words,
        meta,
        created,
        modified,
      );
      attachTags(id, userId, tags, created);
      return id;
    },
    editLink(link, { tags, ...changes }, at) {
      const { folderId, title, url, description } = { ...link, ...changes };
      // What the sandbox knows of the old page says nothing of another one.
      const meta = url === link.url ? link.meta : null;
      const words = haystack(title, url, description);
      update.run(folderId, title, description, url, domainOf(url), words, meta, at, link.id);
      if (tags === undefined) return;
      detachAll.run(link.id);
      attachTags(link.id, ownerOf.one(folderId).userId, tags, at);
    },
    deleteLink(id) {
      remove.run(id);
    },
  };
}

/** Of an absolute address; `www.` says nothing. */
function domainOf(url: string): string {
  return new URL(url).hostname.replace(/^www\./, '');
}

/** What the search looks through; no word can reach over the end of a line. */
function haystack(title: string, url: string, description: string | null): string {
  return [title, url, description ?? ''].join('\n').toLowerCase();
}
