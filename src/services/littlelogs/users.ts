import { collection } from '../../contract/client/collection.ts';
import { byOffset } from '../../contract/client/paging.ts';
import type { ServiceClient } from '../../contract/client/service-client.ts';
import { empty } from '../../upstream/http/decoding/decode.ts';
import { path } from '../../upstream/http/url.ts';
import { NAME_KEY } from '../../upstream/lists/key-patterns.ts';
import type { List } from '../../upstream/lists/list.ts';
import type { EntityLoader } from '../../upstream/loaders/entity-loader.ts';
import type { SharedValue } from '../../upstream/loaders/shared-value.ts';
import type { User } from './models.ts';
import { decodeUserKey, isUser, PAGE } from './wire.ts';

const USERS = collection<User>({
  envelope: PAGE,
  decodeItem: decodeUserKey,
  keyOf: ({ username }) => username,
  keyPattern: NAME_KEY,
});

/** The people at Littlelogs. Nothing that can be changed here changes what is said of a person. */
export class Users {
  readonly #client: ServiceClient;
  readonly #byName: EntityLoader<User>;
  readonly #me: SharedValue<User>;

  constructor(client: ServiceClient) {
    this.#client = client;
    this.#byName = client.loader({ loadOne: (username) => this.#read(username) }, { outlivesWrites: true });
    this.#me = client.me(
      { path: 'users/$self/', decode: decodeUserKey, toItem: (user) => this.keep(user) },
      { outlivesWrites: true },
    );
  }

  /** GET users/$self/ */
  me(): Promise<User> {
    return this.#me.get();
  }

  /** GET users/<username>/, each name once; null where there is nobody of that name. */
  byName(username: string): User | Promise<User | null> {
    return this.#byName.load(username);
  }

  /** GET users/followed-by/<username>/: it reads the wrong way round, but these are the people that the user follows. */
  following(username: string): List<User> {
    return this.#list(path`users/followed-by/${username}/`);
  }

  /** GET users/following/<username>/: the people who follow the user. */
  followers(username: string): List<User> {
    return this.#list(path`users/following/${username}/`);
  }

  /** POST users/<username>/follow/ */
  async follow(username: string): Promise<void> {
    await this.#client.write('POST', path`users/${username}/follow/`, { decode: empty });
  }

  /** DELETE users/<username>/unfollow/ */
  async unfollow(username: string): Promise<void> {
    await this.#client.write('DELETE', path`users/${username}/unfollow/`, { decode: empty });
  }

  /** Stores a whole user, where a response holds one that can be read. */
  keep<Kept extends User | null | undefined>(user: Kept): Kept {
    if (isUser(user)) this.#byName.prime(user.username, user);
    return user;
  }

  #list(at: string): List<User> {
    return this.#client.list({ ...USERS, path: at, paging: byOffset, keep: (user) => this.keep(user) });
  }

  #read(username: string): Promise<User | null> {
    // Nobody's name: the service would answer with the viewer.
    if (username === '$self') return Promise.resolve(null);
    // The name can be asked for in any case.
    return this.#client.one({ ...USERS, path: path`users/${username}/`, asked: null });
  }
}
