import type { ServiceTimeline } from '../../contract/service.ts';
import { MOST_CALLS_OF_SOURCE } from '../../upstream/lists/most-reads.ts';
import type { TimedSource } from '../../upstream/lists/source-reader.ts';
import { timeAnchors } from '../../upstream/lists/time-window-list.ts';
import type { LifeLoggerDataSource } from './data-source.ts';
import { startOf } from './event-times.ts';
import { EVENTS } from './events.ts';
import type { Event } from './models.ts';

/** The viewer's events, by when they began. */
export const lifeLoggerTimeline: ServiceTimeline<LifeLoggerDataSource> = {
  typename: 'Event',
  calls: 1,
  sourceKeyPattern: /^events$/,
  anchors: timeAnchors(EVENTS.keyPattern),
  mostCalls: MOST_CALLS_OF_SOURCE,
  sources({ events }, bounds) {
    const started: TimedSource<Event> = {
      key: 'events',
      list: events.list(bounds),
      keyOf: EVENTS.keyOf,
      timeOf: startOf,
      placeAt: (time) => time,
    };
    return [started];
  },
};
