import { ServiceClient } from '../../contract/client/service-client.ts';
import type { Decode } from '../../upstream/http/decoding/decode.ts';
import { UpstreamError } from '../../upstream/http/errors.ts';
import { InstanceDialect } from './dialect.ts';
import { comicsFacts } from './facts.ts';
import { InstanceUris } from './instance-uris.ts';

/** What newer instances cut every page to. Never 0: older ones take it for "all", newer ones for this. */
export const LARGEST_PAGE = 1000;

const DOCUMENTED_ROOT = comicsFacts.documentedPath;

/** An instance shows nothing to strangers: all of it is read as the viewer's own. */
export class ComicsClient extends ServiceClient {
  /**
   * How a body names a resource: `/api/v1/comics/18/`. An instance that is mounted below a path may leave that path out,
   * as newer ones do, or demand it: what it has sent itself shows which. Where it has not sent anything yet, it is asked.
   */
  async resourceUri(resource: string, id: string): Promise<string> {
    const uris = this.instanceMemory.of(InstanceUris);
    if (uris.root === null && this.baseUrl.pathname !== DOCUMENTED_ROOT) await this.#showUris();
    return `${uris.root ?? this.baseUrl.pathname}${resource}/${id}/`;
  }

  async #showUris(): Promise<void> {
    try {
      await this.readOwn('comics/', (body) => body, { limit: 1, offset: 0 });
    } catch (error) {
      // The change itself meets what is wrong, and says so.
      if (!(error instanceof UpstreamError)) throw error;
    }
  }

  /** GET users/ with an email address and a password in place of the viewer's credential, which stays at home. */
  async signIn<T>(email: string, password: string, decode: Decode<T>): Promise<T> {
    const authorization = `Basic ${Buffer.from(`${email}:${password}`).toString('base64')}`;
    const options = { decode, headers: { authorization }, secrets: [password], holdsSecret: true };
    return this.connection.session.get('users/', options);
  }

  protected override observing<T>(decode: Decode<T>): Decode<T> {
    return (body, head) => {
      const decoded = decode(body, head);
      this.instanceMemory.of(InstanceDialect).observe(body);
      this.instanceMemory.of(InstanceUris).observe(body);
      return decoded;
    };
  }
}
