import type { ServiceTimeline } from '../../contract/service.ts';
import { timeOf } from '../../upstream/http/decoding/time-of.ts';
import { anchorSchema } from '../../upstream/lists/anchor-schema.ts';
import { MOST_CALLS_OF_SOURCE } from '../../upstream/lists/most-reads.ts';
import type { TimedSource } from '../../upstream/lists/source-reader.ts';
import type { LittlelogsDataSource } from './data-source.ts';
import { LOGS } from './logs.ts';
import type { Log } from './models.ts';

/** The logs of the viewer and of the people they follow, by when they were written. */
export const littlelogsTimeline: ServiceTimeline<LittlelogsDataSource> = {
  typename: 'Log',
  calls: 1,
  sourceKeyPattern: /^home$/,
  anchors: anchorSchema(LOGS),
  mostCalls: MOST_CALLS_OF_SOURCE,
  sources({ logs }) {
    const home: TimedSource<Log> = {
      key: 'home',
      list: logs.homeTimeline(),
      keyOf: LOGS.keyOf,
      timeOf: ({ created }) => timeOf(created),
      placeAt: (time) => [time],
    };
    return [home];
  },
};
