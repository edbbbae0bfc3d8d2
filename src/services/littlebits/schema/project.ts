import { callsOfPage, callTo } from '../../../contract/call-estimates.ts';
import type { Context } from '../../../contract/context.ts';
import { builder } from '../../../graphql/builder.ts';
import { databaseIdField } from '../../../graphql/database-id.ts';
import { SearchResult } from '../../../graphql/interfaces/search-result.ts';
import { itemFields } from '../../../graphql/item-fields.ts';
import { textOrNull } from '../../../graphql/text/text.ts';
import { webAddress } from '../../../graphql/text/web-address.ts';
import { checkedList, checkedProperty } from '../../../graphql/wire/checked-property.ts';
import { connect } from '../../../relay/connection.ts';
import { orNull } from '../../../upstream/loaders/or-null.ts';
import type * as model from '../models.ts';
import { WIRE_TYPES } from '../models.ts';
import { PAGING } from './calls.ts';
import {
  ProjectEmbed,
  ProjectFile,
  ProjectImage,
  ProjectMaterial,
  ProjectProduct,
  ProjectStep,
  ProjectTool,
} from './project-parts.ts';
import { LittlebitsUser, Project, ProjectCommentConnection, projectKey } from './refs.ts';
import { htmlOf, textOf } from './rich-text.ts';

const OF_DETAIL = 'A list does not tell it: it costs one call for each project, which all such fields share.';
const NOT_OF_DETAIL =
  'It comes with lists; of a project that was read alone it costs the profile of its author.';

builder.node(Project, {
  interfaces: [SearchResult],
  wire: WIRE_TYPES.Project,
  description:
    'Something that somebody built with littleBits, or a lesson. A list tells the name, texts, counts and the author; what it takes and how to build it is read once for each project that it is asked of.',
  id: {
    parse: (id) => projectKey(id, 'id'),
    reads: ['id'],
    resolve: ({ id }) => String(id),
  },
  loadWithoutCache: (id, { dataSources }) => dataSources.littlebits.projects.byId(id),
  loadedBy: callTo('LITTLEBITS'),
  cacheFor: 60,
  fields: (t) => ({
    databaseId: databaseIdField(t, "The service's own number for the project."),
    name: t.exposeString('name', { nullable: false, description: 'What it is called.' }),
    ...itemFields(t, 'LITTLEBITS', ['Its `name`.', ({ name }) => name, 'name']),
    url: t.field({
      type: 'URL',
      description: 'Always null: littleBits documents no page of a project.',
      resolve: () => null,
    }),
    slug: t.string({
      description: `Its name for addresses, as \`project(slug:)\` takes it. ${NOT_OF_DETAIL}`,
      calls: callTo('LITTLEBITS'),
      reads: ['slug', 'id', 'user.id'],
      resolve: async (project, _, { dataSources }) => {
        if (project.slug !== undefined) return textOrNull(project.slug);
        const listed = await dataSources.littlebits.projects.listed(project);
        return textOrNull(listed && checkedProperty(WIRE_TYPES.Project, listed, 'slug'));
      },
    }),
    iconUrl: t.field({
      type: 'URL',
      description: `A small picture of it. ${NOT_OF_DETAIL}`,
      calls: callTo('LITTLEBITS'),
      reads: ['icon', 'id', 'user.id'],
      resolve: async (project, _, { dataSources: { littlebits } }) => {
        if (project.icon !== undefined) return webAddress(project.icon, littlebits.siteUrl);
        const listed = await littlebits.projects.listed(project);
        return webAddress(listed && checkedProperty(WIRE_TYPES.Project, listed, 'icon'), littlebits.siteUrl);
      },
    }),
    descriptionHtml: t.string({
      description: 'What it is, as HTML safe to put into a page: sanitised, with absolute links.',
      reads: ['description'],
      resolve: ({ description }, _, { dataSources }) =>
        textOrNull(htmlOf(description ?? '', dataSources.littlebits.siteUrl)),
    }),
    descriptionText: t.string({
      description: 'The same as plain text.',
      reads: ['description'],
      resolve: ({ description }) => textOrNull(textOf(description ?? '')),
    }),
    commentCount: t.exposeInt('comment_count', { nullable: false, description: 'How many comments it has.' }),
    likeCount: t.exposeInt('like_count', { nullable: false, description: 'How many people like it.' }),
    viewerHasLiked: t.boolean({
      description:
        'Whether you like it; null without a credential, or with one that littleBits does not know. In the profile of a person it costs one call for each project.',
      calls: callTo('LITTLEBITS'),
      cacheFor: 10,
      reads: ['liked_by_user', 'id'],
      resolve: async (project, _, { dataSources: { littlebits } }) => {
        if (!littlebits.hasCredential) return null;
        if (project.liked_by_user !== undefined) return project.liked_by_user;
        const detail = await littlebits.projects.detailOf(project);
        return (detail && checkedProperty(WIRE_TYPES.ProjectDetail, detail, 'liked_by_user')) ?? null;
      },
    }),
    author: t.expose('user', {
      type: LittlebitsUser,
      description:
        'Who published it; null where the service does not say. Username and picture come along, everything else costs one call for each person.',
      calls: callTo('LITTLEBITS'),
    }),
    credits: t.string({
      description: `Whom the author thanks, as plain text. ${OF_DETAIL}`,
      calls: callTo('LITTLEBITS'),
      reads: ['id'],
      resolve: async (project, _, { dataSources }) => {
        const detail = await dataSources.littlebits.projects.detailOf(project);
        return textOrNull(
          textOf((detail && checkedProperty(WIRE_TYPES.ProjectDetail, detail, 'credits')) ?? ''),
        );
      },
    }),
    images: t.field({
      type: [ProjectImage],
      nullable: { list: true, items: false },
      description: `Pictures of it. ${OF_DETAIL}`,
      calls: callTo('LITTLEBITS'),
      reads: ['id'],
      resolve: (project, _, context) => partsOf(project, 'images', context),
    }),
    embeds: t.field({
      type: [ProjectEmbed],
      nullable: { list: true, items: false },
      description: `Videos and the like. ${OF_DETAIL}`,
      calls: callTo('LITTLEBITS'),
      reads: ['id'],
      resolve: (project, _, context) => partsOf(project, 'embeds', context),
    }),
    files: t.field({
      type: [ProjectFile],
      nullable: { list: true, items: false },
      description: `Files that go with it. ${OF_DETAIL}`,
      calls: callTo('LITTLEBITS'),
      reads: ['id'],
      resolve: async (project, _, context) =>
        (await partsOf(project, 'files', context))?.map((raw) => ({ raw })),
    }),
    tools: t.field({
      type: [ProjectTool],
      nullable: { list: true, items: false },
      description: `The tools that it takes. ${OF_DETAIL}`,
      calls: callTo('LITTLEBITS'),
      reads: ['id'],
      resolve: (project, _, context) => partsOf(project, 'tools', context),
    }),
    products: t.field({
      type: [ProjectProduct],
      nullable: { list: true, items: false },
      description: `The products of littleBits that it takes. ${OF_DETAIL}`,
      calls: callTo('LITTLEBITS'),
      reads: ['id'],
      resolve: (project, _, context) => partsOf(project, 'products', context),
    }),
    materials: t.field({
      type: [ProjectMaterial],
      nullable: { list: true, items: false },
      description: `What else it takes. ${OF_DETAIL}`,
      calls: callTo('LITTLEBITS'),
      reads: ['id'],
      resolve: (project, _, context) => partsOf(project, 'materials', context),
    }),
    steps: t.field({
      type: [ProjectStep],
      nullable: { list: true, items: false },
      description: `How to build it, in order. ${OF_DETAIL}`,
      calls: callTo('LITTLEBITS'),
      reads: ['id'],
      resolve: (project, _, context) => partsOf(project, 'steps', context),
    }),
    comments: t.field({
      type: ProjectCommentConnection,
      description:
        'What people say about it, oldest first; replies stand under what they reply to. REST: `GET projects/<id>/comments`.',
      calls: callsOfPage('LITTLEBITS', PAGING),
      args: t.arg.connectionArgs(),
      reads: ['id', 'comment_count'],
      resolve: (project, args, { dataSources, cursors }, info) =>
        orNull(connect(args, dataSources.littlebits.comments.list(project), cursors, info)),
    }),
  }),
});

/** A list that only the detail of a project holds; null where the project is gone. */
async function partsOf<Part extends keyof model.ProjectDetail>(
  project: model.Project,
  part: Part,
  { dataSources }: Context,
): Promise<model.ProjectDetail[Part] | null> {
  const detail = await dataSources.littlebits.projects.detailOf(project);
  return detail && checkedList(WIRE_TYPES.ProjectDetail, detail, part);
}
