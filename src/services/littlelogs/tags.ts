import { collection } from '../../contract/client/collection.ts';
import { byOffset } from '../../contract/client/paging.ts';
import type { ServiceClient } from '../../contract/client/service-client.ts';
import { path } from '../../upstream/http/url.ts';
import { NAME_KEY } from '../../upstream/lists/key-patterns.ts';
import type { List } from '../../upstream/lists/list.ts';
import { orNull } from '../../upstream/loaders/or-null.ts';
import type { Logs } from './logs.ts';
import { BARE_ARRAY, decodeTagKey, PAGE, type WireTag } from './wire.ts';

const TAGS = collection<WireTag>({
  envelope: PAGE,
  decodeItem: decodeTagKey,
  keyOf: ({ name }) => name,
  keyPattern: NAME_KEY,
  /** By name, whatever the case: `android`, `API`, `blogging`. */
  order: { valueOf: ({ name }) => name.toLowerCase(), valueType: 'text', direction: 'ascending' },
});

/** The tags of logs. */
export class Tags {
  readonly #client: ServiceClient;
  readonly #logs: Logs;

  constructor(client: ServiceClient, logs: Logs) {
    this.#client = client;
    this.#logs = logs;
  }

  /** GET tags/ */
  list(): List<WireTag> {
    return this.#client.list({ ...TAGS, path: 'tags/', paging: byOffset });
  }

  /** GET tags/user/<username>/ */
  usedBy(username: string): List<WireTag> {
    return this.#client.list({ ...TAGS, path: path`tags/user/${username}/`, paging: byOffset });
  }

  /** GET tags/trending/: a bare array, unlike every other list. */
  async trending(): Promise<readonly WireTag[]> {
    const { items } = await this.#client.page({ ...TAGS, envelope: BARE_ARRAY, path: 'tags/trending/' });
    return items;
  }

  /** Whether a tag has a page of its own; no endpoint reads one tag. */
  async exists(name: string): Promise<boolean> {
    const count = await orNull(this.#logs.tagged(name).count());
    return count !== null;
  }
}
