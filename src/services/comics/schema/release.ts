import { callTo } from '../../../contract/call-estimates.ts';
import { builder } from '../../../graphql/builder.ts';
import { databaseIdField } from '../../../graphql/database-id.ts';
import { TimelineItem, timelineItemFields } from '../../../graphql/interfaces/timeline-item.ts';
import { textOrNull } from '../../../graphql/text/text.ts';
import { webAddress } from '../../../graphql/text/web-address.ts';
import { connect } from '../../../relay/connection.ts';
import { releaseConditions } from '../conditions.ts';
import type * as model from '../models.ts';
import { WIRE_TYPES } from '../models.ts';
import { callsOfComic, callsOfFilteredPage } from './calls.ts';
import { checkReleaseFilter } from './check-filters.ts';
import { ReleaseFilterInput } from './filter-inputs.ts';
import { Comic, ComicImage, comicReference, keyOf, Release, ReleaseConnection } from './refs.ts';
import { takingRefusals } from './refused-filter.ts';

builder.node(Release, {
  description: 'What a comic published on one day: mostly one picture, sometimes several, rarely none.',
  wire: WIRE_TYPES.Release,
  id: {
    parse: (id) => keyOf('release', id, 'id'),
    reads: ['id'],
    resolve: ({ id }) => id,
  },
  interfaces: [TimelineItem],
  loadWithoutCache: (id, { dataSources }) => dataSources.comics.releases.byId(id),
  loadedBy: callTo('COMICS'),
  cacheFor: 60,
  fields: (t) => ({
    databaseId: databaseIdField(t, "The instance's own number for it."),
    ...timelineItemFields(t, {
      service: 'COMICS',
      occurredAt: ['When the instance found it: `fetchedAt`.', ({ fetched }) => fetched, 'fetched'],
      summary: [
        'The title of its first picture, else the text in it, else its day.',
        summaryOf,
        'images.title',
        'images.text',
        'pubDate',
      ],
    }),
    url: t.field({
      type: 'URL',
      description: 'Its first picture; null where it has none.',
      reads: ['images.file'],
      resolve: ({ images }, _, { dataSources }) => webAddress(images[0]?.file, dataSources.comics.baseUrl),
    }),
    pubDate: t.expose('pubDate', {
      type: 'Date',
      nullable: false,
      description: 'The day on which it was published.',
    }),
    fetchedAt: t.field({
      type: 'DateTime',
      nullable: false,
      description: 'When the instance found it.',
      reads: ['fetched'],
      resolve: ({ fetched }) => fetched,
    }),
    images: t.expose('images', {
      type: [ComicImage],
      nullable: false,
      description: 'Its pictures, in the order of the story.',
    }),
    comic: t.field({
      type: Comic,
      description:
        'The comic that it is a release of. One or two different comics in a request are a call each, more are one call for all. REST: `GET comics/<id>/`.',
      calls: callsOfComic,
      reads: ['comicId'],
      resolve: (release, _, context, info) => comicReference({ id: release.comicId }, context, info),
    }),
  }),
});

builder.queryFields((t) => ({
  releases: t.field({
    type: ReleaseConnection,
    description: 'The releases of all comics, last fetched first. REST: `GET releases/`.',
    calls: callsOfFilteredPage,
    args: {
      ...t.arg.connectionArgs(),
      filter: t.arg({ type: ReleaseFilterInput, description: 'Only releases that meet these conditions.' }),
    },
    resolve: (_, { filter: given, ...args }, { dataSources, cursors }, info) => {
      const filter = given ?? {};
      checkReleaseFilter(filter, 'filter');
      const page = connect(args, dataSources.comics.releases.list(filter), cursors, info);
      return takingRefusals(page, releaseConditions(filter), 'filter');
    },
  }),
  release: t.field({
    type: Release,
    description: 'One release; null where there is none. REST: `GET releases/<id>/`.',
    calls: callTo('COMICS'),
    args: {
      id: t.arg.id({
        required: true,
        description: "The release's `id`, or the instance's own number for it.",
      }),
    },
    resolve: (_, { id }, { dataSources }) => dataSources.comics.releases.byId(keyOf('release', id, 'id')),
  }),
}));

function summaryOf({ images: [first], pubDate }: model.Release): string {
  return textOrNull(first?.title) ?? textOrNull(first?.text) ?? `Release of ${pubDate}`;
}
