import { callTo } from '../../../contract/call-estimates.ts';
import { builder } from '../../../graphql/builder.ts';
import { type Payload, payload, refused, userErrorsField } from '../../../graphql/user-errors.ts';
import type * as model from '../models.ts';
import { commentKey, Project, ProjectComment, projectKey, projectReference } from './refs.ts';

type CommentPayload = Payload & { readonly projectId?: string; readonly comment?: model.Comment | null };

const AddProjectCommentPayload = builder.objectRef<CommentPayload>('AddProjectCommentPayload').implement({
  description: 'The new comment.',
  fields: (t) => ({
    comment: t.field({
      type: ProjectComment,
      description:
        'The comment; null where nothing was changed, or where the service answers without the new comment.',
      resolve: ({ comment }) => comment ?? null,
    }),
    project: t.field({
      type: Project,
      description:
        'The project as it is now; null where nothing was changed. The service does not answer with it: more than its id and its comments costs one call.',
      calls: callTo('LITTLEBITS'),
      resolve: ({ projectId }, _, context, info) =>
        projectId === undefined ? null : projectReference({ id: Number(projectId) }, context, info),
    }),
    userErrors: userErrorsField(t),
  }),
});

builder.mutationFields((t) => ({
  addProjectComment: t.fieldWithInput({
    type: AddProjectCommentPayload,
    description:
      'Comments on a project in your name, or replies to a comment. REST: `POST projects/<id>/comments`, `POST projects/<id>/comments/<id>`.',
    calls: callTo('LITTLEBITS', { most: 2 }),
    invalidates: ['Project'],
    typeOptions: { description: 'A comment to write.' },
    argOptions: { description: 'The comment.' },
    input: {
      projectId: t.input.id({
        required: true,
        description: "The `id` of the project, or the service's own number for it.",
      }),
      replyTo: t.input.id({
        description:
          "The `id` of the comment that it replies to, or the service's own number for that; left out for a comment of its own.",
      }),
      text: t.input.string({ required: true, description: 'What it says.' }),
    },
    resolve: (_, { input }, { dataSources }): CommentPayload | Promise<CommentPayload> => {
      const { comments, projects } = dataSources.littlebits;
      const projectId = projectKey(input.projectId, 'input.projectId');
      const replyTo = input.replyTo == null ? undefined : commentKey(input.replyTo, 'input.replyTo');
      if (input.text.trim() === '') {
        return refused('text', 'REQUIRED', 'Write something: a comment must not be empty.');
      }
      const change = async () => ({
        projectId,
        comment: await comments.create({ projectId, replyTo, text: input.text }),
      });
      // Both can be what is not there.
      const notFound = async () => (replyTo && (await projects.byId(projectId)) ? 'replyTo' : 'projectId');
      return payload(change, { names: { comment: 'text', body: 'text' }, notFound });
    },
  }),
}));
