import type { ServiceTimeline } from '../../contract/service.ts';
import { timeOf } from '../../upstream/http/decoding/time-of.ts';
import { anchorSchema } from '../../upstream/lists/anchor-schema.ts';
import { MOST_CALLS_OF_SOURCE } from '../../upstream/lists/most-reads.ts';
import type { TimedSource } from '../../upstream/lists/source-reader.ts';
import type { ComicsDataSource } from './data-source.ts';
import type { Release } from './models.ts';
import { RELEASES } from './releases.ts';

/** The releases of the comics that the viewer is subscribed to, by when the instance found them. */
export const comicsTimeline: ServiceTimeline<ComicsDataSource> = {
  typename: 'Release',
  calls: 1,
  sourceKeyPattern: /^releases$/,
  anchors: anchorSchema(RELEASES),
  mostCalls: MOST_CALLS_OF_SOURCE,
  sources({ releases }, { start, end }) {
    const fetchedAt = { start: dateOf(start), end: dateOf(end) };
    const subscribed: TimedSource<Release> = {
      key: 'releases',
      list: releases.list({ isSubscribed: true, fetchedAt }),
      keyOf: RELEASES.keyOf,
      timeOf: ({ fetched }) => timeOf(fetched),
      placeAt: (time) => [time],
    };
    return [subscribed];
  },
};

function dateOf(time: number | undefined): Date | undefined {
  return time === undefined ? undefined : new Date(time);
}
