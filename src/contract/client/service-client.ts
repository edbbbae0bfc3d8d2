import type { Decode, DecodeError } from '../../upstream/http/decoding/decode-error.ts';
import { type Contents, decodeContents } from '../../upstream/http/decoding/envelope.ts';
import { UpstreamInvalidResponseError, UpstreamUnauthenticatedError } from '../../upstream/http/errors.ts';
import type { InstanceMemory } from '../../upstream/http/instance-memory.ts';
import type { SendOptions } from '../../upstream/http/rest-client.ts';
import type { Method } from '../../upstream/http/transport.ts';
import { encodeQuery, type Query } from '../../upstream/http/url.ts';
import type { List } from '../../upstream/lists/list.ts';
import { type Index, ListIndex, type ListIndexOptions } from '../../upstream/lists/list-index.ts';
import { PageCache } from '../../upstream/lists/page-cache.ts';
import { readableOrder } from '../../upstream/lists/readable-order.ts';
import { EntityLoader, type EntitySource } from '../../upstream/loaders/entity-loader.ts';
import { emptyIfMissing, orNull } from '../../upstream/loaders/or-null.ts';
import { SharedValue } from '../../upstream/loaders/shared-value.ts';
import type { ServiceConnection } from '../service.ts';
import type { Lifetime, ListOptions, MeOptions, OneOptions, PageOptions } from './collection.ts';

/**
 * The calls of one viewer to one service, in one request, and all that the request knows of the service by them. Each write
 * forgets what it may have made out of date. What only one service has, its own client adds.
 */
export class ServiceClient {
  protected readonly connection: ServiceConnection;
  /** Pages show writes to things of every kind. */
  readonly #pages = new PageCache();
  readonly #forgetting: (() => void)[] = [() => this.#pages.clear()];

  constructor(connection: ServiceConnection) {
    this.connection = connection;
  }

  /** The API's base address, with a trailing slash. */
  get baseUrl(): URL {
    return this.connection.baseUrl;
  }

  get hasCredential(): boolean {
    return this.connection.hasCredential;
  }

  get instanceMemory(): InstanceMemory {
    return this.connection.instanceMemory;
  }

  /** A list that is paged through; the same part of it is read once a request. */
  list<Wire, Item>(options: ListOptions<Wire, Item>): List<Item> {
    const { path, query, paging, goneIsEmpty = false } = options;
    const found = query === undefined ? path : `${path}?${encodeQuery(query)}`;
    const { identity = `${this.connection.key}/${found}` } = options;
    const list = paging({
      // A list that can be gone without an error is another one.
      identity: goneIsEmpty ? `${identity} if there` : identity,
      keyOf: options.keyOf,
      keyPattern: options.keyPattern,
      ...(options.order ? { order: readableOrder(options.order) } : {}),
      read: (parameters) => {
        const page = this.page(options, { ...query, ...parameters });
        return goneIsEmpty ? emptyIfMissing(page) : page;
      },
      invalid: (what) => this.invalidAnswer(path, what),
    });
    return this.#pages.wrap(list);
  }

  /** The items of one response, by a call of its own. */
  async page<Wire, Item>(options: PageOptions<Wire, Item>, query?: Query): Promise<Contents<Item>> {
    const { path, envelope, decodeItem, isPrivate = false } = options;
    const decode = (body: unknown) => decodeContents(envelope, decodeItem, body);
    const contents = await (isPrivate ? this.readOwn(path, decode, query) : this.read(path, decode, query));
    const items = contents.items.map(options.toItem);
    const fault = options.faultOf?.(items) ?? null;
    if (fault !== null) throw this.invalidAnswer(path, fault);
    if (options.keep) for (const item of items) options.keep(item);
    return { items, total: contents.total };
  }

  /** One object, by a call of its own; null where there is none. */
  async one<Wire, Item>(options: OneOptions<Wire, Item>): Promise<Item | null> {
    const { path, decodeItem, isPrivate = false, asked } = options;
    const wire = await orNull(isPrivate ? this.readOwn(path, decodeItem) : this.read(path, decodeItem));
    if (wire === null) return null;
    const item = options.toItem(wire);
    if (asked !== null && options.keyOf(item) !== asked.key) {
      throw this.invalidAnswer(path, `${asked.another} than the one asked for`);
    }
    options.keep?.(item);
    return item;
  }

  /** Whom the credential stands for, read at most once. */
  me<Wire, Item>(options: MeOptions<Wire, Item>, lifetime: Lifetime = {}): SharedValue<Item> {
    const { path, decode, holdsSecret = false } = options;
    return this.once(async () => {
      this.demandCredential('GET', path);
      const get = { decode: this.observing(decode), holdsSecret };
      return options.toItem(await this.connection.session.get(path, get));
    }, lifetime);
  }

  /** Something that is read at most once. */
  once<T>(read: () => Promise<T>, { outlivesWrites = false }: Lifetime = {}): SharedValue<T> {
    const value = new SharedValue(read);
    if (!outlivesWrites) this.#forgetting.push(() => value.clear());
    return value;
  }

  /** Objects by their keys, each read at most once. */
  loader<Value>(source: EntitySource<Value>, { outlivesWrites = false }: Lifetime = {}): EntityLoader<Value> {
    const loader = new EntityLoader(source);
    if (!outlivesWrites) this.#forgetting.push(() => loader.clearAll());
    return loader;
  }

  /** Objects by their keys where no endpoint gives one: the list is walked, at most once. */
  index<Item>(list: () => List<Item>, options: ListIndexOptions<Item>, lifetime: Lifetime = {}): Index<Item> {
    const index = this.perWrite(() => new ListIndex(list(), options), lifetime);
    return {
      get hasBegun() {
        return index().hasBegun;
      },
      find: (keys) => index().find(keys),
      all: () => index().all(),
    };
  }

  /** Something that is made when it is first needed, and anew after each write. */
  perWrite<T>(make: () => T, { outlivesWrites = false }: Lifetime = {}): () => T {
    let made: { readonly value: T } | undefined;
    const forget = () => {
      made = undefined;
    };
    if (!outlivesWrites) this.#forgetting.push(forget);
    return () => {
      made ??= { value: make() };
      return made.value;
    };
  }

  /** The error for an answer to a GET that is well-formed and still can't be true; `what` completes the sentence. */
  invalidAnswer(path: string, what: string): UpstreamInvalidResponseError {
    const { request, name } = this.connection.session.describeRequest('GET', path);
    return new UpstreamInvalidResponseError(request, `${name} answered with ${what}.`, { status: 200 });
  }

  /** The error for a part of an answer that can't be read, where the rest of it can. */
  malformed(
    method: string,
    path: string,
    { path: place, problem }: DecodeError,
  ): UpstreamInvalidResponseError {
    const { request, name } = this.connection.session.describeRequest(method, path);
    const message = `${name} answered with something other than documented: ${place} ${problem}.`;
    return new UpstreamInvalidResponseError(request, message, { status: 200 });
  }

  /** Reads what anybody may see. */
  read<T>(path: string, decode: Decode<T>, query?: Query): Promise<T> {
    return this.connection.session.get(path, { decode: this.observing(decode), query });
  }

  /** Reads what the service's documents demand a credential for: without one no call is made. */
  async readOwn<T>(path: string, decode: Decode<T>, query?: Query): Promise<T> {
    this.demandCredential('GET', path);
    return this.read(path, decode, query);
  }

  /** Sends what changes nothing and takes no credential to be there. */
  sendSafely<T>(
    method: Exclude<Method, 'GET'>,
    path: string,
    options: Omit<SendOptions<T>, 'isSafe'>,
  ): Promise<T> {
    return this.connection.session.send(method, path, { ...options, isSafe: true });
  }

  /** Writes as the viewer: without a credential no call is made. Fields that are undefined are not sent. */
  async write<T>(method: Exclude<Method, 'GET'>, path: string, options: SendOptions<T>): Promise<T> {
    this.demandCredential(method, path);
    return this.changing(this.connection.session.send(method, path, options));
  }

  /** @throws UpstreamUnauthenticatedError, before a call that can't succeed. */
  protected demandCredential(method: string, path: string): void {
    const { session } = this.connection;
    if (session.hasCredential) return;
    const { request, name } = session.describeRequest(method, path);
    throw new UpstreamUnauthenticatedError(request, `${name} demands a credential for this.`);
  }

  /** Sees to it that nothing from before a change is taken for what is there after it, be it made or failed. */
  protected async changing<T>(answer: Promise<T>): Promise<T> {
    try {
      return await answer;
    } finally {
      for (const forget of this.#forgetting) forget();
    }
  }

  /** For a client that learns of its instance from whatever it reads. */
  protected observing<T>(decode: Decode<T>): Decode<T> {
    return decode;
  }
}
