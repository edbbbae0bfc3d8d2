import { callTo } from '../../../contract/call-estimates.ts';
import { databaseIdField } from '../../../graphql/database-id.ts';
import { encodeGlobalId } from '../../../relay/global-id.ts';
import type * as model from '../models.ts';
import { WIRE_TYPES } from '../models.ts';
import { LittlebitsUser, ProjectComment, userReference } from './refs.ts';
import { htmlOf, textOf } from './rich-text.ts';

ProjectComment.implement({
  wire: WIRE_TYPES.Comment,
  description: 'A comment on a project, or a reply to one. The service has no way to read one alone.',
  fields: (t) => ({
    id: t.id({
      nullable: false,
      description: 'Global id: opaque, good as a cache key and for `addProjectComment(input: { replyTo })`.',
      reads: ['id'],
      resolve: ({ id }) => encodeGlobalId('ProjectComment', id),
    }),
    databaseId: databaseIdField(t, "The service's own number for the comment."),
    bodyHtml: t.string({
      nullable: false,
      description: 'The text as HTML, safe to put into a page: sanitised, with absolute links.',
      reads: ['body'],
      resolve: ({ body }, _, { dataSources }) => htmlOf(body, dataSources.littlebits.siteUrl),
    }),
    bodyText: t.string({
      nullable: false,
      description: 'The same as plain text.',
      reads: ['body'],
      resolve: ({ body }) => textOf(body),
    }),
    createdAt: t.field({
      type: 'DateTime',
      nullable: false,
      description: 'When it was written.',
      reads: ['created_at'],
      resolve: ({ created_at }) => created_at,
    }),
    author: t.field({
      type: LittlebitsUser,
      description:
        'Who wrote it; null where they are gone. The comment holds only a number: more than the `id` costs one call for each person, each once a request.',
      calls: callTo('LITTLEBITS'),
      reads: ['owner_id'],
      resolve: ({ owner_id }, _, context, info) =>
        owner_id ? userReference({ id: owner_id }, context, info) : null,
    }),
    replies: t.field({
      type: [ProjectComment],
      nullable: { list: true, items: false },
      description: 'What others reply, oldest first. It comes with the comment.',
      reads: ['replies.length'],
      // Nobody says how deep they go, so each level is checked where it is looked at.
      resolve: ({ replies }) => (replies ?? []) as readonly model.Comment[],
    }),
  }),
});
