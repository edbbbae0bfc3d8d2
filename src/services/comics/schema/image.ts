import { callTo } from '../../../contract/call-estimates.ts';
import { builder } from '../../../graphql/builder.ts';
import { databaseIdField } from '../../../graphql/database-id.ts';
import { SearchResult } from '../../../graphql/interfaces/search-result.ts';
import { itemFields } from '../../../graphql/item-fields.ts';
import { textOrNull } from '../../../graphql/text/text.ts';
import { webAddress } from '../../../graphql/text/web-address.ts';
import { connect } from '../../../relay/connection.ts';
import { imageConditions } from '../conditions.ts';
import type * as model from '../models.ts';
import { WIRE_TYPES } from '../models.ts';
import { callsOfFilteredPage } from './calls.ts';
import { checkImageFilter } from './check-filters.ts';
import { ComicImageFilterInput } from './filter-inputs.ts';
import { ComicImage, ComicImageConnection, keyOf } from './refs.ts';
import { takingRefusals } from './refused-filter.ts';

builder.node(ComicImage, {
  description: "A picture of a comic's release. Which release it belongs to Comics does not tell.",
  interfaces: [SearchResult],
  wire: WIRE_TYPES.Image,
  id: {
    parse: (id) => keyOf('image', id, 'id'),
    reads: ['id'],
    resolve: ({ id }) => id,
  },
  loadWithoutCache: (id, { dataSources }) => dataSources.comics.images.byId(id),
  loadedBy: callTo('COMICS'),
  cacheFor: 300,
  fields: (t) => ({
    databaseId: databaseIdField(t, "The instance's own number for it."),
    ...itemFields(t, 'COMICS', [
      'Its title, else its text, else the day on which the instance got it.',
      summaryOf,
      'title',
      'text',
      'fetched',
    ]),
    url: t.field({
      type: 'URL',
      description: 'Where the picture itself is; null where the instance has lost the file.',
      reads: ['file'],
      resolve: ({ file }, _, { dataSources }) => webAddress(file, dataSources.comics.baseUrl),
    }),
    title: t.string({
      description: 'Its title; null where it has none.',
      reads: ['title'],
      resolve: ({ title }) => textOrNull(title),
    }),
    text: t.string({
      description:
        'The text that belongs to it, such as the one that shows when a mouse rests on it; null where it has none.',
      reads: ['text'],
      resolve: ({ text }) => textOrNull(text),
    }),
    width: t.exposeInt('width', { description: 'In pixels; null where the instance does not know.' }),
    height: t.exposeInt('height', { description: 'In pixels; null where the instance does not know.' }),
    checksum: t.exposeString('checksum', {
      nullable: false,
      description: 'SHA-256 of the file, in hexadecimal digits.',
    }),
    fetchedAt: t.field({
      type: 'DateTime',
      nullable: false,
      description: 'When the instance got it.',
      reads: ['fetched'],
      resolve: ({ fetched }) => fetched,
    }),
  }),
});

builder.queryFields((t) => ({
  comicImages: t.field({
    type: ComicImageConnection,
    description: 'The pictures of all releases, in the order of the instance. REST: `GET images/`.',
    calls: callsOfFilteredPage,
    args: {
      ...t.arg.connectionArgs(),
      filter: t.arg({
        type: ComicImageFilterInput,
        description: 'Only pictures that meet these conditions.',
      }),
    },
    resolve: (_, { filter: given, ...args }, { dataSources, cursors }, info) => {
      const filter = given ?? {};
      checkImageFilter(filter, 'filter');
      const page = connect(args, dataSources.comics.images.list(filter), cursors, info);
      return takingRefusals(page, imageConditions(filter), 'filter');
    },
  }),
  comicImage: t.field({
    type: ComicImage,
    description: 'One picture; null where there is none. REST: `GET images/<id>/`.',
    calls: callTo('COMICS'),
    args: {
      id: t.arg.id({
        required: true,
        description: "The picture's `id`, or the instance's own number for it.",
      }),
    },
    resolve: (_, { id }, { dataSources }) => dataSources.comics.images.byId(keyOf('image', id, 'id')),
  }),
}));

function summaryOf({ title, text, fetched }: model.Image): string {
  return textOrNull(title) ?? textOrNull(text) ?? `Picture of ${fetched.slice(0, 10)}`;
}
