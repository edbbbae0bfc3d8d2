import type { Collection } from '../../contract/client/collection.ts';
import { path } from '../../upstream/http/url.ts';
import { NUMBER_KEY } from '../../upstream/lists/key-patterns.ts';
import type { List } from '../../upstream/lists/list.ts';
import type { EntityLoader } from '../../upstream/loaders/entity-loader.ts';
import type { ComicsClient } from './client.ts';
import { imageConditions } from './conditions.ts';
import { filteredList } from './filtered.ts';
import type { ImageFilter } from './filters.ts';
import { BY_ID, type Image, idOf, toImage } from './models.ts';
import { decodeImageKey, OBJECTS, type WireImage } from './wire.ts';

const IMAGES: Collection<WireImage, Image> = {
  envelope: OBJECTS,
  decodeItem: decodeImageKey,
  toItem: toImage,
  keyOf: idOf,
  keyPattern: NUMBER_KEY,
  order: BY_ID,
  isPrivate: true,
};

/** The pictures of all releases. */
export class Images {
  readonly #client: ComicsClient;
  readonly #byId: EntityLoader<Image>;

  constructor(client: ComicsClient) {
    this.#client = client;
    this.#byId = client.loader({ loadOne: (id) => this.#read(id) }, { outlivesWrites: true });
  }

  /** GET images/ */
  list(filter: ImageFilter = {}): List<Image> {
    const keep = (image: Image) => this.keep(image);
    return filteredList(this.#client, {
      ...IMAGES,
      path: 'images/',
      conditions: imageConditions(filter),
      keep,
    });
  }

  /** GET images/:id/, each id once; null where there is none. */
  byId(id: string): Image | Promise<Image | null> {
    return this.#byId.load(id);
  }

  /** Stores a picture that came with its release, where its id can be read. */
  keep(image: Image): void {
    if (NUMBER_KEY.test(image.id)) this.#byId.prime(image.id, image);
  }

  #read(id: string): Promise<Image | null> {
    const asked = { key: id, another: 'another image' };
    return this.#client.one({ ...IMAGES, path: path`images/${id}/`, asked });
  }
}
