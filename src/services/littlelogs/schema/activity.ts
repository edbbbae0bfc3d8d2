import { callsOfPage } from '../../../contract/call-estimates.ts';
import { builder } from '../../../graphql/builder.ts';
import { databaseIdField } from '../../../graphql/database-id.ts';
import { Viewer } from '../../../graphql/viewer.ts';
import { connect } from '../../../relay/connection.ts';
import { encodeGlobalId } from '../../../relay/global-id.ts';
import { WIRE_TYPES } from '../models.ts';
import { LittlelogsUser, Log, LogActivity, LogActivityConnection, LogComment } from './refs.ts';

LogActivity.implement({
  wire: WIRE_TYPES.Activity,
  description: 'Something that happened around you at Littlelogs: a notification.',
  cacheFor: 10,
  fields: (t) => ({
    id: t.id({
      nullable: false,
      description: 'Global id: opaque, and good as a cache key.',
      reads: ['id'],
      resolve: ({ id }) => encodeGlobalId('LogActivity', id),
    }),
    databaseId: databaseIdField(t, "The service's own id for it: a number."),
    createdAt: t.field({
      type: 'DateTime',
      nullable: false,
      description: 'When it happened.',
      reads: ['created'],
      resolve: ({ created }) => created,
    }),
    kind: t.exposeString('type', {
      nullable: false,
      description:
        'What kind of thing happened, in the words of the service. An open set: it documents `comment_after` (somebody commented on a log after you) and no other, and new ones can come at any time. Show `text` for those that you do not know.',
    }),
    text: t.exposeString('content', {
      nullable: false,
      description: 'The same for people, as plain text: "rpgdan commented after you on a log".',
    }),
    actor: t.expose('originator', { type: LittlelogsUser, description: 'Who did it.' }),
    log: t.expose('log', { type: Log, description: 'The log it is about, where there is one.' }),
    comment: t.expose('comment', {
      type: LogComment,
      description: 'The comment it is about, where there is one.',
    }),
  }),
});

builder.objectField(Viewer, 'activity', (t) =>
  t.field({
    type: LogActivityConnection,
    description: 'What happened around you at Littlelogs, newest first. REST: `GET timelines/activity/`.',
    calls: callsOfPage('LITTLELOGS'),
    args: t.arg.connectionArgs(),
    resolve: (_, args, { dataSources, cursors }, info) =>
      connect(args, dataSources.littlelogs.activities.list(), cursors, info),
  }),
);
