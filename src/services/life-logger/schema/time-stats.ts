import { callTo } from '../../../contract/call-estimates.ts';
import { builder } from '../../../graphql/builder.ts';
import { checkRange } from '../../../graphql/time-range.ts';
import { Viewer } from '../../../graphql/viewer.ts';
import type * as model from '../models.ts';
import { totalMinutes } from '../statistics.ts';

const LabelTime = builder.objectRef<model.LabelTime>('LabelTime').implement({
  description: 'How much of the time in a range went to one label: one bar of a chart.',
  fields: (t) => ({
    label: t.exposeString('label', { nullable: false, description: 'What was done.' }),
    minutes: t.exposeFloat('minutes', {
      nullable: false,
      description: 'Minutes over all events with this label, to a tenth. One that runs counts to now.',
    }),
    percentage: t.exposeFloat('percentage', {
      nullable: false,
      description:
        'The share of `totalMinutes`, from 0 to 100. Rounded, so that the sum can miss 100 a little.',
    }),
  }),
});

const TimeStats = builder.objectRef<model.TimeStats>('TimeStats').implement({
  description: 'Where the time of a range went, for a chart.',
  cacheFor: 0,
  fields: (t) => ({
    start: t.expose('start', { type: 'DateTime', nullable: false, description: 'Where the range begins.' }),
    end: t.expose('end', {
      type: 'DateTime',
      nullable: false,
      description: 'Where the range ends; this moment is not in it.',
    }),
    totalMinutes: t.float({
      nullable: false,
      description:
        'Minutes over all labels. Events that overlap count in full each, so it can be more than the range is long.',
      resolve: ({ byLabel }) => totalMinutes(byLabel),
    }),
    byLabel: t.expose('byLabel', {
      type: [LabelTime],
      nullable: false,
      description: 'The time by label, the longest first; empty where nothing was logged.',
    }),
  }),
});

builder.objectField(Viewer, 'timeStats', (t) =>
  t.field({
    type: TimeStats,
    description:
      'How your time at Life Logger splits up over labels. All of an event that started in the range counts, also what lies after it. One call for each range. REST: `GET /stats`.',
    calls: callTo('LIFE_LOGGER'),
    args: {
      start: t.arg({
        type: 'DateTime',
        required: true,
        description: 'Events that started at this time or later. With its time zone: `2026-03-24T00:00:00Z`.',
      }),
      end: t.arg({
        type: 'DateTime',
        required: true,
        description:
          'Events that started before this time, not at this very moment. With its time zone: `2026-03-25T00:00:00+01:00`.',
      }),
    },
    resolve: async (_, { start, end }, { dataSources }) => {
      const span = checkRange(start, end);
      return { start, end, byLabel: await dataSources.lifeLogger.timeStats.byLabel(span) };
    },
  }),
);
