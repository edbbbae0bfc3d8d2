import type { Collection } from '../../contract/client/collection.ts';
import { bodiless, empty } from '../../upstream/http/decoding/decode.ts';
import { UpstreamError, UpstreamUnavailableError } from '../../upstream/http/errors.ts';
import { path } from '../../upstream/http/url.ts';
import { NUMBER_KEY } from '../../upstream/lists/key-patterns.ts';
import type { List } from '../../upstream/lists/list.ts';
import type { Index } from '../../upstream/lists/list-index.ts';
import type { EntityLoader } from '../../upstream/loaders/entity-loader.ts';
import { type ComicsClient, LARGEST_PAGE } from './client.ts';
import { conditionsOnComic } from './conditions.ts';
import { filtered } from './filtered.ts';
import type { ComicFilter } from './filters.ts';
import { BY_ID, idOf, keyInUri, type Subscription, toSubscription } from './models.ts';
import { decodeSubscription, OBJECTS, type WireSubscription } from './wire.ts';

const SUBSCRIPTIONS: Collection<WireSubscription, Subscription> = {
  envelope: OBJECTS,
  decodeItem: decodeSubscription,
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
  readonly #byId: EntityLoader<Subscription>;
  readonly #index: Index<Subscription>;
  /** By comic, as far as answers of this request have told. */
  readonly #known: () => Map<string, boolean>;
  readonly #keep = (subscription: Subscription): void => {
    this.#byId.prime(subscription.id, subscription);
    this.know(subscription.comicId, true);
  };

  constructor(client: ComicsClient) {
    this.#client = client;
    this.#byId = client.loader({ loadOne: (id) => this.#read(id) });
    this.#index = client.index(() => this.list(), { ...SUBSCRIPTIONS, pageSize: LARGEST_PAGE });
    this.#known = client.perWrite(() => new Map());
  }

  /** GET subscriptions/ */
  list(filter: ComicFilter = {}): List<Subscription> {
    return this.#client.list({
      ...SUBSCRIPTIONS,
      path: 'subscriptions/',
      ...filtered(conditionsOnComic<Subscription>(filter)),
      keep: this.#keep,
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
    return comicIds.flatMap((comicId) => all.get(comicId) ?? []);
  }

  /** Keeps what a list of comics has told. */
  know(comicId: string, isSubscribed: boolean): void {
    this.#known().set(comicId, isSubscribed);
  }

  /**
   * POST subscriptions/. Sent once; where it failed so that the subscription may stand all the same, a look at the list
   * says whether it does: 500 is also the answer to a second subscription.
   */
  async subscribe(comicId: string): Promise<Subscribed> {
    try {
      const json = { comic: this.#client.resourceUri('comics', comicId) };
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
   * PATCH subscriptions/, with what is not as asked already: the service would undo all of it for one second
   * subscription. Nothing is sent where nothing is to change. Sent once; where its answer is lost, a look at the list
   * says whether it was done.
   */
  async update(subscribe: readonly string[], unsubscribe: readonly string[]): Promise<SubscriptionChanges> {
    const before = await this.#byComic();
    const addedComicIds = subscribe.filter((comicId) => !before.has(comicId));
    const deletedIds = unsubscribe.flatMap((comicId) => before.get(comicId)?.id ?? []);
    if (addedComicIds.length === 0 && deletedIds.length === 0) return { addedComicIds, deletedIds };
    const json = {
      objects: addedComicIds.map((comicId) => ({ comic: this.#client.resourceUri('comics', comicId) })),
      deleted_objects: deletedIds.map((id) => this.#client.resourceUri('subscriptions', id)),
    };
    try {
      await this.#client.write('PATCH', 'subscriptions/', { decode: empty, json });
    } catch (error) {
      if (!mayBeMade(error) || !(await this.#isSo(subscribe, unsubscribe).catch(() => false))) throw error;
    }
    return { addedComicIds, deletedIds };
  }

  /** DELETE subscriptions/:id/ */
  async delete(id: string): Promise<void> {
    await this.#client.write('DELETE', path`subscriptions/${id}/`, { decode: empty });
  }

  async #byComic(): Promise<ReadonlyMap<string, Subscription>> {
    const all = await this.#index.all();
    return new Map(all.map((subscription) => [subscription.comicId, subscription]));
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
