import { callsOfTimeRanges } from '../../../contract/call-estimates.ts';
import { builder } from '../../../graphql/builder.ts';
import { databaseIdField } from '../../../graphql/database-id.ts';
import { TimelineItem, timelineItemFields } from '../../../graphql/interfaces/timeline-item.ts';
import { checkRange } from '../../../graphql/time-range.ts';
import { Viewer } from '../../../graphql/viewer.ts';
import { connect } from '../../../relay/connection.ts';
import { encodeGlobalId } from '../../../relay/global-id.ts';
import { isRunning, minutesOf } from '../event-times.ts';
import { WIRE_TYPES } from '../models.ts';
import { Event, EventConnection } from './refs.ts';

Event.implement({
  wire: WIRE_TYPES.Event,
  description:
    'Something that you spent time on. Events can overlap. The service has no way to read one alone, so it has no `node(id:)`.',
  interfaces: [TimelineItem],
  cacheFor: 10,
  fields: (t) => ({
    id: t.id({
      nullable: false,
      description: 'Global id: opaque, and good as a cache key.',
      reads: ['id'],
      resolve: ({ id }) => encodeGlobalId('Event', id),
    }),
    databaseId: databaseIdField(t, "The service's own id for it: a number."),
    ...timelineItemFields(t, {
      service: 'LIFE_LOGGER',
      occurredAt: ['When it began: `startedAt`.', ({ started_at }) => started_at, 'started_at'],
      summary: ['What you did: its `label`.', ({ label }) => label, 'label'],
    }),
    url: t.field({
      type: 'URL',
      description: 'Always null: Life Logger documents no page of an event.',
      resolve: () => null,
    }),
    label: t.exposeString('label', {
      nullable: false,
      description: 'What you did: one of `Viewer.labels`, or one that was deleted since.',
    }),
    startedAt: t.field({
      type: 'DateTime',
      nullable: false,
      description: 'When it began.',
      reads: ['started_at'],
      resolve: ({ started_at }) => started_at,
    }),
    endedAt: t.field({
      type: 'DateTime',
      description: 'When it ended; null while it runs.',
      reads: ['ended_at'],
      resolve: ({ ended_at }) => ended_at ?? null,
    }),
    isRunning: t.boolean({
      nullable: false,
      description: 'Whether it has not ended yet.',
      reads: ['ended_at'],
      resolve: (event) => isRunning(event),
    }),
    durationMinutes: t.float({
      nullable: false,
      description: 'Minutes from its start to its end, or to now while it runs, fractions included.',
      cacheFor: 0,
      reads: ['started_at', 'ended_at'],
      resolve: (event, _, { dataSources }) => minutesOf(event, dataSources.lifeLogger.now()),
    }),
  }),
});

builder.objectField(Viewer, 'events', (t) =>
  t.field({
    type: EventConnection,
    description:
      'Your events at Life Logger that started in a range of time, the last one first; without a range all there ever were. An event that started before the range and reaches into it does not count. With both `start` and `end` the range is one call, and ranges of one query that overlap or touch are one call together; else a page is read in growing spans of time. REST: `GET /events`.',
    calls: callsOfTimeRanges('LIFE_LOGGER'),
    args: {
      ...t.arg.connectionArgs(),
      start: t.arg({
        type: 'DateTime',
        description:
          'Only events that started at this time or later. With its time zone: `2026-03-24T00:00:00Z`.',
      }),
      end: t.arg({
        type: 'DateTime',
        description:
          'Only events that started before this time; one that started at this very moment is not among them. With its time zone: `2026-03-25T00:00:00+01:00`.',
      }),
    },
    resolve: (_, { start, end, ...args }, { dataSources, cursors }, info) =>
      connect(args, dataSources.lifeLogger.events.list(checkRange(start, end)), cursors, info),
  }),
);
