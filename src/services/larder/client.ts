import type { ServiceConnection } from '../../gateway/service.ts';
import { demandCredential, invalidAnswer } from '../../upstream/checks.ts';
import type { Decode } from '../../upstream/decode.ts';
import { UpstreamRefusedError } from '../../upstream/errors.ts';
import { PageCache } from '../../upstream/paging/page-cache.ts';
import { type Query, relativeTo } from '../../upstream/url.ts';

/** The calls of one viewer. Everything at Larder is somebody's own: without a credential none is made. */
export class LarderClient {
  readonly #connection: ServiceConnection;
  readonly #onWrite: () => void;
  readonly pages = new PageCache();

  /** @param onWrite is told after every write, also one that failed: what was known before may be out of date. */
  constructor(connection: ServiceConnection, onWrite: () => void) {
    this.#connection = connection;
    this.#onWrite = onWrite;
  }

  /** The web site itself, three steps above the API. */
  get siteUrl(): URL {
    return relativeTo(this.#connection.baseUrl, '../../../');
  }

  /** For an answer that is well-formed and still can't be true. */
  invalidAnswer(path: string, what: string): Error {
    return invalidAnswer(this.#connection.session, path, what);
  }

  async read<T>(path: string, decode: Decode<T>, query?: Query): Promise<T> {
    demandCredential(this.#connection.session, 'GET', path);
    return this.#connection.session.get(path, { decode, query });
  }

  /** Fields that are undefined are not sent. Without `json` there is no body. */
  async write<T>(path: string, decode: Decode<T>, json?: object): Promise<T> {
    demandCredential(this.#connection.session, 'POST', path);
    try {
      return await this.#connection.session.send('POST', path, { decode, json });
    } catch (error) {
      throw error instanceof UpstreamRefusedError ? withNamedFields(error, json ?? {}) : error;
    } finally {
      this.pages.clear();
      this.#onWrite();
    }
  }
}

/** `{"error": "url: Enter a valid URL."}`: where one text is all there is, it begins with the field that it is about. */
function withNamedFields(error: UpstreamRefusedError, json: object): UpstreamRefusedError {
  const refusals = error.refusals.map((refusal) => {
    if (refusal.field !== null) return refusal;
    const field = Object.keys(json).find((name) => refusal.message.startsWith(`${name}: `));
    return field === undefined ? refusal : { field, message: refusal.message.slice(field.length + 2) };
  });
  return new UpstreamRefusedError(error.request, error.message, {
    ...(error.status === undefined ? {} : { status: error.status }),
    refusals,
  });
}
