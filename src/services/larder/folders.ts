import { DecodeError, empty } from '../../upstream/http/decoding/decode.ts';
import { path } from '../../upstream/http/url.ts';
import type { List } from '../../upstream/lists/list.ts';
import type { ListIndex } from '../../upstream/lists/list-index.ts';
import { EntityLoader } from '../../upstream/loaders/entity-loader.ts';
import { orReadBack } from '../../upstream/policy/read-back.ts';
import type { LarderClient } from './client.ts';
import { larderIndex, larderList } from './lists.ts';
import { sharedStart } from './shared-start.ts';
import { decodeFolder, decodeFolders, type KnownFolder, type WireFolder } from './wire.ts';

export interface FolderChanges {
  readonly name?: string | undefined;
  /** Null makes it a top-level folder. */
  readonly parentId?: string | null | undefined;
}

/** The folders of the viewer. No endpoint reads one: the list of all is walked, once a request. */
export class Folders {
  readonly #client: LarderClient;
  #list: List<WireFolder>;
  #index: ListIndex<WireFolder>;
  readonly #loader: EntityLoader<KnownFolder>;

  constructor(client: LarderClient) {
    this.#client = client;
    this.#list = this.#newList();
    this.#index = larderIndex(this.#list);
    this.#loader = new EntityLoader({ loadMany: (ids) => this.#index.find(ids) });
  }

  /** GET folders/ */
  list(): List<WireFolder> {
    return this.#list;
  }

  /** Null where there is none. Costs the walk over the list, unless an answer held the folder. */
  find(id: string): KnownFolder | Promise<KnownFolder | null> {
    return this.#loader.load(id);
  }

  /** In the order of the list. */
  all(): Promise<readonly WireFolder[]> {
    return this.#index.all();
  }

  /** The folders right inside a folder, as far as it tells of them. */
  childrenOf({ folders = [] }: KnownFolder): readonly KnownFolder[] {
    return folders.map((child) =>
      typeof child === 'string' ? { id: child } : childFolder(child, this.#client),
    );
  }

  /** POST folders/add/ */
  async create({ name, parentId }: { name: string; parentId: string | null }): Promise<KnownFolder> {
    const created = this.#client.post('folders/add/', decodeFolder, { name, parent: parentId });
    return this.#fresh(await orReadBack(created, (id) => (id === undefined ? null : this.find(id))));
  }

  /** POST folders/:id/edit/, with nothing but what changes. */
  async update(id: string, { name, parentId }: FolderChanges): Promise<KnownFolder> {
    const json = { name, parent: parentId };
    const updated = this.#client.post(path`folders/${id}/edit/`, decodeFolder, json);
    return this.#fresh(await orReadBack(updated, () => this.find(id)));
  }

  /** POST folders/:id/delete/. Without a folder to move the contents to they are deleted, too. */
  async delete(id: string, moveContentsTo: string | null): Promise<void> {
    await this.#client.post(path`folders/${id}/delete/`, empty, { empty_to: moveContentsTo });
  }

  /** Forgets all that a write may have changed. */
  forget(): void {
    this.#list = this.#newList();
    this.#index = larderIndex(this.#list);
    this.#loader.clearAll();
  }

  /** Who asks for some of them and who asks for all share what one call gives. */
  #newList(): List<WireFolder> {
    return sharedStart(
      larderList<WireFolder, WireFolder>(this.#client, 'folders/', {
        decode: decodeFolders,
        toItem: (folder) => {
          this.#loader.prime(folder.id, folder);
          return folder;
        },
      }),
    );
  }

  /** A partial object must not pass for the whole. */
  #fresh(folder: KnownFolder): KnownFolder {
    const { parent, folders, links } = folder;
    const isWhole = parent !== undefined && folders !== undefined && links !== undefined;
    if (isWhole) this.#loader.prime(folder.id, folder);
    return folder;
  }
}

/** Checked only where it is looked at: each level holds all levels below. */
function childFolder(child: object, client: LarderClient): KnownFolder {
  try {
    return decodeFolder(child);
  } catch (error) {
    if (!(error instanceof DecodeError)) throw error;
    const fault = `${error.path || 'the folder'} ${error.problem}`;
    throw client.invalidAnswer('folders/', `something other than documented inside a folder: ${fault}`);
  }
}
