import { builder } from '../../../gateway/builder.ts';
import { callTo } from '../../../gateway/cost-marks.ts';
import { cacheFor } from '../../../gateway/response-cache/policy.ts';
import { Viewer } from '../../../gateway/viewer.ts';

builder.objectField(Viewer, 'labels', (t) =>
  t.stringList({
    nullable: true,
    description:
      'The labels that you can give an event today at Life Logger. Older events keep labels that were deleted since. REST: `GET /labels`.',
    extensions: { ...callTo('LIFE_LOGGER'), ...cacheFor(10) },
    resolve: (_, __, { dataSources }) => dataSources.lifeLogger.labels(),
  }),
);
