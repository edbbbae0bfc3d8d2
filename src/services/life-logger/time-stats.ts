import type { ServiceClient } from '../../contract/client/service-client.ts';
import type { TimeSpan } from '../../upstream/lists/time-window-list.ts';
import type { SharedValue } from '../../upstream/loaders/shared-value.ts';
import type { LabelTime } from './models.ts';
import { rangeQuery } from './range-query.ts';
import { labelTimes, noStatistics } from './statistics.ts';
import { decodeStatistics } from './wire.ts';

/** Where the viewer's time went. */
export class TimeStats {
  readonly #client: ServiceClient;
  readonly #byRange = new Map<string, SharedValue<readonly LabelTime[]>>();

  constructor(client: ServiceClient) {
    this.#client = client;
  }

  /** GET /stats, each range once; the longest time first. */
  byLabel(span: TimeSpan): Promise<readonly LabelTime[]> {
    const query = rangeQuery(span);
    const key = `${query.start} ${query.end}`;
    const read = () => this.#client.readOwn('stats', decodeStatistics, query).then(labelTimes, noStatistics);
    const times = this.#byRange.get(key) ?? this.#client.once(read, { outlivesWrites: true });
    this.#byRange.set(key, times);
    return times.get();
  }
}
