import { collection } from '../../contract/client/collection.ts';
import type { ServiceClient } from '../../contract/client/service-client.ts';
import { NUMBER_KEY } from '../../upstream/lists/key-patterns.ts';
import type { List } from '../../upstream/lists/list.ts';
import { type TimeSpan, timeWindowList } from '../../upstream/lists/time-window-list.ts';
import { EventLoader } from './event-loader.ts';
import { startOf } from './event-times.ts';
import type { Event } from './models.ts';
import { rangeQuery } from './range-query.ts';
import { decodeEventKey, EVENTS_OF_RANGE } from './wire.ts';

export const EVENTS = collection<Event>({
  envelope: EVENTS_OF_RANGE,
  decodeItem: decodeEventKey,
  keyOf: ({ id }) => String(id),
  keyPattern: NUMBER_KEY,
  isPrivate: true,
});

/** What the viewer spent time on. Nothing in this API changes events. */
export class Events {
  readonly #now: () => number;
  readonly #loader: EventLoader;

  /** @param now in milliseconds since the Unix epoch. */
  constructor(client: ServiceClient, now: () => number) {
    this.#now = now;
    this.#loader = new EventLoader(async (span) => {
      const { items } = await client.page({ ...EVENTS, path: 'events' }, rangeQuery(span));
      return items;
    });
  }

  /** GET /events, newest first; all there ever were where a bound is left out. */
  list(bounds: Partial<TimeSpan>): List<Event> {
    return timeWindowList<Event>({
      ...EVENTS,
      identity: `life-logger/events/${bounds.start ?? ''}/${bounds.end ?? ''}`,
      bounds,
      timeOf: startOf,
      now: this.#now,
      read: (span) => this.#loader.load(span),
    });
  }
}
