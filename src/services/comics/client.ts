import { ServiceClient } from '../../contract/client/service-client.ts';
import type { Decode } from '../../upstream/http/decoding/decode.ts';
import { InstanceDialect } from './dialect.ts';

/** What newer instances cut every page to. Never 0: older ones take it for "all", newer ones for this. */
export const LARGEST_PAGE = 1000;

/** An instance shows nothing to strangers: all of it is read as the viewer's own. */
export class ComicsClient extends ServiceClient {
  /** How a body names a resource: `/api/v1/comics/18/`. */
  resourceUri(resource: string, id: string): string {
    return `${this.baseUrl.pathname}${resource}/${id}/`;
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
      return decoded;
    };
  }
}
