import type { ServiceConnection } from '../../contract/service.ts';
import { ServiceClient } from '../../contract/service-client.ts';
import { NUMBER_KEY } from '../../upstream/lists/key-patterns.ts';
import type { List } from '../../upstream/lists/list.ts';
import { type TimeSpan, timeWindowList } from '../../upstream/lists/time-window-list.ts';
import { startShared } from '../../upstream/loaders/trace-origin.ts';
import { EventLoader } from './event-loader.ts';
import { startOf } from './event-times.ts';
import { type LabelTime, labelTimes, noStatistics } from './statistics.ts';
import {
  decodeEvents,
  decodeLabels,
  decodeProfile,
  decodeProfileIfAny,
  decodeStatistics,
  type WireEvent,
  type WireProfile,
} from './wire.ts';

/** Life Logger as one viewer sees it, for the time of one request. Nothing of it can be read without a credential. */
export class LifeLoggerDataSource {
  readonly #connection: ServiceConnection;
  readonly #client: ServiceClient;
  readonly #events: EventLoader;
  #account: (() => Promise<WireProfile>) | undefined;
  #labels: (() => Promise<readonly string[]>) | undefined;
  /** By their ranges. */
  readonly #labelTimes = new Map<string, () => Promise<readonly LabelTime[]>>();

  constructor(connection: ServiceConnection) {
    this.#connection = connection;
    this.#client = new ServiceClient(connection, () => {
      this.#account = undefined;
    });
    this.#events = new EventLoader((span) => this.#readEvents(span));
  }

  /** Milliseconds since the Unix epoch. */
  now(): number {
    return this.#connection.now();
  }

  /** GET /me */
  account(): Promise<WireProfile> {
    this.#account ??= startShared(() => this.#client.readOwn('me', decodeProfile));
    return this.#account();
  }

  /** GET /me, which is the only user there is to read: null where the name is somebody else's. */
  async user(username: string): Promise<WireProfile | null> {
    const account = await this.account();
    return account.username.toLowerCase() === username.toLowerCase() ? account : null;
  }

  /** PATCH /me */
  async updateDisplayName(displayName: string): Promise<void> {
    const profile = await this.#client.write('PATCH', 'me', {
      json: { display_name: displayName },
      decode: decodeProfileIfAny,
    });
    if (profile) this.#account = startShared(async () => profile);
  }

  /** GET /labels */
  labels(): Promise<readonly string[]> {
    this.#labels ??= startShared(async () => (await this.#client.readOwn('labels', decodeLabels)).labels);
    return this.#labels();
  }

  /** GET /events, newest first; all there ever were where a bound is left out. */
  events(bounds: Partial<TimeSpan>): List<WireEvent> {
    return timeWindowList<WireEvent>({
      identity: `life-logger/events/${bounds.start ?? ''}/${bounds.end ?? ''}`,
      bounds,
      keyOf: ({ id }) => String(id),
      keyPattern: NUMBER_KEY,
      timeOf: startOf,
      now: () => this.now(),
      read: (span) => this.#events.load(span),
    });
  }

  /** GET /stats, each range once; the longest time first. */
  labelTimes(span: TimeSpan): Promise<readonly LabelTime[]> {
    const query = rangeQuery(span);
    const key = `${query.start} ${query.end}`;
    const times =
      this.#labelTimes.get(key) ??
      startShared(() =>
        this.#client.readOwn('stats', decodeStatistics, query).then(labelTimes, noStatistics),
      );
    this.#labelTimes.set(key, times);
    return times();
  }

  async #readEvents(span: TimeSpan): Promise<readonly WireEvent[]> {
    const { events } = await this.#client.readOwn('events', decodeEvents, rangeQuery(span));
    return events;
  }
}

/** In UTC with a `Z`: the service takes no time without its zone. */
function rangeQuery({ start, end }: TimeSpan) {
  return { start: new Date(start).toISOString(), end: new Date(end).toISOString() };
}
