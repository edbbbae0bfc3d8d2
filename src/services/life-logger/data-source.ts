import { ServiceClient } from '../../contract/client/service-client.ts';
import type { ServiceConnection } from '../../contract/service.ts';
import { Events } from './events.ts';
import { Labels } from './labels.ts';
import { TimeStats } from './time-stats.ts';
import { Users } from './users.ts';

/** Life Logger as one viewer sees it, for the time of one request. Nothing of it can be read without a credential. */
export class LifeLoggerDataSource {
  readonly users: Users;
  readonly events: Events;
  readonly labels: Labels;
  readonly timeStats: TimeStats;
  readonly #connection: ServiceConnection;

  constructor(connection: ServiceConnection) {
    this.#connection = connection;
    const client = new ServiceClient(connection);
    this.users = new Users(client);
    this.events = new Events(client, () => connection.now());
    this.labels = new Labels(client);
    this.timeStats = new TimeStats(client);
  }

  /** Milliseconds since the Unix epoch. */
  now(): number {
    return this.#connection.now();
  }
}
