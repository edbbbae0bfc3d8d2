import { callTo } from '../../../contract/call-estimates.ts';
import { builder } from '../../../graphql/builder.ts';
import { webAddress } from '../../../graphql/text/web-address.ts';
import { Viewer } from '../../../graphql/viewer.ts';
import { connect } from '../../../relay/connection.ts';
import { WIRE_TYPES } from '../models.ts';
import { libraryCall } from './calls.ts';
import { descriptionFields } from './description-fields.ts';
import { kindFields } from './kind-fields.ts';
import { productFields } from './product-fields.ts';
import { LibraryModule, LibraryModuleConnection, moduleKey } from './refs.ts';

builder.node(LibraryModule, {
  description: 'A module in your library: a variant of a product, and how many of it you have.',
  wire: WIRE_TYPES.Module,
  id: {
    description:
      'Global id: opaque, good for `node(id:)` and as a cache key. In the library of somebody else the same id stands for theirs.',
    parse: (id) => moduleKey(id, 'id'),
    reads: ['variant_id'],
    resolve: ({ variant_id }) => String(variant_id),
  },
  loadWithoutCache: (id, { dataSources }) => dataSources.littlebits.modules.byId(id),
  loadedBy: libraryCall,
  cacheFor: 10,
  fields: (t) => ({
    quantity: t.exposeInt('quantity', {
      nullable: false,
      description: 'How many you have; 0 where a change has just taken the last one.',
    }),
    title: t.exposeString('title', { nullable: false, description: 'What it is called.' }),
    ...descriptionFields(t, 'It breaks off after 150 characters; the product tells the whole.'),
    ...kindFields(t),
    imageUrls: t.field({
      type: ['URL'],
      nullable: false,
      description: 'Its pictures.',
      reads: ['images'],
      resolve: ({ images }, _, { dataSources }) =>
        images.map((url) => webAddress(url, dataSources.littlebits.siteUrl)).filter((url) => url !== null),
    }),
    ...productFields(
      t,
      'All about what it is; null where the service has it no more. However many modules, they cost one call together.',
    ),
  }),
});

builder.objectField(Viewer, 'modules', (t) =>
  t.field({
    type: LibraryModuleConnection,
    description:
      'Your library at littleBits: what modules you have. One call, whatever part of it you ask for. REST: `GET my_library`.',
    calls: callTo('LITTLEBITS'),
    args: t.arg.connectionArgs(),
    resolve: (_, args, { dataSources, cursors }, info) =>
      connect(args, dataSources.littlebits.modules.list(), cursors, info),
  }),
);
