import type { ServiceConnection } from '../../gateway/service.ts';
import { demandCredential } from '../../upstream/checks.ts';
import type { Decode } from '../../upstream/decode.ts';
import { shared } from '../../upstream/demand.ts';
import type { List } from '../../upstream/paging/list.ts';
import { type TimeSpan, timeWindowList } from '../../upstream/paging/time-window-list.ts';
import type { Query } from '../../upstream/url.ts';
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
  readonly #events: EventLoader;
  #account: (() => Promise<WireProfile>) | undefined;
  #labels: (() => Promise<readonly string[]>) | undefined;
  /** By their ranges. */
  readonly #labelTimes = new Map<string, () => Promise<readonly LabelTime[]>>();

  constructor(connection: ServiceConnection) {
    this.#connection = connection;
    this.#events = new EventLoader((span) => this.#readEvents(span));
  }

  /** Milliseconds since the Unix epoch. */
  now(): number {
    return this.#connection.now();
  }

  /** GET /me */
  account(): Promise<WireProfile> {
    this.#account ??= shared(() => this.#read('me', decodeProfile));
    return this.#account();
  }

  /** GET /me, which is the only user there is to read: null where the name is somebody else's. */
  async user(username: string): Promise<WireProfile | null> {
    const account = await this.account();
    return account.username.toLowerCase() === username.toLowerCase() ? account : null;
  }

  /** PATCH /me */
  async updateDisplayName(displayName: string): Promise<void> {
    demandCredential(this.#connection.session, 'PATCH', 'me');
    this.#account = undefined;
    const profile = await this.#connection.session.send('PATCH', 'me', {
      json: { display_name: displayName },
      decode: decodeProfileIfAny,
    });
    if (profile) this.#account = shared(async () => profile);
  }

  /** GET /labels */
  labels(): Promise<readonly string[]> {
    this.#labels ??= shared(async () => (await this.#read('labels', decodeLabels)).labels);
    return this.#labels();
  }

  /** GET /events, newest first; all there ever were where a bound is left out. */
  events(bounds: Partial<TimeSpan>): List<WireEvent> {
    return timeWindowList<WireEvent>({
      identity: `life-logger/events/${bounds.start ?? ''}/${bounds.end ?? ''}`,
      bounds,
      keyOf: ({ id }) => String(id),
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
      shared(() => this.#read('stats', decodeStatistics, query).then(labelTimes, noStatistics));
    this.#labelTimes.set(key, times);
    return times();
  }

  async #readEvents(span: TimeSpan): Promise<readonly WireEvent[]> {
    const { events } = await this.#read('events', decodeEvents, rangeQuery(span));
    return events;
  }

  async #read<T>(path: string, decode: Decode<T>, query?: Query): Promise<T> {
    demandCredential(this.#connection.session, 'GET', path);
    return this.#connection.session.get(path, { decode, query });
  }
}

/** In UTC with a `Z`: the service takes no time without its zone. */
function rangeQuery({ start, end }: TimeSpan) {
  return { start: new Date(start).toISOString(), end: new Date(end).toISOString() };
}
