import { callsOfPage } from '../../../contract/call-estimates.ts';
import { builder } from '../../../graphql/builder.ts';
import { databaseIdField } from '../../../graphql/database-id.ts';
import { Viewer } from '../../../graphql/viewer.ts';
import { connect } from '../../../relay/connection.ts';
import { WIRE_TYPES } from '../models.ts';
import { tagList } from './calls.ts';
import { cssColor, dateFields } from './common-fields.ts';
import { BookmarkConnection, BookmarkTag, BookmarkTagConnection, tagKey } from './refs.ts';

builder.node(BookmarkTag, {
  description:
    'A tag of bookmarks. Larder reads no single tag: by its id it is looked for in the list of all tags, which is read once a request for however many.',
  wire: WIRE_TYPES.Tag,
  id: {
    parse: (id) => tagKey(id, 'id'),
    reads: ['id'],
    resolve: ({ id }) => id,
  },
  loadWithoutCache: (id, { dataSources }) => dataSources.larder.tags.byId(id),
  loadedBy: tagList,
  cacheFor: 10,
  fields: (t) => ({
    databaseId: databaseIdField(t, "The service's own id for the tag: a UUID."),
    name: t.exposeString('name', { nullable: false, description: 'The tag without a #.' }),
    color: t.string({
      description: 'Its colour for CSS: `#8fcb00`.',
      reads: ['color'],
      resolve: ({ color }) => cssColor(color),
    }),
    ...dateFields(t),
    bookmarks: t.field({
      type: BookmarkConnection,
      description: 'The bookmarks with exactly this tag, newest first. REST: `GET search/?q=#<tag>`.',
      calls: callsOfPage('LARDER'),
      args: t.arg.connectionArgs(),
      reads: ['name'],
      resolve: ({ name }, args, { dataSources, cursors }, info) =>
        connect(args, dataSources.larder.bookmarks.tagged(name), cursors, info),
    }),
  }),
});

builder.objectField(Viewer, 'bookmarkTags', (t) =>
  t.field({
    type: BookmarkTagConnection,
    description: 'All your tags at Larder, by name. REST: `GET tags/`.',
    calls: callsOfPage('LARDER'),
    args: t.arg.connectionArgs(),
    resolve: (_, args, { dataSources, cursors }, info) =>
      connect(args, dataSources.larder.tags.list(), cursors, info),
  }),
);
