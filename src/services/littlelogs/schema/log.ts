import { callTo } from '../../../contract/call-estimates.ts';
import { builder } from '../../../graphql/builder.ts';
import { TimelineItem, timelineItemFields } from '../../../graphql/interfaces/timeline-item.ts';
import { plainText } from '../../../graphql/text/html.ts';
import { encodeGlobalId, keyFromId } from '../../../relay/global-id.ts';
import type * as model from '../models.ts';
import { entryFields } from './content-fields.ts';
import { LittlelogsUser, Log, LogComment, logKey, userReference } from './refs.ts';

const LogLike = builder.objectRef<model.Like>('LogLike').implement({
  description: 'That somebody likes a log.',
  fields: (t) => ({
    createdAt: t.field({
      type: 'DateTime',
      nullable: false,
      description: 'When they said so.',
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
      resolve: ({ user }, _, context, info) => userReference({ username: user }, context, info),
    }),
  }),
});

builder.node(Log, {
  description:
    'A short note on what somebody did: the heart of Littlelogs. Everything in it comes with the list it is read from.',
  interfaces: [TimelineItem],
  id: {
    parse: (id) => keyFromId(id, logKey, 'id'),
    resolve: ({ id }) => String(id),
  },
  loadWithoutCache: (id, { dataSources }) => dataSources.littlelogs.logs.byId(id),
  loadedBy: callTo('LITTLELOGS'),
  cacheFor: 10,
  fields: (t) => ({
    ...entryFields(t),
    ...timelineItemFields(t, {
      service: 'LITTLELOGS',
      occurredAt: ['When it was written: `createdAt`.', ({ created }) => created],
      summary: ['Its text: `contentText`.', ({ content }) => plainText(content)],
    }),
    url: t.field({
      type: 'URL',
      description: 'Always null: Littlelogs documents no page of a log.',
      resolve: () => null,
    }),
    author: t.field({
      type: LittlelogsUser,
      nullable: false,
      description: 'Who wrote it.',
      resolve: ({ user }) => user,
    }),
    likes: t.expose('likes', {
      type: [LogLike],
      nullable: false,
      description: 'Who likes it, and since when.',
      listSize: 3,
    }),
    likeCount: t.int({
      nullable: false,
      description: 'How many people like it.',
      resolve: ({ likes }) => likes.length,
    }),
    viewerHasLiked: t.boolean({
      description:
        'Whether you like it; null without a credential. Costs one call a request, to learn who you are.',
      calls: callTo('LITTLELOGS'),
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
      resolve: ({ comments }) => comments.length,
    }),
  }),
});

LogComment.implement({
  description: 'A comment on a log. It comes with its log; the service has no way to read one alone.',
  fields: (t) => ({
    ...entryFields(t),
    id: t.id({
      nullable: false,
      description: 'Global id: opaque, good as a cache key and for `deleteLogComment`.',
      resolve: ({ id }) => encodeGlobalId('LogComment', id),
    }),
    author: t.field({
      type: LittlelogsUser,
      description: 'Who wrote it; null where the service leaves it out.',
      resolve: ({ user }) => user,
    }),
  }),
});
