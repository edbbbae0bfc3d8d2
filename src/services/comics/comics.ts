import { UpstreamRefusedError } from '../../upstream/http/errors.ts';
import type { List } from '../../upstream/lists/list.ts';
import type { ListIndex } from '../../upstream/lists/list-index.ts';
import { EntityLoader, fanOut } from '../../upstream/loaders/entity-loader.ts';
import type { ComicsClient } from './client.ts';
import { comicConditions } from './conditions.ts';
import type { ComicFilter } from './filters.ts';
import { byName, comicsIndex, comicsList } from './lists.ts';
import { type Comic, toComic } from './models.ts';
import { inAddressable, isPlainSlug, SlugLists } from './slug-lists.ts';
import { decodeComic, decodeComics, type WireComic } from './wire.ts';

/** From so many on, the list of all is cheaper than one call for each. */
const worthTheList = 3;

/** The comics of an instance. */
export class Comics {
  readonly #client: ComicsClient;
  readonly #onListed: (comicId: string, isSubscribed: boolean) => void;
  readonly #byId: EntityLoader<Comic>;
  readonly #bySlug: EntityLoader<Comic>;
  /** Made when it is first needed. No filter takes ids, so many comics are found by walking the list of all. */
  #index: ListIndex<Comic> | undefined;

  /** @param onListed is told of every comic that a list narrowed by `isSubscribed` holds. */
  constructor(client: ComicsClient, onListed: (comicId: string, isSubscribed: boolean) => void) {
    this.#client = client;
    this.#onListed = onListed;
    this.#byId = new EntityLoader({ loadMany: (ids) => this.#findMany(ids) });
    this.#bySlug = new EntityLoader({ loadMany: (slugs) => this.#findManyBySlug(slugs) });
  }

  /** GET comics/ */
  list(filter: ComicFilter = {}): List<Comic> {
    const { isSubscribed } = filter;
    return comicsList<WireComic, Comic>(this.#client, 'comics/', {
      decode: decodeComics,
      order: byName,
      conditions: comicConditions(filter),
      toItem: (wire) => {
        const comic = this.#keep(toComic(wire));
        if (isSubscribed != null) this.#onListed(comic.id, isSubscribed);
        return comic;
      },
    });
  }

  /** GET comics/:id/, or the list of all where three or more are asked for at once; null where there is none. */
  find(id: string): Comic | Promise<Comic | null> {
    return this.#byId.load(id);
  }

  /** GET comics/?slug=, several at once in one call where the instance takes that; null where there is none. */
  findBySlug(slug: string): Comic | Promise<Comic | null> {
    return this.#bySlug.load(slug);
  }

  async #findMany(ids: readonly string[]): Promise<(Comic | null | Error)[]> {
    if (!this.#index && ids.length < worthTheList) return fanOut(ids, (id) => this.#read(id));
    this.#index ??= comicsIndex(this.list());
    return this.#index.find(ids);
  }

  async #read(id: string): Promise<Comic | null> {
    const comic = await this.#client.readOne('comic', id, decodeComic, toComic);
    return comic && this.#keep(comic);
  }

  async #findManyBySlug(slugs: readonly string[]): Promise<(Comic | null | Error)[]> {
    const isPlain = slugs.every(isPlainSlug);
    const together = slugs.length > 1 && isPlain ? await this.#readTogether(slugs) : null;
    if (together) return slugs.map((slug) => together.get(slug) ?? null);
    return fanOut(slugs, (slug) => this.#readBySlug(slug));
  }

  async #readBySlug(slug: string): Promise<Comic | null> {
    const { items } = await this.list({ slug: { equals: slug } }).page({
      direction: 'forward',
      count: 1,
      anchor: null,
    });
    return items[0] ?? null;
  }

  /** By slug; null where the instance takes no lists of slugs. */
  async #readTogether(slugs: readonly string[]): Promise<ReadonlyMap<string, Comic> | null> {
    const slugLists = this.#client.instanceMemory.of(SlugLists);
    if (!slugLists.areTaken) return null;
    const asked = new Set(slugs.map((slug) => slug.toLowerCase()));
    const read = async (part: readonly string[]) => {
      const query = { slug__in: part.join(), limit: part.length, offset: 0 };
      const { objects } = await this.#client.readOwn('comics/', decodeComics, query);
      return objects.map(toComic);
    };
    try {
      const comics = (await Promise.all(inAddressable(slugs, String).map(read))).flat();
      if (comics.every(({ slug }) => asked.has(slug.toLowerCase()))) {
        return new Map(comics.map((comic) => [comic.slug, this.#keep(comic)]));
      }
    } catch (error) {
      if (!(error instanceof UpstreamRefusedError)) throw error;
    }
    slugLists.areNotTaken();
    return null;
  }

  #keep(comic: Comic): Comic {
    this.#byId.prime(comic.id, comic);
    this.#bySlug.prime(comic.slug, comic);
    return comic;
  }
}
