import type { List } from '../../upstream/lists/list.ts';
import { EntityLoader } from '../../upstream/loaders/entity-loader.ts';
import type { ComicsClient } from './client.ts';
import { imageConditions } from './conditions.ts';
import type { ImageFilter } from './filters.ts';
import { byId, comicsList } from './lists.ts';
import { type Image, toImage } from './models.ts';
import { decodeImage, decodeImages, type WireImage } from './wire.ts';

/** The pictures of all releases. */
export class Images {
  readonly #client: ComicsClient;
  readonly #loader: EntityLoader<Image>;

  constructor(client: ComicsClient) {
    this.#client = client;
    this.#loader = new EntityLoader({ loadOne: (id) => this.#read(id) });
  }

  /** GET images/ */
  list(filter: ImageFilter = {}): List<Image> {
    return comicsList<WireImage, Image>(this.#client, 'images/', {
      decode: decodeImages,
      order: byId,
      conditions: imageConditions(filter),
      toItem: (wire) => this.keep(toImage(wire)),
    });
  }

  /** GET images/:id/, each id once; null where there is none. */
  find(id: string): Image | Promise<Image | null> {
    return this.#loader.load(id);
  }

  /** Keeps a picture that came with its release. */
  keep(image: Image): Image {
    this.#loader.prime(image.id, image);
    return image;
  }

  #read(id: string): Promise<Image | null> {
    return this.#client.readOne('image', id, decodeImage, toImage);
  }
}
