import type { Collection } from '../../contract/client/collection.ts';
import { UpstreamRefusedError } from '../../upstream/http/errors.ts';
import { path } from '../../upstream/http/url.ts';
import { firstItems } from '../../upstream/lists/first-items.ts';
import { NUMBER_KEY } from '../../upstream/lists/key-patterns.ts';
import type { List } from '../../upstream/lists/list.ts';
import { type Index, ListIndex } from '../../upstream/lists/list-index.ts';
import { type EntityLoader, fanOut } from '../../upstream/loaders/entity-loader.ts';
import { type ComicsClient, LARGEST_PAGE } from './client.ts';
import { comicConditions } from './conditions.ts';
import { oneOf, queryOf } from './converted-words.ts';
import { filteredList } from './filtered.ts';
import type { ComicFilter } from './filters.ts';
import { type Comic, idOf, toComic } from './models.ts';
import { inAddressable, isPlainSlug, SlugLists } from './slug-lists.ts';
import type { Subscriptions } from './subscriptions.ts';
import { decodeComicKey, OBJECTS, type WireComic } from './wire.ts';

const COMICS: Collection<WireComic, Comic> = {
  envelope: OBJECTS,
  decodeItem: decodeComicKey,
  toItem: toComic,
  keyOf: idOf,
  keyPattern: NUMBER_KEY,
  order: { valueOf: ({ name }) => name.toLowerCase(), valueType: 'text', direction: 'ascending' },
  isPrivate: true,
};

/** From so many on, the list of all is cheaper than one call for each. */
const WORTH_THE_LIST = 3;

/** The comics of an instance. */
export class Comics {
  readonly #client: ComicsClient;
  readonly #subscriptions: Subscriptions;
  readonly #byId: EntityLoader<Comic>;
  readonly #bySlug: EntityLoader<Comic>;
  /** No filter takes ids, so many comics are found by walking the list of all. */
  readonly #index: Index<Comic>;
  readonly #keep = (comic: Comic): void => {
    this.#byId.prime(comic.id, comic);
    if (typeof comic.slug === 'string' && comic.slug !== '') this.#bySlug.prime(comic.slug, comic);
  };

  constructor(client: ComicsClient, subscriptions: Subscriptions) {
    this.#client = client;
    this.#subscriptions = subscriptions;
    const lifetime = { outlivesWrites: true };
    this.#byId = client.loader({ loadMany: (ids) => this.#findMany(ids) }, lifetime);
    this.#bySlug = client.loader({ loadMany: (slugs) => this.#findManyBySlug(slugs) }, lifetime);
    this.#index = client.index(() => this.list(), { ...COMICS, pageSize: LARGEST_PAGE }, lifetime);
  }

  /** GET comics/ */
  list(filter: ComicFilter = {}): List<Comic> {
    const { isSubscribed } = filter;
    return filteredList(this.#client, {
      ...COMICS,
      path: 'comics/',
      conditions: comicConditions(filter),
      keep: (comic) => {
        this.#keep(comic);
        if (isSubscribed != null) this.#subscriptions.know(comic.id, isSubscribed);
      },
    });
  }

  /** GET comics/:id/, or the list of all where three or more are asked for at once; null where there is none. */
  byId(id: string): Comic | Promise<Comic | null> {
    return this.#byId.load(id);
  }

  /** GET comics/?slug=, several at once in one call where the instance takes that; null where there is none. */
  bySlug(slug: string): Comic | Promise<Comic | null> {
    return this.#bySlug.load(slug);
  }

  /** All comics that meet the conditions, in the order of the list. */
  all(filter: ComicFilter): Promise<readonly Comic[]> {
    return new ListIndex<Comic>(this.list(filter), { keyOf: idOf, pageSize: LARGEST_PAGE }).all();
  }

  async #findMany(ids: readonly string[]): Promise<(Comic | null | Error)[]> {
    const isWorthTheList = ids.length >= WORTH_THE_LIST || this.#index.hasBegun;
    return isWorthTheList ? this.#index.find(ids) : fanOut(ids, (id) => this.#read(id));
  }

  #read(id: string): Promise<Comic | null> {
    const asked = { key: id, another: 'another comic' };
    return this.#client.one({ ...COMICS, path: path`comics/${id}/`, asked, keep: this.#keep });
  }

  async #findManyBySlug(slugs: readonly string[]): Promise<(Comic | null | Error)[]> {
    const isPlain = slugs.every(isPlainSlug);
    const together = slugs.length > 1 && isPlain ? await this.#readTogether(slugs) : null;
    if (together) return slugs.map((slug) => together.get(slug) ?? null);
    return fanOut(slugs, (slug) => this.#readBySlug(slug));
  }

  async #readBySlug(slug: string): Promise<Comic | null> {
    const [comic = null] = await firstItems(this.list({ slug: { equals: slug } }), 1);
    return comic;
  }

  /** By slug; null where the instance takes no lists of slugs. */
  async #readTogether(slugs: readonly string[]): Promise<ReadonlyMap<string, Comic> | null> {
    const slugLists = this.#client.instanceMemory.of(SlugLists);
    if (!slugLists.areTaken) return null;
    const asked = new Set(slugs.map((slug) => slug.toLowerCase()));
    const read = async (part: readonly string[]) => {
      const query = { ...queryOf(oneOf('slug', part)), limit: part.length, offset: 0 };
      const { items } = await this.#client.page({ ...COMICS, path: 'comics/' }, query);
      return items;
    };
    try {
      const comics = (await Promise.all(inAddressable(slugs, String).map(read))).flat();
      if (comics.every(({ slug }) => typeof slug === 'string' && asked.has(slug.toLowerCase()))) {
        for (const comic of comics) this.#keep(comic);
        return new Map(comics.map((comic) => [comic.slug, comic]));
      }
    } catch (error) {
      if (!(error instanceof UpstreamRefusedError)) throw error;
    }
    slugLists.areNotTaken();
    return null;
  }
}
