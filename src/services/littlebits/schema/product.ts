import { builder } from '../../../gateway/builder.ts';
import { loadNode } from '../../../gateway/load-node.ts';
import { Product } from './refs.ts';

builder.node(Product, {
  description: 'What littleBits sells: a Bit, a kit or an accessory.',
  id: {
    description: 'Global id: opaque, and good for `node(id:)` and as a cache key.',
    resolve: ({ id }) => String(id),
  },
  loadManyWithoutCache: loadNode('Product', (id, { dataSources }) =>
    dataSources.littlebits.products.find(id),
  ),
  fields: (t) => ({
    name: t.exposeString('name', { nullable: false, description: 'What it is called.' }),
  }),
});
