import { ServiceClient } from '../../contract/service-client.ts';
import type { Decode } from '../../upstream/http/decoding/decode.ts';
import { path, type Query } from '../../upstream/http/url.ts';
import { orNull } from '../../upstream/loaders/or-null.ts';
import { InstanceDialect } from './dialect.ts';

/** An instance shows nothing to strangers: all of it is read as the viewer's own. */
export class ComicsClient extends ServiceClient {
  /** How a body names a resource: `/api/v1/comics/18/`. */
  resourceUri(resource: string, id: string): string {
    return `${this.baseUrl.pathname}${resource}/${id}/`;
  }

  override readOwn<T>(resource: string, decode: Decode<T>, query?: Query): Promise<T> {
    return super.readOwn(resource, this.#observing(decode), query);
  }

  /** GET comics/:id/ of a `comic`, and so on; null where there is none. */
  async readOne<Wire, Item extends { readonly id: string }>(
    kind: 'comic' | 'image' | 'release' | 'subscription',
    id: string,
    decode: Decode<Wire>,
    toItem: (wire: Wire) => Item,
  ): Promise<Item | null> {
    const at = path`${kind}s/${id}/`;
    const wire = await orNull(this.readOwn(at, decode));
    if (!wire) return null;
    const item = toItem(wire);
    if (item.id !== id) throw this.invalidAnswer(at, `another ${kind} than the one asked for`);
    return item;
  }

  /** GET users/ as the viewer. The answer holds their secret key. */
  readAccount<T>(decode: Decode<T>): Promise<T> {
    return this.readSecret('users/', this.#observing(decode));
  }

  /** GET users/ with an email address and a password in place of the viewer's credential, which stays at home. */
  async signIn<T>(email: string, password: string, decode: Decode<T>): Promise<T> {
    const authorization = `Basic ${Buffer.from(`${email}:${password}`).toString('base64')}`;
    const options = { decode, headers: { authorization }, secrets: [password], holdsSecret: true };
    return this.connection.session.get('users/', options);
  }

  #observing<T>(decode: Decode<T>): Decode<T> {
    return (body, head) => {
      const decoded = decode(body, head);
      this.instanceMemory.of(InstanceDialect).observe(body);
      return decoded;
    };
  }
}
