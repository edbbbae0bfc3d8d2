import { ServiceClient } from '../../contract/client/service-client.ts';
import type { Decode } from '../../upstream/http/decoding/decode.ts';
import { UpstreamNotFoundError, UpstreamUnauthenticatedError } from '../../upstream/http/errors.ts';
import { type Form, type Query, relativeTo } from '../../upstream/http/url.ts';

const siteOf = relativeTo('../../');

/** What is sent without a credential, to get one. */
export interface AnonymousCall {
  readonly form?: Form;
  readonly json?: object;
  /** Values in it that no refusal may repeat: passwords. */
  readonly secrets?: readonly string[];
}

/** Most of littleBits is public; what is somebody's own demands a credential. */
export class LittlebitsClient extends ServiceClient {
  /** The viewer's token, for the one call that wants it in its body. */
  tokenFor(method: string, path: string): string {
    this.demandCredential(method, path);
    return this.connection.credential ?? '';
  }

  /** The web site itself, two steps above the API. Addresses without a scheme are completed with its own. */
  get siteUrl(): URL {
    return siteOf(this.baseUrl);
  }

  /** For an answer that should hold one thing and holds none. */
  missing(path: string): Error {
    const { request, name } = this.connection.session.describeRequest('GET', path);
    return new UpstreamNotFoundError(request, `${name} does not have this.`, { status: 200 });
  }

  /** For a credential that an answer shows to be nobody's: the service takes it for none, and says nothing. */
  unauthenticated(method: string, path: string): Error {
    const { request, name } = this.connection.session.describeRequest(method, path);
    return new UpstreamUnauthenticatedError(request, `${name} does not accept the credential.`);
  }

  /** Posts what needs no credential: signing in and signing up. Whatever stale one is there stays here. */
  async postAnonymously<T>(path: string, decode: Decode<T>, call: AnonymousCall): Promise<T> {
    const options = { decode, ...call, isAnonymous: true };
    return this.changing(this.connection.session.send('POST', path, options));
  }

  /** For the one change that littleBits makes by GET. It is sent once, as any other. */
  async changeByGet<T>(path: string, decode: Decode<T>, query: Query): Promise<T> {
    const options = { decode, query, isAnonymous: true, isWrite: true };
    return this.changing(this.connection.session.get(path, options));
  }
}
