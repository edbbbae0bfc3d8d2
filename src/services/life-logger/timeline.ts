import type { ServiceTimeline } from '../../contract/service.ts';
import { NUMBER_KEY } from '../../upstream/lists/key-patterns.ts';
import { MOST_CALLS_OF_SOURCE } from '../../upstream/lists/most-reads.ts';
import type { TimedSource } from '../../upstream/lists/source-reader.ts';
import { timeAnchors } from '../../upstream/lists/time-window-list.ts';
import type { LifeLoggerDataSource } from './data-source.ts';
import { startOf } from './event-times.ts';
import type { WireEvent } from './wire.ts';

/** The viewer's events, by when they began. */
export const lifeLoggerTimeline: ServiceTimeline<LifeLoggerDataSource> = {
  typename: 'Event',
  calls: 1,
  sourceKeyPattern: /^events$/,
  anchors: timeAnchors(NUMBER_KEY),
  mostCalls: MOST_CALLS_OF_SOURCE,
  sources(dataSource, bounds) {
    const events: TimedSource<WireEvent> = {
      key: 'events',
      list: dataSource.events(bounds),
      keyOf: ({ id }) => String(id),
      timeOf: startOf,
      placeAt: (time) => time,
    };
    return [events];
  },
};
