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
import { idOf, type Tag } from './models.ts';
import { decodeTag, decodeTagKey, isTag } from './wire.ts';

const TAGS = collection<Tag>({
  envelope: DJANGO_PAGE,
  decodeItem: decodeTagKey,
  keyOf: idOf,
  keyPattern: UUID_KEY,
  /** By name, whatever the case. */
  order: { valueOf: ({ name }) => name.toLowerCase(), valueType: 'text', direction: 'ascending' },
  isPrivate: true,
});

/** The tags of the viewer. No endpoint reads one: the list is walked, once a request and as far as needed. */
export class Tags {
  readonly #client: LarderClient;
  readonly #index: Index<Tag>;
  readonly #byId: EntityLoader<Tag>;

  constructor(client: LarderClient) {
    this.#client = client;
    this.#index = client.index(() => this.list(), { ...TAGS, pageSize: LARGEST_PAGE });
    this.#byId = client.loader({ loadMany: (ids) => this.#index.find(ids) });
  }

  /** GET tags/ */
  list(): List<Tag> {
    const keep = (tag: Tag) => this.keep(tag);
    return this.#client.list({ ...TAGS, path: 'tags/', paging: byOffset, keep });
  }

  /** Null where there is none. Costs the walk over the list, unless an answer held the tag. */
  byId(id: string): Tag | Promise<Tag | null> {
    return this.#byId.load(id);
  }

  /** Stores a tag that came with a bookmark, where it can be read. */
  keep(tag: Tag): void {
    if (isTag(tag)) this.#byId.prime(tag.id, tag);
  }

  /** POST tags/add/ */
  async create(name: string): Promise<Tag> {
    const created = this.#client.post('tags/add/', decodeTag, { name });
    return this.#fresh(await orReadBack(created, (id) => (id === undefined ? null : this.byId(id))));
  }

  /** POST tags/:id/edit/ */
  async update(id: string, name: string): Promise<Tag> {
    const renamed = this.#client.post(path`tags/${id}/edit/`, decodeTag, { name });
    return this.#fresh(await orReadBack(renamed, () => this.byId(id)));
  }

  /** POST tags/:id/delete/ */
  async delete(id: string): Promise<void> {
    await this.#client.post(path`tags/${id}/delete/`, empty);
  }

  #fresh(tag: Tag): Tag {
    this.keep(tag);
    return tag;
  }
}
