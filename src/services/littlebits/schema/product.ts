import { callTo } from '../../../contract/call-estimates.ts';
import { builder } from '../../../graphql/builder.ts';
import { databaseIdField } from '../../../graphql/database-id.ts';
import { checkedProperty } from '../../../graphql/wire/checked-property.ts';
import { badUserInput } from '../../../relay/bad-user-input.ts';
import { checkKey } from '../../../relay/check-name.ts';
import { connect } from '../../../relay/connection.ts';
import { WIRE_TYPES } from '../models.ts';
import { variantsOf } from '../products.ts';
import { descriptionFields, textOf } from './description-fields.ts';
import { kindFields } from './kind-fields.ts';
import { Product, ProductConnection, ProductVariant, productKey } from './refs.ts';

builder.node(Product, {
  description:
    'What littleBits makes: a Bit (an electronic module), a kit of them, or an accessory. One is read by itself; where a request needs two or more, one call gives all there are.',
  wire: WIRE_TYPES.Product,
  id: {
    parse: (id) => productKey(id, 'id'),
    reads: ['id'],
    resolve: ({ id }) => String(id),
  },
  loadWithoutCache: (id, { dataSources }) => dataSources.littlebits.products.byId(id),
  loadedBy: callTo('LITTLEBITS'),
  cacheFor: 300,
  fields: (t) => ({
    databaseId: databaseIdField(t, "The service's own number for it."),
    name: t.exposeString('name', { nullable: false, description: 'What it is called.' }),
    slug: t.exposeString('slug', {
      nullable: false,
      description: 'Its name in addresses: `base-kit`.',
    }),
    ...kindFields(t),
    ...descriptionFields(t, 'Null where it has none.'),
    shortDescription: t.string({
      description: 'The same in short, as plain text; it can break off in the middle of a sentence.',
      reads: ['short_description'],
      resolve: ({ short_description }) => textOf(short_description),
    }),
    availableAt: t.field({
      type: 'DateTime',
      description: 'Since when it has been sold; null where the service does not say.',
      reads: ['available_on'],
      resolve: ({ available_on }) => available_on,
    }),
    updatedAt: t.field({
      type: 'DateTime',
      nullable: false,
      description: 'When it was last changed.',
      reads: ['updated_at'],
      resolve: ({ updated_at }) => updated_at,
    }),
    isActive: t.boolean({
      nullable: false,
      description: 'False for a product that is retired.',
      reads: ['inactive'],
      resolve: ({ inactive }) => !inactive,
    }),
    cost: t.float({
      description:
        'What it costs, in the currency of the shop, which the service does not name. The list of products leaves it out: one call for each product. REST: `GET products/<id>`.',
      calls: callTo('LITTLEBITS'),
      reads: ['id', 'cost'],
      resolve: async ({ id, cost }, _, { dataSources }) => {
        if (cost !== undefined) return cost === null ? null : Number(cost);
        const detail = await dataSources.littlebits.products.detailOf(String(id));
        const known = detail && checkedProperty(WIRE_TYPES.Product, detail, 'cost');
        return known == null ? null : Number(known);
      },
    }),
    variants: t.field({
      type: [ProductVariant],
      nullable: false,
      description: 'The forms in which it is sold; most products have one. REST: `GET products`.',
      reads: ['id', 'variants.length'],
      resolve: (product) => variantsOf(product),
    }),
  }),
});

builder.queryFields((t) => ({
  products: t.field({
    type: ProductConnection,
    description:
      'All that littleBits makes or ever made, retired products too: one call, whatever part of it you ask for. The gateway itself picks those that `type` and `bitType` name. REST: `GET products`.',
    calls: callTo('LITTLEBITS'),
    args: {
      ...t.arg.connectionArgs(),
      type: t.arg.string({
        description: "Only products of this `type`: `Kit`. The letters' case is ignored.",
      }),
      bitType: t.arg.string({
        description: "Only Bits of this `bitType`: `power`. The letters' case is ignored.",
      }),
    },
    resolve: (_, { type, bitType, ...args }, { dataSources, cursors }, info) => {
      const filter = { type: wordOf(type, 'type'), bitType: wordOf(bitType, 'bitType') };
      return connect(args, dataSources.littlebits.products.list(filter), cursors, info);
    },
  }),
  product: t.field({
    type: Product,
    description:
      'One product, by `id` or by `slug`; null where there is none. By its slug it is looked for among all. REST: `GET products/<id>`, `GET products`.',
    calls: callTo('LITTLEBITS'),
    args: {
      id: t.arg.id({ description: "The product's `id`, or the service's own number for it: `140`." }),
      slug: t.arg.string({ description: 'Its name in addresses: `base-kit`.' }),
    },
    resolve: (_, { id, slug }, { dataSources: { littlebits } }) => {
      if ((id == null) === (slug == null)) {
        throw badUserInput('Give `id` or `slug`, one of them.', id == null ? 'id' : 'slug');
      }
      if (id != null) return littlebits.products.byId(productKey(id, 'id'));
      return littlebits.products.bySlug(checkKey(slug ?? '', 'slug'));
    },
  }),
}));

/** What is empty would match nothing, and was hardly meant so. */
function wordOf(text: string | null | undefined, argument: string): string | undefined {
  if (text == null) return undefined;
  if (text.trim() === '')
    throw badUserInput(`\`${argument}\` must not be empty. Leave it out for all products.`, argument);
  return text.trim();
}
