import type { ServiceConnection } from '../../contract/service.ts';
import { handled } from '../../upstream/handled.ts';
import { ComicsClient } from './client.ts';
import { Comics } from './comics.ts';
import { Images } from './images.ts';
import { type Account, toAccount } from './models.ts';
import { Releases } from './releases.ts';
import { Subscriptions } from './subscriptions.ts';
import { decodeUser } from './wire.ts';

/** Who signed in, and with what to go on. */
export interface SignedIn {
  readonly account: Account;
  readonly secretKey: string;
}

/** A Comics instance as one viewer sees it, for the time of one request. */
export class ComicsDataSource {
  readonly comics: Comics;
  readonly releases: Releases;
  readonly images: Images;
  readonly subscriptions: Subscriptions;
  readonly #client: ComicsClient;
  #account: Promise<Account> | undefined;

  constructor(connection: ServiceConnection) {
    this.#client = new ComicsClient(connection, () => this.subscriptions.forget());
    this.subscriptions = new Subscriptions(this.#client);
    this.comics = new Comics(this.#client, (id, isSubscribed) => this.subscriptions.know(id, isSubscribed));
    this.images = new Images(this.#client);
    this.releases = new Releases(this.#client, this.images);
  }

  /** The API's own address; the pictures' may be relative to it. */
  get baseUrl(): URL {
    return this.#client.baseUrl;
  }

  /** GET users/ */
  account(): Promise<Account> {
    this.#account ??= handled(this.#client.readAccount(decodeUser).then(toAccount));
    return this.#account;
  }

  /** Nobody but the viewer can be asked for: null for every other address. */
  async user(email: string): Promise<Account | null> {
    const account = await this.account();
    return account.email.toLowerCase() === email.toLowerCase() ? account : null;
  }

  /** GET users/ with the password instead of the viewer's own credential. Neither is stored, and each sign-in asks. */
  async signIn(email: string, password: string): Promise<SignedIn> {
    const user = await this.#client.signIn(email, password, decodeUser);
    return { account: toAccount(user), secretKey: user.secret_key };
  }
}
