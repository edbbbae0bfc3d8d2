import { allOf, callsOfPage, callTo } from '../../../contract/call-estimates.ts';
import { builder } from '../../../graphql/builder.ts';
import { databaseIdField } from '../../../graphql/database-id.ts';
import { SearchResult } from '../../../graphql/interfaces/search-result.ts';
import { itemFields } from '../../../graphql/item-fields.ts';
import { textOrNull } from '../../../graphql/text/text.ts';
import { webAddress } from '../../../graphql/text/web-address.ts';
import { badUserInput } from '../../../relay/bad-user-input.ts';
import { checkKey } from '../../../relay/check-name.ts';
import { connect } from '../../../relay/connection.ts';
import { selectedFields } from '../../../relay/selection.ts';
import { comicConditions } from '../conditions.ts';
import { WIRE_TYPES } from '../models.ts';
import { NEWEST_ROUNDS } from '../newest-releases.ts';
import { callsOfFilteredPage, callsOfOneComic, subscriptionList } from './calls.ts';
import { checkComicFilter } from './check-filters.ts';
import { ComicFilterInput } from './filter-inputs.ts';
import { Comic, ComicConnection, keyOf, ReleaseConnection } from './refs.ts';
import { takingRefusals } from './refused-filter.ts';

builder.node(Comic, {
  description:
    'A webcomic that an instance of Comics follows. One or two by their ids are a call each; three or more are one call for the list of all.',
  interfaces: [SearchResult],
  wire: WIRE_TYPES.Comic,
  id: {
    parse: (id) => keyOf('comic', id, 'id'),
    reads: ['id'],
    resolve: ({ id }) => id,
  },
  loadWithoutCache: (id, { dataSources }) => dataSources.comics.comics.byId(id),
  loadedBy: callsOfOneComic,
  cacheFor: 60,
  fields: (t) => ({
    databaseId: databaseIdField(t, "The instance's own number for it."),
    slug: t.exposeString('slug', { nullable: false, description: 'Its name in addresses: `xkcd`.' }),
    name: t.exposeString('name', { nullable: false, description: 'Its name, to show to people.' }),
    ...itemFields(t, 'COMICS', ['Its `name`.', ({ name }) => name, 'name']),
    language: t.exposeString('language', {
      nullable: false,
      description: 'Code of the language it is in: `en`.',
    }),
    url: t.field({
      type: 'URL',
      description: 'Its own site; null where the instance knows none.',
      reads: ['url'],
      resolve: ({ url }) => webAddress(url),
    }),
    rights: t.string({
      description: 'Whose it is, and under which licence: `Randall Munroe, CC BY-NC 2.5`.',
      reads: ['rights'],
      resolve: ({ rights }) => textOrNull(rights),
    }),
    isActive: t.exposeBoolean('isActive', {
      nullable: false,
      description: 'Whether the instance still looks for new releases of it.',
    }),
    startDate: t.field({
      type: 'Date',
      description: 'When it began, as far as that is known.',
      reads: ['startDate'],
      resolve: ({ startDate }) => startDate,
    }),
    endDate: t.field({
      type: 'Date',
      description: 'When it ended; null where it goes on, or nobody knows.',
      reads: ['endDate'],
      resolve: ({ endDate }) => endDate,
    }),
    addedAt: t.field({
      type: 'DateTime',
      nullable: false,
      description:
        'When the instance began to follow it. A date in the year 1 says that it did so before it kept such dates.',
      reads: ['added'],
      resolve: ({ added }) => added,
    }),
    isSubscribed: t.boolean({
      description:
        'Whether you are subscribed to it. Costs the list of your subscriptions, once a request, unless the list that it came from was asked for by this.',
      calls: subscriptionList,
      cacheFor: 10,
      reads: ['id'],
      resolve: ({ id }, _, { dataSources }) => dataSources.comics.subscriptions.isSubscribed(id),
    }),
    releases: t.field({
      type: ReleaseConnection,
      description:
        'Its releases, last fetched first. The newest of all comics of a page are read together, in one call or few; with `totalCount`, `after` or `last` it is a call for each comic. REST: `GET releases/?comic__slug=<slug>`.',
      calls: allOf(callsOfPage('COMICS'), callTo('COMICS', { expected: 0, most: NEWEST_ROUNDS })),
      args: t.arg.connectionArgs(),
      reads: ['id', 'slug'],
      resolve: (comic, args, { dataSources: { comics }, cursors }, info) => {
        // What is read together tells no total.
        const isTold = !selectedFields(info).has('totalCount');
        return connect(
          args,
          isTold ? comics.releases.ofComicTogether(comic) : comics.releases.ofComic(comic),
          cursors,
          info,
        );
      },
    }),
  }),
});

builder.queryFields((t) => ({
  comics: t.field({
    type: ComicConnection,
    description: 'The comics of the instance, by name. REST: `GET comics/`.',
    calls: callsOfFilteredPage,
    args: {
      ...t.arg.connectionArgs(),
      filter: t.arg({ type: ComicFilterInput, description: 'Only comics that meet these conditions.' }),
    },
    resolve: (_, { filter: given, ...args }, { dataSources, cursors }, info) => {
      const filter = given ?? {};
      checkComicFilter(filter, 'filter');
      const page = connect(args, dataSources.comics.comics.list(filter), cursors, info);
      return takingRefusals(page, comicConditions(filter), 'filter');
    },
  }),
  comic: t.field({
    type: Comic,
    description:
      'One comic, by its id or by its slug; null where there is none. REST: `GET comics/<id>/`, `GET comics/?slug=<slug>`.',
    calls: callsOfOneComic,
    args: {
      id: t.arg.id({ description: "The comic's `id`, or the instance's own number for it." }),
      slug: t.arg.string({ description: 'Its name in addresses: `xkcd`.' }),
    },
    resolve: (_, { id, slug }, { dataSources: { comics } }) => {
      if ((id == null) === (slug == null)) throw badUserInput('Give `id` or `slug`, one of them.', 'id');
      if (id != null) return comics.comics.byId(keyOf('comic', id, 'id'));
      if (!slug?.trim()) throw badUserInput('`slug` must not be empty.', 'slug');
      return comics.comics.bySlug(checkKey(slug, 'slug'));
    },
  }),
}));
