import type { ServiceConnection } from '../../contract/service.ts';
import { LittlebitsClient } from './client.ts';
import { Comments } from './comments.ts';
import { Content } from './content.ts';
import { Modules } from './modules.ts';
import { Products } from './products.ts';
import { Projects } from './projects.ts';
import { Sessions } from './sessions.ts';
import { Users } from './users.ts';

/** littleBits as one viewer sees it, for the time of one request. */
export class LittlebitsDataSource {
  readonly products: Products;
  readonly modules: Modules;
  readonly projects: Projects;
  readonly comments: Comments;
  readonly users: Users;
  readonly content: Content;
  readonly sessions: Sessions;
  readonly #client: LittlebitsClient;

  constructor(connection: ServiceConnection) {
    this.#client = new LittlebitsClient(connection);
    this.products = new Products(this.#client);
    this.modules = new Modules(this.#client);
    this.users = new Users(this.#client);
    this.projects = new Projects(this.#client, this.users);
    this.comments = new Comments(this.#client);
    this.content = new Content(this.#client);
    this.sessions = new Sessions(this.#client, this.users);
  }

  get hasCredential(): boolean {
    return this.#client.hasCredential;
  }

  get siteUrl(): URL {
    return this.#client.siteUrl;
  }
}
