import { callsOfPage, callTo } from '../../../contract/call-estimates.ts';
import { builder } from '../../../graphql/builder.ts';
import { badUserInput } from '../../../relay/bad-user-input.ts';
import { checkName } from '../../../relay/check-name.ts';
import { connect } from '../../../relay/connection.ts';
import { UpstreamRefusedError } from '../../../upstream/http/errors.ts';
import { PAGING } from './calls.ts';
import { ProjectFilter, refusedSearch, searchOf } from './project-filter.ts';
import { Project, ProjectConnection, projectKey } from './refs.ts';

builder.queryFields((t) => ({
  projects: t.field({
    type: ProjectConnection,
    description:
      'What people build with littleBits: all that is published, lessons too, or what a filter finds. The service tells no total. REST: `GET projects`, `GET projects/search`.',
    calls: callsOfPage('LITTLEBITS', PAGING),
    args: {
      ...t.arg.connectionArgs(),
      filter: t.arg({
        type: ProjectFilter,
        description: 'What to look for. Without anything in it: all.',
      }),
    },
    resolve: async (_, { filter, ...args }, { dataSources: { littlebits }, cursors }, info) => {
      const search = searchOf(filter ?? {});
      if (!search) return connect(args, littlebits.projects.list(), cursors, info);
      try {
        return await connect(args, littlebits.projects.search(search), cursors, info);
      } catch (error) {
        throw error instanceof UpstreamRefusedError ? refusedSearch(error, search) : error;
      }
    },
  }),
  project: t.field({
    type: Project,
    description:
      'One project, whole; null where there is none. REST: `GET projects/<id>`, `GET projects/<slug>`.',
    calls: callTo('LITTLEBITS'),
    args: {
      id: t.arg.id({ description: "The project's `id`, or the service's own number for it: `2055`." }),
      slug: t.arg.string({ description: 'Its name in addresses, in place of the id: `robot`.' }),
    },
    resolve: (_, { id, slug }, { dataSources: { littlebits } }) => {
      if (id != null && slug != null) throw badUserInput('Give `id` or `slug`, not both.', 'slug');
      if (id != null) return littlebits.projects.byId(projectKey(id, 'id'));
      if (slug?.trim()) checkName(slug, 'slug');
      const name = slug?.trim() ?? '';
      if (name === '') throw badUserInput('Name the project by its `id` or its `slug`.', 'id');
      if (/^\d+$/.test(name)) {
        throw badUserInput('littleBits reads a `slug` of digits as an id. Give it as `id`.', 'slug');
      }
      return littlebits.projects.bySlug(name);
    },
  }),
}));
