import type { DatabaseSync } from 'node:sqlite';
import { statement } from '../database.ts';
import { listQuery, type ReadList } from '../list-query.ts';
import type { PageWindow, Slice } from '../paging.ts';
import type { LinkJson, LinkWithParentJson, TagJson } from './shapes.ts';
import { TAG_COLUMNS, type TagRow, toTagJson } from './tag-store.ts';

/** A bookmark as stored, less its tags. */
export interface LinkRow {
  readonly id: number;
  readonly uuid: string;
  readonly folderId: number;
  readonly title: string;
  readonly description: string | null;
  readonly url: string;
  readonly domain: string;
  readonly created: string;
  readonly modified: string;
  readonly meta: string | null;
}

/** A bookmark with its tags, as each operation sends it: only the `parent` differs. */
export interface Link {
  readonly row: LinkRow;
  /** Without a parent, as in the list of its folder. */
  toJson(): LinkJson;
  withParent<Parent>(parent: Parent): LinkWithParentJson<Parent>;
}

/** The lists of bookmarks, each the newest first. */
export interface LinkStore {
  find(userId: number, uuid: string): LinkRow | undefined;
  /** A bookmark that is known to exist. */
  get(id: number): Link;
  inFolder(folderId: number, window: PageWindow): Slice<Link>;
  withTag(userId: number, tag: string, window: PageWindow): Slice<Link>;
  /** Where each of the words stands in the title, the address, the description or a tag. */
  matching(userId: number, words: readonly string[], window: PageWindow): Slice<Link>;
}

const COLUMNS = 'id, uuid, folder_id AS folderId, title, description, url, domain, created, modified, meta';
const WITH_TAG = `user_id = ?1 AND id IN (
  SELECT link_id FROM link_tag JOIN tag ON tag.id = tag_id WHERE tag.user_id = ?1 AND tag.name = ?2)`;
const MATCHING = `user_id = ?1 AND NOT EXISTS (
  SELECT 1 FROM json_each(?2) AS word WHERE instr(link.haystack, word.value) = 0 AND NOT EXISTS (
    SELECT 1 FROM link_tag JOIN tag ON tag.id = tag_id
    WHERE link_id = link.id AND instr(lower(tag.name), word.value) > 0))`;

export function createLinkStore(database: DatabaseSync): LinkStore {
  const select = `SELECT ${COLUMNS} FROM link`;
  const byUuid = statement<LinkRow>(database, `${select} WHERE user_id = ? AND uuid = ?`);
  const byId = statement<LinkRow>(database, `${select} WHERE id = ?`);
  const tagsOf = statement<TagRow & { readonly linkId: number }>(
    database,
    `SELECT link_id AS linkId, ${TAG_COLUMNS} FROM link_tag JOIN tag ON tag.id = tag_id
     WHERE link_id IN (SELECT value FROM json_each(?)) ORDER BY tag.name, tag.id`,
  );

  const withTags = (rows: readonly LinkRow[]): Link[] => {
    const ids = JSON.stringify(rows.map(({ id }) => id));
    const tags = Map.groupBy(tagsOf.all(ids), ({ linkId }) => linkId);
    return rows.map((row) => linkOf(row, (tags.get(row.id) ?? []).map(toTagJson)));
  };
  const list = (condition: string): ReadList<Link> => {
    const read = listQuery<LinkRow>(database, {
      columns: COLUMNS,
      from: `link WHERE ${condition}`,
      order: 'created DESC, id DESC',
    });
    return (window, ...values) => {
      const { count, items } = read(window, ...values);
      return { count, items: withTags(items) };
    };
  };
  const inFolder = list('folder_id = ?');
  const withTag = list(WITH_TAG);
  const matching = list(MATCHING);
  return {
    find: (userId, uuid) => byUuid.first(userId, uuid),
    get(id) {
      const row = byId.one(id);
      return linkOf(row, tagsOf.all(JSON.stringify([id])).map(toTagJson));
    },
    inFolder: (folderId, window) => inFolder(window, folderId),
    withTag: (userId, tag, window) => withTag(window, userId, tag),
    matching: (userId, words, window) => matching(window, userId, JSON.stringify(words)),
  };
}

function linkOf(row: LinkRow, tags: readonly TagJson[]): Link {
  const { uuid, title, description, url, domain, created, modified } = row;
  const meta: unknown = row.meta === null ? null : JSON.parse(row.meta);
  const rest = { tags, title, description, url, domain, created, modified, meta };
  return {
    row,
    toJson: () => ({ id: uuid, ...rest }),
    withParent: (parent) => ({ id: uuid, parent, ...rest }),
  };
}
