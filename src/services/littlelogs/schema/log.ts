import { callTo } from '../../../contract/call-estimates.ts';
import { builder } from '../../../graphql/builder.ts';
import { TimelineItem, timelineItemFields } from '../../../graphql/interfaces/timeline-item.ts';
import { plainText } from '../../../graphql/text/html.ts';
import { encodeGlobalId, keyFromId } from '../../../relay/global-id.ts';
import { lengthAsSent } from '../../../upstream/http/decoding/wire-check.ts';
import type * as model from '../models.ts';
import { WIRE_TYPES } from '../models.ts';
import { entryFields } from './content-fields.ts';
import { LittlelogsUser, Log, LogComment, logKey, userReference } from './refs.ts';

const LogLike = builder.objectRef<model.Like>('LogLike').implement({
  description: 'That somebody likes a log.',
  wire: WIRE_TYPES.Like,
  fields: (t) => ({
    createdAt: t.field({
      type: 'DateTime',
      nullable: false,
      description: 'When they said so.',
      reads: ['created'],
      resolve: ({ created }) => created,
    }),
    username: t.exposeString('user', {
      nullable: false,
      description: 'The name of who likes it. It costs no call.',
    }),
    user: t.field({
      type: LittlelogsUser,
      description:
        'Who likes it; null where there is nobody of that name any more. The log holds only the username: more than that costs one call for each person, each once a request.',
      calls: callTo('LITTLELOGS'),
      reads: ['user'],
      resolve: ({ user }, _, context, info) => userReference({ username: user }, context, info),
    }),
  }),
});

builder.node(Log, {
  description:
    'A short note on what somebody did: the heart of Littlelogs. Everything in it comes with the list it is read from.',
  interfaces: [TimelineItem],
  wire: WIRE_TYPES.Log,
  id: {
    parse: (id) => keyFromId(id, logKey, 'id'),
    reads: ['id'],
    resolve: ({ id }) => String(id),
  },
  loadWithoutCache: (id, { dataSources }) => dataSources.littlelogs.logs.byId(id),
  loadedBy: callTo('LITTLELOGS'),
  cacheFor: 10,
  fields: (t) => ({
    ...entryFields(t),
    ...timelineItemFields(t, {
      service: 'LITTLELOGS',
      occurredAt: ['When it was written: `createdAt`.', ({ created }) => created, 'created'],
      summary: ['Its text: `contentText`.', ({ content }) => plainText(content), 'content'],
    }),
    url: t.field({
      type: 'URL',
      description: 'Always null: Littlelogs documents no page of a log.',
      resolve: () => null,
    }),
    author: t.expose('user', { type: LittlelogsUser, nullable: false, description: 'Who wrote it.' }),
    likes: t.expose('likes', {
      type: [LogLike],
      nullable: false,
      description: 'Who likes it, and since when.',
      listSize: 3,
    }),
    likeCount: t.int({
      nullable: false,
      description: 'How many people like it.',
      reads: ['likes.length'],
      resolve: ({ likes }) => lengthAsSent(likes),
    }),
    viewerHasLiked: t.boolean({
      description:
        'Whether you like it; null without a credential. Costs one call a request, to learn who you are.',
      calls: callTo('LITTLELOGS'),
      reads: ['likes.user'],
      resolve: async ({ likes }, _, { dataSources }) => {
        if (!dataSources.littlelogs.hasCredential) return null;
        const { username } = await dataSources.littlelogs.users.me();
        return likes.some((like) => like.user === username);
      },
    }),
    comments: t.expose('comments', {
      type: [LogComment],
      nullable: false,
      description: 'All comments, oldest first.',
      listSize: 3,
    }),
    commentCount: t.int({
      nullable: false,
      description: 'How many comments there are.',
      reads: ['comments.length'],
      resolve: ({ comments }) => lengthAsSent(comments),
    }),
  }),
});

LogComment.implement({
  wire: WIRE_TYPES.Comment,
  description: 'A comment on a log. It comes with its log; the service has no way to read one alone.',
  fields: (t) => ({
    ...entryFields(t),
    id: t.id({
      nullable: false,
      description: 'Global id: opaque, good as a cache key and for `deleteLogComment`.',
      reads: ['id'],
      resolve: ({ id }) => encodeGlobalId('LogComment', id),
    }),
    author: t.expose('user', {
      type: LittlelogsUser,
      description: 'Who wrote it; null where the service leaves it out.',
    }),
  }),
});
