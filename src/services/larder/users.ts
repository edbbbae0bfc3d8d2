import type { SharedValue } from '../../upstream/loaders/shared-value.ts';
import type { LarderClient } from './client.ts';
import type { User } from './models.ts';
import { decodeUserKey } from './wire.ts';

/** The viewer: Larder shows nobody else. */
export class Users {
  readonly #me: SharedValue<User>;

  constructor(client: LarderClient) {
    this.#me = client.me({ path: 'user/', decode: decodeUserKey, toItem: (user) => user });
  }

  /** GET user/ */
  me(): Promise<User> {
    return this.#me.get();
  }

  /** Null for every other name than the viewer's. */
  async byName(username: string): Promise<User | null> {
    const me = await this.me();
    return me.username === username ? me : null;
  }
}
