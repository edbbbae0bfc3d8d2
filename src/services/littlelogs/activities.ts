import { collection } from '../../contract/client/collection.ts';
import { byOffset } from '../../contract/client/paging.ts';
import type { ServiceClient } from '../../contract/client/service-client.ts';
import { NUMBER_KEY } from '../../upstream/lists/key-patterns.ts';
import type { List } from '../../upstream/lists/list.ts';
import { type Logs, NEWEST_FIRST } from './logs.ts';
import type { Activity } from './models.ts';
import type { Users } from './users.ts';
import { decodeActivityKey, isLog, PAGE } from './wire.ts';

const ACTIVITIES = collection<Activity>({
  envelope: PAGE,
  decodeItem: decodeActivityKey,
  keyOf: ({ id }) => String(id),
  keyPattern: NUMBER_KEY,
  order: NEWEST_FIRST,
  isPrivate: true,
});

/** What happened around the viewer. */
export class Activities {
  readonly #client: ServiceClient;
  readonly #users: Users;
  readonly #logs: Logs;

  constructor(client: ServiceClient, users: Users, logs: Logs) {
    this.#client = client;
    this.#users = users;
    this.#logs = logs;
  }

  /** GET timelines/activity/ */
  list(): List<Activity> {
    return this.#client.list({
      ...ACTIVITIES,
      path: 'timelines/activity/',
      paging: byOffset,
      keep: ({ originator, log, comment }) => {
        this.#users.keep(originator);
        if (isLog(log)) this.#logs.keep(log);
        this.#users.keep(comment?.user);
      },
    });
  }
}
