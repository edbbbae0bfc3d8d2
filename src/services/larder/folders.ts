import { collection } from '../../contract/client/collection.ts';
import { byOffset } from '../../contract/client/paging.ts';
import { empty } from '../../upstream/http/decoding/decode.ts';
import { DJANGO_PAGE } from '../../upstream/http/decoding/wire-pieces.ts';
import { path } from '../../upstream/http/url.ts';
import { UUID_KEY } from '../../upstream/lists/key-patterns.ts';
import type { List } from '../../upstream/lists/list.ts';
import type { Index } from '../../upstream/lists/list-index.ts';
import type { EntityLoader } from '../../upstream/loaders/entity-loader.ts';
import { orReadBack } from '../../upstream/policy/read-back.ts';
import { LARGEST_PAGE, type LarderClient } from './client.ts';
import { type Folder, idOf, type KnownFolder } from './models.ts';
import { sharedStart } from './shared-start.ts';
import { decodeFolderElsewhere, decodeFolderKey, type WireFolder } from './wire.ts';

const FOLDERS = collection<WireFolder>({
  envelope: DJANGO_PAGE,
  decodeItem: decodeFolderKey,
  keyOf: idOf,
  keyPattern: UUID_KEY,
  isPrivate: true,
});

interface FolderChanges {
  readonly name?: string | undefined;
  /** Null makes it a top-level folder. */
  readonly parentId?: string | null | undefined;
}

/** The folders of the viewer. No endpoint reads one: the list of all is walked, once a request. */
export class Folders {
  readonly #client: LarderClient;
  /** Who asks for some of them and who asks for all share what one call gives. */
  readonly #list: () => List<WireFolder>;
  readonly #index: Index<WireFolder>;
  readonly #byId: EntityLoader<Folder>;

  constructor(client: LarderClient) {
    this.#client = client;
    const keep = (folder: WireFolder) => this.#byId.prime(folder.id, folder);
    this.#list = client.perWrite(() =>
      sharedStart(client.list({ ...FOLDERS, path: 'folders/', paging: byOffset, keep })),
    );
    this.#index = client.index(this.#list, { ...FOLDERS, pageSize: LARGEST_PAGE });
    this.#byId = client.loader<Folder>({ loadMany: (ids) => this.#index.find(ids) });
  }

  /** GET folders/ */
  list(): List<WireFolder> {
    return this.#list();
  }

  /** Null where there is none. Costs the walk over the list, unless an answer held the folder. */
  byId(id: string): Folder | Promise<Folder | null> {
    return this.#byId.load(id);
  }

  /** In the order of the list. */
  all(): Promise<readonly WireFolder[]> {
    return this.#index.all();
  }

  /** The folders right inside a folder, as far as it tells of them. */
  childrenOf({ folders = [] }: Folder): readonly KnownFolder[] {
    return folders.map((child) => (typeof child === 'string' ? { id: child } : child));
  }

  /** POST folders/add/ */
  async create({ name, parentId }: { name: string; parentId: string | null }): Promise<Folder> {
    const created = this.#client.post('folders/add/', decodeFolderElsewhere, { name, parent: parentId });
    return this.#fresh(await orReadBack(created, (id) => (id === undefined ? null : this.byId(id))));
  }

  /** POST folders/:id/edit/, with nothing but what changes. */
  async update(id: string, { name, parentId }: FolderChanges): Promise<Folder> {
    const json = { name, parent: parentId };
    const updated = this.#client.post(path`folders/${id}/edit/`, decodeFolderElsewhere, json);
    return this.#fresh(await orReadBack(updated, () => this.byId(id)));
  }

  /** POST folders/:id/delete/. Without a folder to move the contents to they are deleted, too. */
  async delete(id: string, moveContentsTo: string | null): Promise<void> {
    await this.#client.post(path`folders/${id}/delete/`, empty, { empty_to: moveContentsTo });
  }

  /** A partial object must not pass for the whole. */
  #fresh(folder: Folder): Folder {
    const { parent, folders, links } = folder;
    const isWhole = parent !== undefined && folders !== undefined && links !== undefined;
    if (isWhole) this.#byId.prime(folder.id, folder);
    return folder;
  }
}
