import { callsOfPage, callTo } from '../../../contract/call-estimates.ts';
import { builder } from '../../../graphql/builder.ts';
import { Viewer } from '../../../graphql/viewer.ts';
import { badUserInput } from '../../../relay/bad-user-input.ts';
import { checkName } from '../../../relay/check-name.ts';
import { connect } from '../../../relay/connection.ts';
import { keyFromId } from '../../../relay/global-id.ts';
import { orNull } from '../../../upstream/loaders/or-null.ts';
import type * as model from '../models.ts';
import { contentFields } from './content-fields.ts';
import { Log, LogConnection, logKey } from './refs.ts';

const LogPreview = builder.objectRef<model.Preview>('LogPreview').implement({
  description: 'What a log would look like.',
  cacheFor: 0,
  fields: (t) => contentFields(t),
});

builder.queryFields((t) => ({
  logs: t.field({
    type: LogConnection,
    description:
      'All public logs, newest first, or those with a tag: null where nobody ever used it. REST: `GET logs/`, `GET logs/tag/<tag>/`.',
    calls: callsOfPage('LITTLELOGS'),
    args: {
      ...t.arg.connectionArgs(),
      tag: t.arg.string({ description: 'Only logs with this tag, named without its #.' }),
    },
    resolve: (_, { tag, ...args }, { dataSources: { littlelogs }, cursors }, info) => {
      if (tag?.trim() === '') throw badUserInput('`tag` must name a tag. Leave it out for all logs.', 'tag');
      if (tag?.startsWith('#')) throw badUserInput('Name the `tag` without its #.', 'tag');
      if (tag != null) checkName(tag, 'tag');
      return tag == null
        ? connect(args, littlelogs.logs.list(), cursors, info)
        : orNull(connect(args, littlelogs.logs.tagged(tag), cursors, info));
    },
  }),
  log: t.field({
    type: Log,
    description: 'One log; null where there is none. REST: `GET logs/<id>/`.',
    calls: callTo('LITTLELOGS'),
    args: {
      id: t.arg.id({
        required: true,
        description: "The log's `id`, or the service's own number for it: `2588`.",
      }),
    },
    resolve: (_, { id }, { dataSources }) => dataSources.littlelogs.logs.byId(keyFromId(id, logKey, 'id')),
  }),
  logPreview: t.field({
    type: LogPreview,
    description: 'What a text would look like as a log. Nothing is saved. REST: `POST logs/preview/`.',
    calls: callTo('LITTLELOGS'),
    args: { content: t.arg.string({ required: true, description: 'The text, in Markdown.' }) },
    resolve: async (_, { content }, { dataSources }) => {
      if (content.trim() === '') {
        throw badUserInput('`content` must not be empty: there is nothing to preview.', 'content');
      }
      return { content: await dataSources.littlelogs.logs.preview(content) };
    },
  }),
}));

builder.objectField(Viewer, 'homeTimeline', (t) =>
  t.field({
    type: LogConnection,
    description: 'Your logs and those of the people you follow, newest first. REST: `GET timelines/home/`.',
    calls: callsOfPage('LITTLELOGS'),
    args: t.arg.connectionArgs(),
    resolve: (_, args, { dataSources, cursors }, info) =>
      connect(args, dataSources.littlelogs.logs.homeTimeline(), cursors, info),
  }),
);
