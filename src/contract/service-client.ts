import type { Decode, DecodeError } from '../upstream/http/decoding/decode-error.ts';
import { UpstreamInvalidResponseError, UpstreamUnauthenticatedError } from '../upstream/http/errors.ts';
import type { InstanceMemory } from '../upstream/http/instance-memory.ts';
import type { SendOptions } from '../upstream/http/rest-client.ts';
import type { Method } from '../upstream/http/transport.ts';
import type { Query } from '../upstream/http/url.ts';
import type { OffsetAnswer } from '../upstream/lists/offset-list.ts';
import { PageCache } from '../upstream/lists/page-cache.ts';
import type { ServiceConnection } from './service.ts';

/** The calls of one viewer to one service, in one request. What only that service has, its own client adds. */
export class ServiceClient {
  /** Empty after every write: it shows in lists of every kind. */
  readonly pages = new PageCache();
  protected readonly connection: ServiceConnection;
  readonly #onWrite: () => void;

  /** @param onWrite is told after every write, also one that failed: what was known before may be out of date. */
  constructor(connection: ServiceConnection, onWrite: () => void = () => {}) {
    this.connection = connection;
    this.#onWrite = onWrite;
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

  /** What was read at `offset` of a list. An empty part of its middle would look like a list that has lost its place. */
  checkedPart<Item>(path: string, offset: number, answer: OffsetAnswer<Item>): OffsetAnswer<Item> {
    if (answer.items.length > 0 || offset >= answer.total) return answer;
    throw this.invalidAnswer(path, 'an empty page in the middle of a list');
  }

  /** Reads what anybody may see. */
  read<T>(path: string, decode: Decode<T>, query?: Query): Promise<T> {
    return this.connection.session.get(path, { decode, query });
  }

  /** Reads what the service's documents demand a credential for: without one no call is made. */
  async readOwn<T>(path: string, decode: Decode<T>, query?: Query): Promise<T> {
    this.demandCredential('GET', path);
    return this.connection.session.get(path, { decode, query });
  }

  /** The same where the answer holds a secret: it is asked for anew each time, and stored nowhere. */
  protected async readSecret<T>(path: string, decode: Decode<T>): Promise<T> {
    this.demandCredential('GET', path);
    return this.connection.session.get(path, { decode, holdsSecret: true });
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
      this.pages.clear();
      this.#onWrite();
    }
  }
}
