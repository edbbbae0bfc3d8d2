import type { CallEstimate } from '../contract/call-estimates.ts';
import { builder } from '../graphql/builder.ts';
import { connectionType } from '../graphql/connection-type.ts';
import { TimelineItem } from '../graphql/interfaces/timeline-item.ts';
import { ServiceEnum } from '../graphql/service-enum.ts';
import { checkRange } from '../graphql/time-range.ts';
import { Viewer } from '../graphql/viewer.ts';
import { DEFAULT_PAGE_LENGTH, MAX_PAGE_LENGTH } from '../relay/connection.ts';
import { searchBudgetOf } from '../upstream/lists/search-budget.ts';
import { chooseServices, servicesWith } from './choose-services.ts';
import { readTimeline, type TimelineConnection } from './read-timeline.ts';
import { SourceReport } from './source-report.ts';

const timelineServices = servicesWith('timeline');

/** A cursor, or a time to begin at, has each list be searched for its place, within what the lists have together. */
const callsOfTimeline: CallEstimate = (given) => {
  const chosen = given.list('services');
  const isSearched = given.has('after') || given.has('until');
  return timelineServices
    .filter(({ id }) => chosen === undefined || chosen.includes(id))
    .map(({ id, timeline: { calls, mostCalls } }) => ({
      service: id,
      expected: calls + (isSearched ? searchBudgetOf(calls) : 0),
      most: mostCalls + (isSearched ? searchBudgetOf(mostCalls) : 0),
    }));
};

const TimelineItemConnection = connectionType<object, TimelineConnection>(TimelineItem, {
  description:
    'What happened at several services, newest first. Where a service fails, the page goes on without it and `sources` says so; its items come after the cursor once it is back, though then later than newer ones. `hasNextPage` is true as long as there is more, or something came and a service that failed may be back. An empty page has an `endCursor` as well: ask again after it when a service is back.',
  hasTotal: null,
});

builder.objectField(TimelineItemConnection, 'sources', (t) =>
  t.field({
    type: [SourceReport],
    nullable: false,
    description: 'Each service of the timeline, and whether it could be read.',
    resolve: ({ sources }) => sources,
  }),
);

builder.objectField(Viewer, 'timeline', (t) =>
  t.field({
    type: TimelineItemConnection,
    description:
      'What happened around you at all services that tell of such, newest first, as one list with one cursor: the logs of your home timeline, your bookmarks, your events, the releases of the comics that you are subscribed to. A service that fails is left out and says so in `sources`. It is read forward only. A page costs a call for each list that it touches: one for the logs, one for the releases, one or few for the events, and for the bookmarks the list of folders and, on the first page, each folder that is not empty.',
    calls: callsOfTimeline,
    args: {
      first: t.arg.int({
        description: `How many items to read, at the most. Between 1 and ${MAX_PAGE_LENGTH}. Default: ${DEFAULT_PAGE_LENGTH}.`,
      }),
      after: t.arg.string({ description: 'Read on after the item with this cursor.' }),
      services: t.arg({
        type: [ServiceEnum],
        description: 'Only what happened at these. Default: all that have something to tell.',
      }),
      since: t.arg({
        type: 'DateTime',
        description: 'Only what happened then or later. With its time zone: `2026-03-24T00:00:00Z`.',
      }),
      until: t.arg({
        type: 'DateTime',
        description: 'Only what happened before. With its time zone: `2026-03-25T00:00:00+01:00`.',
      }),
    },
    resolve: (_, { services: ids, since, until, ...args }, context, info) =>
      readTimeline(
        chooseServices(timelineServices, ids, 'has nothing for a timeline'),
        checkRange(since, until, { start: 'since', end: 'until' }),
        args,
        context,
        info,
      ),
  }),
);
