import type { ServiceConnection } from '../../contract/service.ts';
import { ComicsClient } from './client.ts';
import { Comics } from './comics.ts';
import { Images } from './images.ts';
import { Releases } from './releases.ts';
import { Subscriptions } from './subscriptions.ts';
import { Users } from './users.ts';

/** A Comics instance as one viewer sees it, for the time of one request. */
export class ComicsDataSource {
  readonly users: Users;
  readonly subscriptions: Subscriptions;
  readonly comics: Comics;
  readonly images: Images;
  readonly releases: Releases;
  readonly #client: ComicsClient;

  constructor(connection: ServiceConnection) {
    this.#client = new ComicsClient(connection);
    this.users = new Users(this.#client);
    this.subscriptions = new Subscriptions(this.#client, (filter) => this.comics.all(filter));
    this.comics = new Comics(this.#client, this.subscriptions);
    this.images = new Images(this.#client);
    this.releases = new Releases(this.#client, this.comics, this.images);
  }

  /** The API's own address; the pictures' may be relative to it. */
  get baseUrl(): URL {
    return this.#client.baseUrl;
  }
}
