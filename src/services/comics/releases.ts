import type { Collection } from '../../contract/client/collection.ts';
import { objectsIn } from '../../upstream/http/decoding/json-object.ts';
import { path } from '../../upstream/http/url.ts';
import type { Order } from '../../upstream/lists/item-traits.ts';
import { NUMBER_KEY } from '../../upstream/lists/key-patterns.ts';
import type { List } from '../../upstream/lists/list.ts';
import type { EntityLoader } from '../../upstream/loaders/entity-loader.ts';
import type { ComicsClient } from './client.ts';
import type { Comics } from './comics.ts';
import { type Condition, isTakenOnComic, releaseConditions } from './conditions.ts';
import { equalTo } from './converted-words.ts';
import { type ComicsFirst, filteredList } from './filtered.ts';
import type { ReleaseFilter } from './filters.ts';
import type { Images } from './images.ts';
import { type Comic, idOf, type Release, toRelease } from './models.ts';
import { NewestReleases } from './newest-releases.ts';
import { decodeReleaseKey, OBJECTS, type WireRelease } from './wire.ts';

/** "Last fetched first", to the microsecond. */
const LAST_FETCHED_FIRST: Order<Release> = {
  valueOf: ({ fetched, id }) => {
    const digits = /\.(\d+)/.exec(fetched)?.[1] ?? '';
    return [Date.parse(fetched), Number(digits.padEnd(6, '0').slice(3, 6)), Number(id)];
  },
  valueType: ['time', 'number', 'number'],
  direction: 'descending',
};

export const RELEASES: Collection<WireRelease, Release> = {
  envelope: OBJECTS,
  decodeItem: decodeReleaseKey,
  toItem: toRelease,
  keyOf: idOf,
  keyPattern: NUMBER_KEY,
  order: LAST_FETCHED_FIRST,
  isPrivate: true,
};

/** The releases of all comics, with their pictures. */
export class Releases {
  readonly #client: ComicsClient;
  readonly #comics: Comics;
  readonly #images: Images;
  readonly #byId: EntityLoader<Release>;
  readonly #newest: NewestReleases;
  readonly #keep = (release: Release): void => {
    this.#byId.prime(release.id, release);
    for (const image of objectsIn(release.images)) this.#images.keep(image);
  };

  constructor(client: ComicsClient, comics: Comics, images: Images) {
    this.#client = client;
    this.#comics = comics;
    this.#images = images;
    this.#byId = client.loader({ loadOne: (id) => this.#read(id) }, { outlivesWrites: true });
    this.#newest = new NewestReleases({
      listOf: (comic) => this.ofComic(comic),
      read: (query) => client.page({ ...RELEASES, path: 'releases/', keep: this.#keep }, query),
      traits: RELEASES,
      instanceMemory: client.instanceMemory,
    });
  }

  /** GET releases/, last fetched first. */
  list(filter: ReleaseFilter = {}): List<Release> {
    const { comic } = filter;
    const conditions = releaseConditions(filter);
    if (!comic || isTakenOnComic(comic)) return this.#list(conditions);
    const others = releaseConditions({ ...filter, comic: null });
    const comicIdOf = ({ comicId }: Release) => comicId;
    return this.#list(conditions, { find: () => this.#comics.all(comic), comicIdOf, others });
  }

  /** GET releases/?comic__slug=, last fetched first. */
  ofComic({ id, slug }: Comic): List<Release> {
    const condition: Condition<Release> = {
      ...equalTo('comic__slug', slug),
      argument: 'comic.slug.equals',
      isMetBy: ({ comicId }) => comicId === '' || comicId === id,
    };
    return this.#list([condition]);
  }

  /**
   * The same list, whose beginning is read together with that of all other comics that it is asked of at once. A page
   * so read tells no total.
   */
  ofComicTogether(comic: Comic): List<Release> {
    const list = this.ofComic(comic);
    return {
      ...list,
      page: (request) => {
        const isBeginning = request.direction === 'forward' && request.anchor === null;
        return isBeginning ? this.#newest.page(comic, request.count) : list.page(request);
      },
    };
  }

  /** GET releases/:id/, each id once; null where there is none. */
  byId(id: string): Release | Promise<Release | null> {
    return this.#byId.load(id);
  }

  #list(conditions: readonly Condition<Release>[], comics?: ComicsFirst<Release>): List<Release> {
    return filteredList(this.#client, {
      ...RELEASES,
      path: 'releases/',
      conditions,
      keep: this.#keep,
      comics,
    });
  }

  #read(id: string): Promise<Release | null> {
    const asked = { key: id, another: 'another release' };
    return this.#client.one({ ...RELEASES, path: path`releases/${id}/`, asked, keep: this.#keep });
  }
}
