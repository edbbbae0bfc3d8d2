import { empty } from '../../upstream/http/decoding/decode.ts';
import { path } from '../../upstream/http/url.ts';
import type { List } from '../../upstream/lists/list.ts';
import type { ListIndex } from '../../upstream/lists/list-index.ts';
import { EntityLoader } from '../../upstream/loaders/entity-loader.ts';
import { orReadBack } from '../../upstream/policy/read-back.ts';
import type { LarderClient } from './client.ts';
import { byName, larderIndex, larderList } from './lists.ts';
import { decodeTag, decodeTags, type WireTag } from './wire.ts';

/** The tags of the viewer. No endpoint reads one: the list is walked, once a request and as far as needed. */
export class Tags {
  readonly #client: LarderClient;
  #index: ListIndex<WireTag>;
  readonly #loader: EntityLoader<WireTag>;

  constructor(client: LarderClient) {
    this.#client = client;
    this.#index = larderIndex(this.list());
    this.#loader = new EntityLoader({ loadMany: (ids) => this.#index.find(ids) });
  }

  /** GET tags/ */
  list(): List<WireTag> {
    return larderList<WireTag, WireTag>(this.#client, 'tags/', {
      decode: decodeTags,
      order: byName,
      toItem: (tag) => {
        this.prime(tag);
        return tag;
      },
    });
  }

  /** Null where there is none. Costs the walk over the list, unless an answer held the tag. */
  find(id: string): WireTag | Promise<WireTag | null> {
    return this.#loader.load(id);
  }

  /** Keeps a tag that came with a bookmark. */
  prime(tag: WireTag): void {
    this.#loader.prime(tag.id, tag);
  }

  /** POST tags/add/ */
  async create(name: string): Promise<WireTag> {
    const created = this.#client.post('tags/add/', decodeTag, { name });
    return this.#fresh(await orReadBack(created, (id) => (id === undefined ? null : this.find(id))));
  }

  /** POST tags/:id/edit/ */
  async rename(id: string, name: string): Promise<WireTag> {
    const renamed = this.#client.post(path`tags/${id}/edit/`, decodeTag, { name });
    return this.#fresh(await orReadBack(renamed, () => this.find(id)));
  }

  /** POST tags/:id/delete/ */
  async delete(id: string): Promise<void> {
    await this.#client.post(path`tags/${id}/delete/`, empty);
  }

  /** Forgets all that a write may have changed. */
  forget(): void {
    this.#index = larderIndex(this.list());
    this.#loader.clearAll();
  }

  #fresh(tag: WireTag): WireTag {
    this.prime(tag);
    return tag;
  }
}
