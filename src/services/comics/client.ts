import type { ServiceConnection } from '../../gateway/service.ts';
import { demandCredential, invalidAnswer } from '../../upstream/checks.ts';
import type { Decode } from '../../upstream/decode.ts';
import { PageCache } from '../../upstream/paging/page-cache.ts';
import type { Query } from '../../upstream/url.ts';
import { InstanceDialect } from './dialect.ts';

/** The calls of one viewer. An instance shows nothing to strangers: without a credential none is made. */
export class ComicsClient {
  readonly #connection: ServiceConnection;
  readonly #onWrite: () => void;
  readonly pages = new PageCache();

  /** @param onWrite is told after every write, also one that failed: what was known before may be out of date. */
  constructor(connection: ServiceConnection, onWrite: () => void) {
    this.#connection = connection;
    this.#onWrite = onWrite;
  }

  get baseUrl(): URL {
    return this.#connection.baseUrl;
  }

  get learned() {
    return this.#connection.learned;
  }

  /** How a body names a resource: `/api/v1/comics/18/`. */
  resourceUri(resource: string, id: string): string {
    return `${this.baseUrl.pathname}${resource}/${id}/`;
  }

  /** For an answer that is well-formed and still can't be true. */
  invalidAnswer(path: string, what: string): Error {
    return invalidAnswer(this.#connection.session, path, what);
  }

  async read<T>(path: string, decode: Decode<T>, query?: Query): Promise<T> {
    demandCredential(this.#connection.session, 'GET', path);
    return this.#connection.session.get(path, { decode: this.#observing(decode), query });
  }

  /** Reads with an email address and a password in place of the viewer's credential, which stays at home. */
  async readAs<T>(email: string, password: string, path: string, decode: Decode<T>): Promise<T> {
    const authorization = `Basic ${Buffer.from(`${email}:${password}`).toString('base64')}`;
    return this.#connection.session.get(path, { decode, headers: { authorization } });
  }

  async write<T>(
    method: 'POST' | 'PATCH' | 'DELETE',
    path: string,
    decode: Decode<T>,
    json?: object,
  ): Promise<T> {
    demandCredential(this.#connection.session, method, path);
    try {
      return await this.#connection.session.send(method, path, { decode, json });
    } finally {
      this.pages.clear();
      this.#onWrite();
    }
  }

  #observing<T>(decode: Decode<T>): Decode<T> {
    return (body, head) => {
      const decoded = decode(body, head);
      this.learned.of(InstanceDialect).observe(body);
      return decoded;
    };
  }
}
