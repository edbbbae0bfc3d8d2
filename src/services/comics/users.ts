import type { SharedValue } from '../../upstream/loaders/shared-value.ts';
import type { ComicsClient } from './client.ts';
import { toUser, type User } from './models.ts';
import { decodeUser } from './wire.ts';

/** Who signed in, and with what to go on. */
export interface SignedIn {
  readonly user: User;
  readonly secretKey: string;
}

/** The viewer: an instance shows nobody else. */
export class Users {
  readonly #client: ComicsClient;
  readonly #me: SharedValue<User>;

  constructor(client: ComicsClient) {
    this.#client = client;
    // The answer holds the viewer's secret key.
    const options = { path: 'users/', decode: decodeUser, toItem: toUser, holdsSecret: true };
    this.#me = client.me(options, { outlivesWrites: true });
  }

  /** GET users/ */
  me(): Promise<User> {
    return this.#me.get();
  }

  /** By the email address: there is no other name. Null for every other than the viewer's. */
  async byName(email: string): Promise<User | null> {
    const me = await this.me();
    return me.email.toLowerCase() === email.toLowerCase() ? me : null;
  }

  /** Null for every other key than the viewer's. */
  async byId(id: string): Promise<User | null> {
    const me = await this.me();
    return me.id === id ? me : null;
  }

  /** GET users/ with the password instead of the viewer's own credential. Neither is stored, and each sign-in asks. */
  async signIn(email: string, password: string): Promise<SignedIn> {
    const wire = await this.#client.signIn(email, password, decodeUser);
    return { user: toUser(wire), secretKey: wire.secret_key };
  }
}
