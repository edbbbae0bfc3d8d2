import type { List } from '../../upstream/lists/list.ts';
import { EntityLoader } from '../../upstream/loaders/entity-loader.ts';
import type { ComicsClient } from './client.ts';
import { type Condition, releaseConditions } from './conditions.ts';
import type { ReleaseFilter } from './filters.ts';
import type { Images } from './images.ts';
import { comicsList, lastFetchedFirst } from './lists.ts';
import { type Comic, type Release, toRelease } from './models.ts';
import { NewestReleases } from './newest-releases.ts';
import { decodeRelease, decodeReleases, type WireRelease } from './wire.ts';

/** The releases of all comics, with their pictures. */
export class Releases {
  readonly #client: ComicsClient;
  readonly #images: Images;
  readonly #loader: EntityLoader<Release>;
  readonly #newest: NewestReleases;

  constructor(client: ComicsClient, images: Images) {
    this.#client = client;
    this.#images = images;
    this.#loader = new EntityLoader({ loadOne: (id) => this.#read(id) });
    this.#newest = new NewestReleases(client, {
      listOf: (comic) => this.ofComic(comic),
      toItem: (wire) => this.#keep(toRelease(wire)),
    });
  }

  /** GET releases/, last fetched first. */
  list(filter: ReleaseFilter = {}): List<Release> {
    return this.#list(releaseConditions(filter));
  }

  /** GET releases/?comic__slug=, last fetched first. */
  ofComic({ id, slug }: Comic): List<Release> {
    const condition: Condition<Release> = {
      parameter: 'comic__slug',
      value: slug,
      argument: 'comic.slug.equals',
      isMetBy: ({ comicId }) => comicId === id,
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
  find(id: string): Release | Promise<Release | null> {
    return this.#loader.load(id);
  }

  #list(conditions: readonly Condition<Release>[]): List<Release> {
    return comicsList<WireRelease, Release>(this.#client, 'releases/', {
      decode: decodeReleases,
      order: lastFetchedFirst,
      conditions,
      toItem: (wire) => this.#keep(toRelease(wire)),
    });
  }

  async #read(id: string): Promise<Release | null> {
    const release = await this.#client.readOne('release', id, decodeRelease, toRelease);
    return release && this.#keep(release);
  }

  #keep(release: Release): Release {
    this.#loader.prime(release.id, release);
    for (const image of release.images) this.#images.keep(image);
    return release;
  }
}
