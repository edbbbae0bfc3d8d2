import type { ServiceTimeline } from '../../contract/service.ts';
import { anchorSchema } from '../../upstream/lists/anchor-schema.ts';
import { NUMBER_KEY } from '../../upstream/lists/key-patterns.ts';
import { MOST_CALLS_OF_SOURCE } from '../../upstream/lists/most-reads.ts';
import type { TimedSource } from '../../upstream/lists/source-reader.ts';
import type { LittlelogsDataSource } from './data-source.ts';
import { idOf, newestFirst } from './lists.ts';
import type { WireLog } from './wire.ts';

/** The logs of the viewer and of the people they follow, by when they were written. */
export const littlelogsTimeline: ServiceTimeline<LittlelogsDataSource> = {
  typename: 'Log',
  calls: 1,
  sourceKeyPattern: /^home$/,
  anchors: anchorSchema({ keyPattern: NUMBER_KEY, order: newestFirst }),
  mostCalls: MOST_CALLS_OF_SOURCE,
  sources(dataSource) {
    const home: TimedSource<WireLog> = {
      key: 'home',
      list: dataSource.homeTimeline(),
      keyOf: idOf,
      timeOf: ({ created }) => Date.parse(created),
      placeAt: (time) => [time],
    };
    return [home];
  },
};
