import { empty } from '../../upstream/http/decoding/decode.ts';
import { path } from '../../upstream/http/url.ts';
import { concatenatedList } from '../../upstream/lists/concatenated-list.ts';
import { UUID_KEY } from '../../upstream/lists/key-patterns.ts';
import type { List } from '../../upstream/lists/list.ts';
import type { ListIndex } from '../../upstream/lists/list-index.ts';
import { EntityLoader } from '../../upstream/loaders/entity-loader.ts';
import { orReadBack } from '../../upstream/policy/read-back.ts';
import type { LarderClient } from './client.ts';
import type { Folders } from './folders.ts';
import { bookmarkAnchors, idOf, larderIndex, larderList, newestFirst } from './lists.ts';
import type { Tags } from './tags.ts';
import {
  decodeBookmark,
  decodeBookmarks,
  decodeBookmarksInFolder,
  type KnownFolder,
  type WireBookmark,
  type WireBookmarkInFolder,
} from './wire.ts';

/** A bookmark with its folder, as far as the answer that held it tells of that. */
export type Bookmark = WireBookmarkInFolder & { readonly folder: KnownFolder | null };

/** What can be said of a bookmark. An empty title or description takes it away, no tags take them all away. */
export interface BookmarkContent {
  readonly folderId: string;
  readonly title: string;
  readonly url: string;
  readonly tags: readonly string[];
  readonly description: string;
}

type NewBookmark = Pick<BookmarkContent, 'folderId' | 'url' | 'tags'> & BookmarkChanges;
export type BookmarkChanges = {
  readonly [Field in keyof BookmarkContent]?: BookmarkContent[Field] | undefined;
};

/** What stands in the address of every web page. */
const allOfTheWeb = 'http';

/** The bookmarks of the viewer. */
export class Bookmarks {
  readonly #client: LarderClient;
  readonly #folders: Folders;
  readonly #tags: Tags;
  #web: ListIndex<Bookmark>;
  #other: ListIndex<Bookmark>;
  readonly #loader: EntityLoader<Bookmark>;

  constructor(client: LarderClient, folders: Folders, tags: Tags) {
    this.#client = client;
    this.#folders = folders;
    this.#tags = tags;
    this.#web = larderIndex(this.search(allOfTheWeb));
    this.#other = larderIndex(this.#over(() => this.#foldersWithOther()));
    this.#loader = new EntityLoader({ loadMany: (ids) => this.#find(ids) });
  }

  /** All there are, folder after folder: no endpoint lists them. Reads only the folders that a page touches. */
  list(): List<Bookmark> {
    return this.#over(() => this.#folders.all());
  }

  /** GET folders/:id/. What else is told of the folder goes along with each of its bookmarks. */
  inFolder(folder: KnownFolder): List<Bookmark> {
    return this.#inFolder(folder, false);
  }

  /** The folders that hold bookmarks, and what is in each; nothing, where one is gone since the folders were listed. */
  async byFolder(): Promise<readonly { readonly folder: KnownFolder; readonly list: List<Bookmark> }[]> {
    const folders = await this.#folders.all();
    return folders
      .filter(({ links }) => links > 0)
      .map((folder) => ({ folder, list: this.#inFolder(folder, true) }));
  }

  /** GET search/?q= */
  search(q: string): List<Bookmark> {
    return larderList<WireBookmark, Bookmark>(this.#client, 'search/', {
      q,
      decode: decodeBookmarks,
      order: newestFirst,
      toItem: (wire) => this.#keep(wire, folderOf(wire)),
    });
  }

  /** GET search/?q=#tag: with exactly this tag. */
  tagged(tag: string): List<Bookmark> {
    return this.search(`#${tag}`);
  }

  /**
   * Null where there is none. No endpoint reads one bookmark: unless an answer of this request held it, it is looked for
   * among all that have a web address, 200 a call and no further than needed, and then in the folders that have others.
   */
  find(id: string): Bookmark | Promise<Bookmark | null> {
    return this.#loader.load(id);
  }

  /** POST links/add/ */
  async create({ folderId, title, url, tags, description }: NewBookmark): Promise<Bookmark> {
    const json = { parent: folderId, title, url, tags, description };
    const created = this.#client.post('links/add/', decodeBookmark, json).then((wire) => this.#fresh(wire));
    return orReadBack(created, (id) => (id === undefined ? null : this.#amongNewest(id)));
  }

  /** POST links/:id/edit/, with nothing but what changes. */
  async update(id: string, changes: BookmarkChanges): Promise<Bookmark> {
    const { folderId, title, url, tags, description } = changes;
    const json = { parent: folderId, title, url, tags, description };
    const updated = this.#client.post(path`links/${id}/edit/`, decodeBookmark, json);
    return orReadBack(
      updated.then((wire) => this.#fresh(wire)),
      () => this.#amongNewest(id),
    );
  }

  /** One call, unlike `find`: null where the bookmark is older than the newest 200. */
  async #amongNewest(id: string): Promise<Bookmark | null> {
    const { items } = await this.search(allOfTheWeb).page({ direction: 'forward', count: 200, anchor: null });
    return items.find((bookmark) => bookmark.id === id) ?? null;
  }

  /** POST links/:id/delete/ */
  async delete(id: string): Promise<void> {
    await this.#client.post(path`links/${id}/delete/`, empty);
  }

  /** Forgets all that a write may have changed. */
  forget(): void {
    this.#web = larderIndex(this.search(allOfTheWeb));
    this.#other = larderIndex(this.#over(() => this.#foldersWithOther()));
    this.#loader.clearAll();
  }

  #over(folders: () => Promise<readonly KnownFolder[]>): List<Bookmark> {
    return concatenatedList<KnownFolder, Bookmark>({
      identity: 'larder/bookmarks',
      parts: folders,
      partKeyOf: idOf,
      partKeyPattern: UUID_KEY,
      anchorsInPart: bookmarkAnchors,
      countOf: ({ links = 0 }) => links,
      // It may be gone since the folders were listed.
      listOf: (folder) => this.#inFolder(folder, true),
    });
  }

  #inFolder(folder: KnownFolder, goneIsEmpty: boolean): List<Bookmark> {
    return larderList<WireBookmarkInFolder, Bookmark>(this.#client, path`folders/${folder.id}/`, {
      decode: decodeBookmarksInFolder,
      order: newestFirst,
      goneIsEmpty,
      toItem: (wire) => this.#keep(wire, folder),
    });
  }

  async #find(ids: readonly string[]): Promise<(Bookmark | null)[]> {
    const found = await this.#web.find(ids);
    const missing = ids.filter((_, index) => found[index] === null);
    if (missing.length === 0) return found;
    const rest = new Map((await this.#other.find(missing)).map((bookmark) => [bookmark?.id, bookmark]));
    return ids.map((id, index) => found[index] ?? rest.get(id) ?? null);
  }

  /** The folders that hold more bookmarks than the search has shown of them. */
  async #foldersWithOther(): Promise<readonly KnownFolder[]> {
    const shown = Map.groupBy(await this.#web.all(), ({ folder }) => folder?.id);
    const folders = await this.#folders.all();
    return folders.filter(({ id, links }) => links > (shown.get(id)?.length ?? 0));
  }

  #fresh(wire: WireBookmark): Bookmark {
    return this.#keep(wire, folderOf(wire));
  }

  #keep(wire: WireBookmarkInFolder, folder: KnownFolder | null): Bookmark {
    const bookmark = { ...wire, folder };
    this.#loader.prime(wire.id, bookmark);
    for (const tag of wire.tags) this.#tags.prime(tag);
    return bookmark;
  }
}

/** An object, an id or null. */
function folderOf({ parent }: WireBookmark): KnownFolder | null {
  return typeof parent === 'string' ? { id: parent } : parent;
}
