import type { Collection } from '../../contract/client/collection.ts';
import { byOffset } from '../../contract/client/paging.ts';
import { empty } from '../../upstream/http/decoding/decode.ts';
import { objectsIn } from '../../upstream/http/decoding/json-object.ts';
import { timeOf } from '../../upstream/http/decoding/time-of.ts';
import { DJANGO_PAGE } from '../../upstream/http/decoding/wire-pieces.ts';
import { path } from '../../upstream/http/url.ts';
import { anchorSchema } from '../../upstream/lists/anchor-schema.ts';
import { concatenatedList } from '../../upstream/lists/concatenated-list.ts';
import { firstItems } from '../../upstream/lists/first-items.ts';
import { UUID_KEY } from '../../upstream/lists/key-patterns.ts';
import type { List } from '../../upstream/lists/list.ts';
import type { Index } from '../../upstream/lists/list-index.ts';
import type { EntityLoader } from '../../upstream/loaders/entity-loader.ts';
import { orReadBack } from '../../upstream/policy/read-back.ts';
import { LARGEST_PAGE, type LarderClient } from './client.ts';
import type { Folders } from './folders.ts';
import { type Bookmark, idOf, type KnownFolder } from './models.ts';
import type { Tags } from './tags.ts';
import {
  decodeBookmark,
  decodeBookmarkInFolderKey,
  decodeBookmarkKey,
  type WireBookmark,
  type WireBookmarkInFolder,
} from './wire.ts';

export const BOOKMARKS: Collection<WireBookmark, Bookmark> = {
  envelope: DJANGO_PAGE,
  decodeItem: decodeBookmarkKey,
  toItem: (wire) => ({ ...wire, folder: folderOf(wire) }),
  keyOf: idOf,
  keyPattern: UUID_KEY,
  /** Newest first. What came in with one import has one and the same second. */
  order: { valueOf: ({ created }) => timeOf(created), valueType: 'time', direction: 'descending' },
  isPrivate: true,
};

/** What can be said of a bookmark. An empty title or description takes it away, no tags take them all away. */
interface BookmarkContent {
  readonly folderId: string;
  readonly title: string;
  readonly url: string;
  readonly tags: readonly string[];
  readonly description: string;
}

type NewBookmark = Pick<BookmarkContent, 'folderId' | 'url' | 'tags'> & BookmarkChanges;
type BookmarkChanges = {
  readonly [Field in keyof BookmarkContent]?: BookmarkContent[Field] | undefined;
};

/** Of a folder that tells it unreadably: it is read, and shows how many there are. */
const UNKNOWN_COUNT = 1;

/** What stands in the address of every web page. */
const ALL_OF_THE_WEB = 'http';

/** The bookmarks of the viewer. */
export class Bookmarks {
  readonly #client: LarderClient;
  readonly #folders: Folders;
  readonly #tags: Tags;
  readonly #web: Index<Bookmark>;
  readonly #other: Index<Bookmark>;
  readonly #byId: EntityLoader<Bookmark>;
  readonly #keep = (bookmark: Bookmark): void => {
    this.#byId.prime(bookmark.id, bookmark);
    for (const tag of objectsIn(bookmark.tags)) this.#tags.keep(tag);
  };

  constructor(client: LarderClient, folders: Folders, tags: Tags) {
    this.#client = client;
    this.#folders = folders;
    this.#tags = tags;
    const options = { ...BOOKMARKS, pageSize: LARGEST_PAGE };
    this.#web = client.index(() => this.search(ALL_OF_THE_WEB), options);
    this.#other = client.index(() => this.#over(() => this.#foldersWithOther()), options);
    this.#byId = client.loader({ loadMany: (ids) => this.#find(ids) });
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
      .filter(({ links }) => links !== 0)
      .map((folder) => ({ folder, list: this.#inFolder(folder, true) }));
  }

  /** GET search/?q= */
  search(q: string): List<Bookmark> {
    const identity = `larder/search/?q=${q}`;
    const options = { path: 'search/', query: { q }, identity, keep: this.#keep };
    return this.#client.list({ ...BOOKMARKS, ...options, paging: byOffset });
  }

  /** GET search/?q=#tag: with exactly this tag. */
  tagged(tag: string): List<Bookmark> {
    return this.search(`#${tag}`);
  }

  /**
   * Null where there is none. No endpoint reads one bookmark: unless an answer of this request held it, it is looked for
   * among all that have a web address, 200 a call and no further than needed, and then in the folders that have others.
   */
  byId(id: string): Bookmark | Promise<Bookmark | null> {
    return this.#byId.load(id);
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

  /** One call, unlike `byId`: null where the bookmark is older than the newest 200. */
  async #amongNewest(id: string): Promise<Bookmark | null> {
    const newest = await firstItems(this.search(ALL_OF_THE_WEB), LARGEST_PAGE);
    return newest.find((bookmark) => bookmark.id === id) ?? null;
  }

  /** POST links/:id/delete/ */
  async delete(id: string): Promise<void> {
    await this.#client.post(path`links/${id}/delete/`, empty);
  }

  #over(folders: () => Promise<readonly KnownFolder[]>): List<Bookmark> {
    return concatenatedList<KnownFolder, Bookmark>({
      identity: 'larder/bookmarks',
      parts: folders,
      partKeyOf: idOf,
      partKeyPattern: UUID_KEY,
      anchorsInPart: anchorSchema(BOOKMARKS),
      countOf: ({ links = 0 }) => (Number.isSafeInteger(links) ? links : UNKNOWN_COUNT),
      // It may be gone since the folders were listed.
      listOf: (folder) => this.#inFolder(folder, true),
    });
  }

  #inFolder(folder: KnownFolder, goneIsEmpty: boolean): List<Bookmark> {
    return this.#client.list<WireBookmarkInFolder, Bookmark>({
      ...BOOKMARKS,
      path: path`folders/${folder.id}/`,
      decodeItem: decodeBookmarkInFolderKey,
      toItem: (wire) => ({ ...wire, folder }),
      paging: byOffset,
      goneIsEmpty,
      keep: this.#keep,
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
    // A count that can't be read says nothing.
    return folders.filter(({ id, links }) => !(links <= (shown.get(id)?.length ?? 0)));
  }

  #fresh(wire: WireBookmark): Bookmark {
    const bookmark = BOOKMARKS.toItem(wire);
    this.#keep(bookmark);
    return bookmark;
  }
}

/** An object, an id or null, or what nobody can read. */
function folderOf({ parent }: WireBookmark): KnownFolder | null {
  return typeof parent === 'string' ? { id: parent } : parent;
}
