import { callTo } from '../../../contract/call-estimates.ts';
import { builder } from '../../../graphql/builder.ts';
import { Viewer } from '../../../graphql/viewer.ts';

builder.objectField(Viewer, 'labels', (t) =>
  t.stringList({
    nullable: true,
    description:
      'The labels that you can give an event today at Life Logger. Older events keep labels that were deleted since. REST: `GET /labels`.',
    calls: callTo('LIFE_LOGGER'),
    cacheFor: 10,
    resolve: (_, __, { dataSources }) => dataSources.lifeLogger.labels.list(),
  }),
);
