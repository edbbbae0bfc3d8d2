import type { ServiceConnection } from '../../contract/service.ts';
import { handled } from '../../upstream/handled.ts';
import { Bookmarks } from './bookmarks.ts';
import { LarderClient } from './client.ts';
import { Folders } from './folders.ts';
import { Tags } from './tags.ts';
import { decodeUser, type WireUser } from './wire.ts';

/** Larder as one viewer sees it, for the time of one request. */
export class LarderDataSource {
  readonly folders: Folders;
  readonly tags: Tags;
  readonly bookmarks: Bookmarks;
  readonly #client: LarderClient;
  #account: Promise<WireUser> | undefined;

  constructor(connection: ServiceConnection) {
    this.#client = new LarderClient(connection, () => this.#forget());
    this.folders = new Folders(this.#client);
    this.tags = new Tags(this.#client);
    this.bookmarks = new Bookmarks(this.#client, this.folders, this.tags);
  }

  /** The web site itself; the addresses of pictures may be relative to it. */
  get siteUrl(): URL {
    return this.#client.siteUrl;
  }

  /** GET user/ */
  account(): Promise<WireUser> {
    this.#account ??= handled(this.#client.readOwn('user/', decodeUser));
    return this.#account;
  }

  /** Nobody but the viewer can be asked for: null for every other name. */
  async user(username: string): Promise<WireUser | null> {
    const account = await this.account();
    return account.username === username ? account : null;
  }

  /** A write to one thing changes others: a bookmark its folder's count, a tag its bookmarks. */
  #forget(): void {
    this.folders.forget();
    this.tags.forget();
    this.bookmarks.forget();
    this.#account = undefined;
  }
}
