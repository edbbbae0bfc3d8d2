import { bodiless, empty } from '../../upstream/http/decoding/decode.ts';
import { UpstreamError, UpstreamUnavailableError } from '../../upstream/http/errors.ts';
import { path } from '../../upstream/http/url.ts';
import type { List } from '../../upstream/lists/list.ts';
import type { ListIndex } from '../../upstream/lists/list-index.ts';
import { EntityLoader } from '../../upstream/loaders/entity-loader.ts';
import type { ComicsClient } from './client.ts';
import { conditionsOnComic } from './conditions.ts';
import type { ComicFilter } from './filters.ts';
import { byId, comicsIndex, comicsList } from './lists.ts';
import { keyInUri, type Subscription, toSubscription } from './models.ts';
import { decodeSubscription, decodeSubscriptions, type WireSubscription } from './wire.ts';

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
  readonly #loader: EntityLoader<Subscription>;
  #index: ListIndex<Subscription> | undefined;
  /** By comic, as far as answers of this request have told. */
  readonly #known = new Map<string, boolean>();

  constructor(client: ComicsClient) {
    this.#client = client;
    this.#loader = new EntityLoader({ loadOne: (id) => this.#read(id) });
  }

  /** GET subscriptions/ */
  list(filter: ComicFilter = {}): List<Subscription> {
    return comicsList<WireSubscription, Subscription>(this.#client, 'subscriptions/', {
      decode: decodeSubscriptions,
      order: byId,
      conditions: conditionsOnComic<Subscription>(filter),
      toItem: (wire) => this.#keep(toSubscription(wire)),
    });
  }

  /** GET subscriptions/:id/, each id once; null where the viewer has none with it. */
  find(id: string): Subscription | Promise<Subscription | null> {
    return this.#loader.load(id);
  }

  /** Costs the list of all, once a request, unless another answer has told. */
  async isSubscribed(comicId: string): Promise<boolean> {
    return this.#known.get(comicId) ?? (await this.ofComic(comicId)) !== null;
  }

  /** Null where the viewer is not subscribed. Costs the list of all, once a request. */
  async ofComic(comicId: string): Promise<Subscription | null> {
    const all = await this.#all();
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
    this.#known.set(comicId, isSubscribed);
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
      const made = id === '' ? await this.ofComic(comicId) : this.#keep({ id, comicId });
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

  /** Forgets all that a write may have changed. */
  forget(): void {
    this.#index = undefined;
    this.#known.clear();
    this.#loader.clearAll();
  }

  #all(): Promise<readonly Subscription[]> {
    this.#index ??= comicsIndex(this.list());
    return this.#index.all();
  }

  async #byComic(): Promise<ReadonlyMap<string, Subscription>> {
    const all = await this.#all();
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

  async #read(id: string): Promise<Subscription | null> {
    const subscription = await this.#client.readOne('subscription', id, decodeSubscription, toSubscription);
    return subscription && this.#keep(subscription);
  }

  #keep(subscription: Subscription): Subscription {
    this.#loader.prime(subscription.id, subscription);
    this.#known.set(subscription.comicId, true);
    return subscription;
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
