import type { ServiceConnection } from '../../gateway/service.ts';
import { demandCredential, invalidAnswer } from '../../upstream/checks.ts';
import type { Decode } from '../../upstream/decode.ts';
import { UpstreamNotFoundError, UpstreamUnauthenticatedError } from '../../upstream/errors.ts';
import { PageCache } from '../../upstream/paging/page-cache.ts';
import { type Form, type Query, relativeTo } from '../../upstream/url.ts';

/** What is sent without a credential, to get one. */
export interface AnonymousCall {
  readonly form?: Form;
  readonly json?: object;
  /** Values in it that no refusal may repeat: passwords. */
  readonly secrets?: readonly string[];
}

/** The calls of one viewer. Most of littleBits is public; what is somebody's own demands a credential. */
export class LittlebitsClient {
  readonly #connection: ServiceConnection;
  readonly #onWrite: () => void;
  readonly pages = new PageCache();

  /** @param onWrite is told after every write, also one that failed: what was known before may be out of date. */
  constructor(connection: ServiceConnection, onWrite: () => void) {
    this.#connection = connection;
    this.#onWrite = onWrite;
  }

  get learned() {
    return this.#connection.learned;
  }

  get hasCredential(): boolean {
    return this.#connection.hasCredential;
  }

  /** The viewer's token, for the one call that wants it in its body. */
  tokenFor(method: string, path: string): string {
    demandCredential(this.#connection.session, method, path);
    return this.#connection.credential ?? '';
  }

  /** The web site itself, two steps above the API. Addresses without a scheme are completed with its own. */
  get siteUrl(): URL {
    return relativeTo(this.#connection.baseUrl, '../../');
  }

  /** For an answer that is well-formed and still can't be true. */
  invalidAnswer(path: string, what: string): Error {
    return invalidAnswer(this.#connection.session, path, what);
  }

  /** For an answer that should hold one thing and holds none. */
  missing(path: string): Error {
    const { request, name } = this.#connection.session.describe('GET', path);
    return new UpstreamNotFoundError(request, `${name} does not have this.`, { status: 200 });
  }

  /** For a credential that an answer shows to be nobody's: the service takes it for none, and says nothing. */
  unauthenticated(method: string, path: string): Error {
    const { request, name } = this.#connection.session.describe(method, path);
    return new UpstreamUnauthenticatedError(request, `${name} does not accept the credential.`);
  }

  async read<T>(path: string, decode: Decode<T>, query?: Query): Promise<T> {
    return this.#connection.session.get(path, { decode, query });
  }

  /** Reads what is the viewer's own. */
  async readOwn<T>(path: string, decode: Decode<T>): Promise<T> {
    demandCredential(this.#connection.session, 'GET', path);
    return this.#connection.session.get(path, { decode });
  }

  /** Writes form data, also in the body of a DELETE, as the viewer. Fields that are undefined are not sent. */
  async write<T>(
    method: 'POST' | 'PUT' | 'DELETE',
    path: string,
    decode: Decode<T>,
    form?: Form,
  ): Promise<T> {
    demandCredential(this.#connection.session, method, path);
    return this.#changing(this.#connection.session.send(method, path, { decode, form }));
  }

  /** Posts what needs no credential: signing in and signing up. Whatever stale one is there stays here. */
  async postAnonymously<T>(path: string, decode: Decode<T>, call: AnonymousCall): Promise<T> {
    const options = { decode, ...call, isAnonymous: true };
    return this.#changing(this.#connection.session.send('POST', path, options));
  }

  /** For the one change that littleBits makes by GET. It is sent once, as any other. */
  async changeByGet<T>(path: string, decode: Decode<T>, query: Query): Promise<T> {
    const options = { decode, query, isAnonymous: true, isWrite: true };
    return this.#changing(this.#connection.session.get(path, options));
  }

  async #changing<T>(answer: Promise<T>): Promise<T> {
    try {
      return await answer;
    } finally {
      this.pages.clear();
      this.#onWrite();
    }
  }
}
