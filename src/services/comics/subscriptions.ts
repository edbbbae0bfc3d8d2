import type { Collection } from '../../contract/client/collection.ts';
import { bodiless, empty } from '../../upstream/http/decoding/decode.ts';
import { UpstreamError, UpstreamUnavailableError } from '../../upstream/http/errors.ts';
import { path } from '../../upstream/http/url.ts';
import { NUMBER_KEY } from '../../upstream/lists/key-patterns.ts';
import type { List } from '../../upstream/lists/list.ts';
import type { Index } from '../../upstream/lists/list-index.ts';
import type { EntityLoader } from '../../upstream/loaders/entity-loader.ts';
import { type ComicsClient, LARGEST_PAGE } from './client.ts';
import { conditionsOnComic, isTakenOnComic } from './conditions.ts';
import { filteredList } from './filtered.ts';
import type { ComicFilter } from './filters.ts';
import { BY_ID, type Comic, idOf, keyInUri, type Subscription, toSubscription } from './models.ts';
import { decodeSubscriptionKey, OBJECTS, type WireSubscription } from './wire.ts';

const SUBSCRIPTIONS: Collection<WireSubscription, Subscription> = {
  envelope: OBJECTS,
  decodeItem: decodeSubscriptionKey,
  toItem: toSubscription,
  keyOf: idOf,
  keyPattern: NUMBER_KEY,
  order: BY_ID,
  isPrivate: true,
};

/** That the viewer is subscribed now. */
export interface Subscribed {
  readonly subscription: Subscription;
  /** Null where nobody can tell: the answer was lost, and the subscription stands. */
  readonly wasSubscribed: boolean | null;
}

/** What a bulk update has changed. */
export interface SubscriptionChanges {
  /** The comics that the viewer was not subscribed to before. */
  readonly addedComicIds: readonly string[];
  /** The subscriptions that are gone. */
  readonly deletedIds: readonly string[];
}

/** The subscriptions of the viewer. */
export class Subscriptions {
  readonly #client: ComicsClient;
  readonly #findComics: (filter: ComicFilter) => Promise<readonly Comic[]>;
  readonly #byId: EntityLoader<Subscription>;
  readonly #index: Index<Subscription>;
  /** By comic, as far as answers of this request have told. */
  readonly #known: () => Map<string, boolean>;
  readonly #keep = (subscription: Subscription): void => {
    this.#byId.prime(subscription.id, subscription);
    this.know(subscription.comicId, true);
  };

  /** @param findComics finds all comics that meet a filter. */
  constructor(client: ComicsClient, findComics: (filter: ComicFilter) => Promise<readonly Comic[]>) {
    this.#client = client;
    this.#findComics = findComics;
    this.#byId = client.loader({ loadOne: (id) => this.#read(id) });
    this.#index = client.index(() => this.list(), { ...SUBSCRIPTIONS, pageSize: LARGEST_PAGE });
    this.#known = client.perWrite(() => new Map());
  }

  /** GET subscriptions/ */
  list(filter: ComicFilter = {}): List<Subscription> {
    const comicIdOf = ({ comicId }: Subscription) => comicId;
    const comics = { find: () => this.#findComics(filter), comicIdOf, others: [] };
    return filteredList(this.#client, {
      ...SUBSCRIPTIONS,
      path: 'subscriptions/',
      conditions: conditionsOnComic<Subscription>(filter),
      keep: this.#keep,
      comics: isTakenOnComic(filter) ? undefined : comics,
    });
  }

  /** GET subscriptions/:id/, each id once; null where the viewer has none with it. */
  byId(id: string): Subscription | Promise<Subscription | null> {
    return this.#byId.load(id);
  }

  /** Costs the list of all, once a request, unless another answer has told. */
  async isSubscribed(comicId: string): Promise<boolean> {
    return this.#known().get(comicId) ?? (await this.ofComic(comicId)) !== null;
  }

  /** Null where the viewer is not subscribed. Costs the list of all, once a request. */
  async ofComic(comicId: string): Promise<Subscription | null> {
    const all = await this.#index.all();
    return all.find((subscription) => subscription.comicId === comicId) ?? null;
  }

  /** The same for many comics, without those that the viewer is not subscribed to; no comics cost no call. */
  async ofComics(comicIds: readonly string[]): Promise<readonly Subscription[]> {
    if (comicIds.length === 0) return [];
    const all = await this.#byComic();
    return comicIds.flatMap((comicId) => all.get(comicId)?.[0] ?? []);
  }

  /** Keeps what a list of comics has told. */
  know(comicId: string, isSubscribed: boolean): void {
    this.#known().set(comicId, isSubscribed);
  }

  /**
   * POST subscriptions/, where the list shows that none stands: instances make a second subscription to a comic. Sent
   * once; where it failed so that the subscription may stand all the same, another look at the list says whether it does:
   * 500 is documented as the answer to a second subscription, too.
   */
  async subscribe(comicId: string): Promise<Subscribed> {
    const before = await this.ofComic(comicId);
    if (before) return { subscription: before, wasSubscribed: true };
    try {
      const json = { comic: await this.#client.resourceUri('comics', comicId) };
      const id = await this.#client.write('POST', 'subscriptions/', { decode: createdKey, json });
      // An answer without `Location` leaves it to the list to say which one it is.
      const made = id === '' ? await this.ofComic(comicId) : { id, comicId };
      if (made) this.#keep(made);
      if (made) return { subscription: made, wasSubscribed: false };
      throw this.#client.invalidAnswer('subscriptions/', 'no subscription after it was made');
    } catch (error) {
      if (!mayBeMade(error)) throw error;
      const standing = await this.#ofComicUnless(error, comicId);
      const saysNo = error instanceof UpstreamUnavailableError && error.status === 500;
      return { subscription: standing, wasSubscribed: saysNo ? true : null };
    }
  }

  /**
   * PATCH subscriptions/, with what is not as asked already: documented instances undo all of it for one second
   * subscription, real ones make one. All subscriptions to a comic are deleted. Nothing is sent where nothing is to
   * change. Sent once; that it was accepted proves no deletion, since some pass over what they do not find: what is gone
   * is what the list no longer shows.
   */
  async update(subscribe: readonly string[], unsubscribe: readonly string[]): Promise<SubscriptionChanges> {
    const before = await this.#byComic();
    const addedComicIds = subscribe.filter((comicId) => !before.has(comicId));
    const standing = unsubscribe.flatMap((comicId) => before.get(comicId) ?? []).map(idOf);
    if (addedComicIds.length === 0 && standing.length === 0) return { addedComicIds, deletedIds: [] };
    const [objects, deleted_objects] = await Promise.all([
      Promise.all(addedComicIds.map(async (id) => ({ comic: await this.#client.resourceUri('comics', id) }))),
      Promise.all(standing.map((id) => this.#client.resourceUri('subscriptions', id))),
    ]);
    const json = { objects, deleted_objects };
    try {
      await this.#client.write('PATCH', 'subscriptions/', { decode: empty, json });
    } catch (error) {
      if (!mayBeMade(error) || !(await this.#isSo(subscribe, unsubscribe).catch(() => false))) throw error;
    }
    return { addedComicIds, deletedIds: standing.length === 0 ? [] : await this.#goneOf(standing) };
  }

  /** DELETE subscriptions/:id/ */
  async delete(id: string): Promise<void> {
    await this.#client.write('DELETE', path`subscriptions/${id}/`, { decode: empty });
  }

  /** Every subscription to the comic, mostly one, by DELETE; the ids of those that are gone, none where none stood. */
  async deleteAllOf(comicId: string): Promise<readonly string[]> {
    const standing = (await this.#byComic()).get(comicId) ?? [];
    const [only, ...others] = standing;
    if (only === undefined) return [];
    if (others.length > 0) return (await this.update([], [comicId])).deletedIds;
    await this.delete(only.id);
    return [only.id];
  }

  /** None where nobody can tell: an id is only reported as gone where that was seen. */
  async #goneOf(ids: readonly string[]): Promise<readonly string[]> {
    const all = await this.#index.all().catch(() => null);
    const left = new Set(all?.map(idOf));
    return all === null ? [] : ids.filter((id) => !left.has(id));
  }

  /** A comic can be subscribed to more than once. */
  async #byComic(): Promise<ReadonlyMap<string, readonly Subscription[]>> {
    return Map.groupBy(await this.#index.all(), ({ comicId }) => comicId);
  }

  async #isSo(subscribed: readonly string[], unsubscribed: readonly string[]): Promise<boolean> {
    const all = await this.#byComic();
    return (
      subscribed.every((comicId) => all.has(comicId)) && !unsubscribed.some((comicId) => all.has(comicId))
    );
  }

  /** The error stands where the subscription does not, or where nobody can tell. */
  async #ofComicUnless(error: UpstreamError, comicId: string): Promise<Subscription> {
    const standing = await this.ofComic(comicId).catch(() => null);
    if (!standing) throw error;
    return standing;
  }

  #read(id: string): Promise<Subscription | null> {
    const options = { path: path`subscriptions/${id}/`, asked: { key: id, another: 'another subscription' } };
    return this.#client.one({ ...SUBSCRIPTIONS, ...options, keep: this.#keep });
  }
}

function mayBeMade(error: unknown): error is UpstreamError {
  return error instanceof UpstreamError && (error.outcome === 'MADE' || error.outcome === 'UNKNOWN');
}

/** The key that `Location` names, wherever it leads; empty where there is none. */
const createdKey = bodiless(({ headers }) => {
  const { location } = headers;
  return typeof location === 'string' ? keyInUri(location) : '';
});
