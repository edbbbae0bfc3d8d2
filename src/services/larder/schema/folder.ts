import { callsOfPage } from '../../../contract/call-estimates.ts';
import { builder } from '../../../graphql/builder.ts';
import { databaseIdField } from '../../../graphql/database-id.ts';
import { textOrNull } from '../../../graphql/text/text.ts';
import { Viewer } from '../../../graphql/viewer.ts';
import { connect } from '../../../relay/connection.ts';
import { orNull } from '../../../upstream/loaders/or-null.ts';
import { WIRE_TYPES } from '../models.ts';
import { folderList } from './calls.ts';
import { cssColor, dateFields } from './common-fields.ts';
import { BookmarkConnection, Folder, FolderConnection, folderKey, folderReference } from './refs.ts';

/** All that need the list of folders share one walk over it. */

builder.node(Folder, {
  description:
    'A folder of bookmarks, which can lie in another one. Larder reads no single folder: where an answer does not hold what is asked of one, the list of all folders is read, once a request for however many.',
  wire: WIRE_TYPES.Folder,
  id: {
    parse: (id) => folderKey(id, 'id'),
    reads: ['id'],
    resolve: ({ id }) => id,
  },
  loadWithoutCache: (id, { dataSources }) => dataSources.larder.folders.byId(id),
  loadedBy: folderList,
  cacheFor: 10,
  fields: (t) => ({
    databaseId: databaseIdField(t, "The service's own id for the folder: a UUID."),
    name: t.exposeString('name', { nullable: false, description: 'What the person calls it.' }),
    color: t.string({
      description: 'Its colour for CSS: `#58db4e`.',
      reads: ['color'],
      resolve: ({ color }) => cssColor(color),
    }),
    icon: t.string({
      description: 'Its icon, in the words of the service; null where it has none.',
      reads: ['icon'],
      resolve: ({ icon }) => textOrNull(icon),
    }),
    ...dateFields(t),
    parent: t.field({
      type: Folder,
      description: 'The folder that it lies in; null for a top-level folder.',
      calls: folderList,
      reads: ['parent'],
      resolve: ({ parent }, _, context, info) =>
        parent ? folderReference({ id: parent }, context, info) : null,
    }),
    children: t.field({
      type: [Folder],
      nullable: { list: true, items: false },
      description: 'The folders right inside it.',
      calls: folderList,
      reads: ['folders'],
      resolve: async (folder, _, context, info) => {
        const children = context.dataSources.larder.folders.childrenOf(folder);
        const known = await Promise.all(children.map((child) => folderReference(child, context, info)));
        return known.filter((child) => child !== null);
      },
    }),
    bookmarkCount: t.int({
      description: 'How many bookmarks lie in it; null where the service does not say.',
      reads: ['links'],
      resolve: ({ links }) => links ?? null,
    }),
    bookmarks: t.field({
      type: BookmarkConnection,
      description: 'The bookmarks in it, newest first. REST: `GET folders/<id>/`.',
      calls: callsOfPage('LARDER'),
      args: t.arg.connectionArgs(),
      reads: ['id'],
      resolve: (folder, args, { dataSources, cursors }, info) =>
        orNull(connect(args, dataSources.larder.bookmarks.inFolder(folder), cursors, info)),
    }),
  }),
});

builder.objectFields(Viewer, (t) => ({
  folders: t.field({
    type: FolderConnection,
    description: 'All your folders at Larder, whatever they lie in. REST: `GET folders/`.',
    calls: callsOfPage('LARDER'),
    args: t.arg.connectionArgs(),
    resolve: (_, args, { dataSources, cursors }, info) =>
      connect(args, dataSources.larder.folders.list(), cursors, info),
  }),
  folder: t.field({
    type: Folder,
    description:
      'One of your folders at Larder; null where there is none. Costs the list of folders, once a request. REST: `GET folders/`.',
    calls: folderList,
    args: {
      id: t.arg.id({ required: true, description: "The folder's `id`, or the service's own UUID for it." }),
    },
    resolve: (_, { id }, { dataSources }) => dataSources.larder.folders.byId(folderKey(id, 'id')),
  }),
}));
