import type { ServiceConnection } from '../../contract/service.ts';
import { Bookmarks } from './bookmarks.ts';
import { LarderClient } from './client.ts';
import { Folders } from './folders.ts';
import { Tags } from './tags.ts';
import { Users } from './users.ts';

/** Larder as one viewer sees it, for the time of one request. */
export class LarderDataSource {
  readonly users: Users;
  readonly folders: Folders;
  readonly tags: Tags;
  readonly bookmarks: Bookmarks;
  readonly #client: LarderClient;

  constructor(connection: ServiceConnection) {
    this.#client = new LarderClient(connection);
    this.users = new Users(this.#client);
    this.folders = new Folders(this.#client);
    this.tags = new Tags(this.#client);
    this.bookmarks = new Bookmarks(this.#client, this.folders, this.tags);
  }

  /** The web site itself; the addresses of pictures may be relative to it. */
  get siteUrl(): URL {
    return this.#client.siteUrl;
  }
}
