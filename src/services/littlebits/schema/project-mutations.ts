import { callTo } from '../../../contract/call-estimates.ts';
import { builder } from '../../../graphql/builder.ts';
import { type Payload, payload, userErrorsField } from '../../../graphql/user-errors.ts';
import type { LikeChange } from '../projects.ts';
import { Project, projectKey } from './refs.ts';

type LikedPayload = Payload & Partial<LikeChange>;

const SetProjectLikedPayload = builder.objectRef<LikedPayload>('SetProjectLikedPayload').implement({
  description: 'What the project is like now, and whether you liked it before.',
  fields: (t) => ({
    project: t.field({
      type: Project,
      description: 'The project as it is now; null where it is not there.',
      resolve: ({ project }) => project ?? null,
    }),
    viewerHadLiked: t.boolean({
      description: 'Whether you liked it before; null where the project is not there.',
      resolve: ({ viewerHadLiked }) => viewerHadLiked ?? null,
    }),
    viewerHasLiked: t.boolean({
      description: 'Whether you like it now; null where the project is not there.',
      resolve: ({ project }) => project?.liked_by_user ?? null,
    }),
    likeCount: t.int({
      description: 'How many people like it now; null where the project is not there.',
      resolve: ({ project }) => project?.like_count ?? null,
    }),
    userErrors: userErrorsField(t, 'Why it is not as you want it; empty where it is.'),
  }),
});

builder.mutationFields((t) => ({
  setProjectLiked: t.fieldWithInput({
    type: SetProjectLikedPayload,
    description:
      'Likes a project, or takes the like back. The service can only turn a like over, so it is looked at first, and turned over only if it is not as you want it: asked for twice, this changes nothing the second time. Where the answer shows that somebody else turned it over in between, it is turned once more, never after a failure. REST: `GET projects/<id>`, `POST projects/<id>/like`.',
    calls: callTo('LITTLEBITS', { expected: 2, most: 4 }),
    invalidates: ['Project'],
    typeOptions: { description: 'Whether you like a project.' },
    argOptions: { description: 'What you like.' },
    input: {
      projectId: t.input.id({
        required: true,
        description: "The `id` of the project, or the service's own number for it.",
      }),
      liked: t.input.boolean({
        required: true,
        description: 'True to like it, false to take a like back. Either may be so already.',
      }),
    },
    resolve: async (_, { input }, { dataSources }): Promise<LikedPayload> => {
      const projectId = projectKey(input.projectId, 'input.projectId');
      const change = () => dataSources.littlebits.projects.setLiked(projectId, input.liked);
      const changed = await payload(change, { notFound: () => 'projectId' });
      if (!changed.project || changed.project.liked_by_user === input.liked) return changed;
      const message = 'It is changed from elsewhere at the same time, and was left as `viewerHasLiked` says.';
      return { ...changed, userErrors: [{ field: 'liked', code: 'CONFLICT', message }] };
    },
  }),
}));
