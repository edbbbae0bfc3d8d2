import { ServiceClient } from '../../contract/client/service-client.ts';
import type { ServiceConnection } from '../../contract/service.ts';
import { relativeTo } from '../../upstream/http/url.ts';
import { Activities } from './activities.ts';
import { Comments } from './comments.ts';
import { Logs } from './logs.ts';
import { Tags } from './tags.ts';
import { Users } from './users.ts';

const siteOf = relativeTo('../../');

/** Littlelogs as one viewer sees it, for the time of one request. */
export class LittlelogsDataSource {
  readonly users: Users;
  readonly logs: Logs;
  readonly comments: Comments;
  readonly tags: Tags;
  readonly activities: Activities;
  readonly #client: ServiceClient;

  constructor(connection: ServiceConnection) {
    this.#client = new ServiceClient(connection);
    this.users = new Users(this.#client);
    this.logs = new Logs(this.#client, this.users);
    this.comments = new Comments(this.#client, this.logs);
    this.tags = new Tags(this.#client, this.logs);
    this.activities = new Activities(this.#client, this.users, this.logs);
  }

  get hasCredential(): boolean {
    return this.#client.hasCredential;
  }

  /** The web site itself, two steps above the API; links in texts are relative to it. */
  get siteUrl(): URL {
    return siteOf(this.#client.baseUrl);
  }
}
