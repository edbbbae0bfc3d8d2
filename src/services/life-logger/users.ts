import type { ServiceClient } from '../../contract/client/service-client.ts';
import type { SharedValue } from '../../upstream/loaders/shared-value.ts';
import type { User } from './models.ts';
import { decodeProfileIfAny, decodeProfileKey } from './wire.ts';

/** The viewer, who is the only user there is to read. */
export class Users {
  readonly #client: ServiceClient;
  readonly #me: SharedValue<User>;

  constructor(client: ServiceClient) {
    this.#client = client;
    this.#me = client.me({ path: 'me', decode: decodeProfileKey, toItem: (profile) => profile });
  }

  /** GET /me */
  me(): Promise<User> {
    return this.#me.get();
  }

  /** Null for every other name than the viewer's. */
  async byName(username: string): Promise<User | null> {
    const me = await this.me();
    return me.username.toLowerCase() === username.toLowerCase() ? me : null;
  }

  /** Null for every other id than the viewer's. */
  async byId(id: string): Promise<User | null> {
    const me = await this.me();
    return String(me.id) === id ? me : null;
  }

  /** PATCH /me */
  async update({ displayName }: { readonly displayName: string }): Promise<void> {
    const json = { display_name: displayName };
    const profile = await this.#client.write('PATCH', 'me', { json, decode: decodeProfileIfAny });
    if (profile) this.#me.set(profile);
  }
}
