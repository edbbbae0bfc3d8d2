import { callTo } from '../../../contract/call-estimates.ts';
import { builder } from '../../../graphql/builder.ts';
import { databaseIdField } from '../../../graphql/database-id.ts';
import { textOrNull } from '../../../graphql/text/text.ts';
import { webAddress } from '../../../graphql/text/web-address.ts';
import { checkedList } from '../../../graphql/wire/checked-property.ts';
import { badUserInput } from '../../../relay/bad-user-input.ts';
import { keyFromId } from '../../../relay/global-id.ts';
import type * as model from '../models.ts';
import { WIRE_TYPES } from '../models.ts';
import { callsOfReference } from './calls.ts';
import { kindFields } from './kind-fields.ts';
import { productFields } from './product-fields.ts';
import { Product, ProductVariant, productKey, productReference, variantFormat, variantKey } from './refs.ts';

const ProductImage = builder.objectRef<model.ProductImage>('ProductImage').implement({
  description: 'A picture of a product.',
  wire: WIRE_TYPES.ProductImage,
  fields: (t) => ({
    url: t.field({
      type: 'URL',
      description: 'Where it is; null where what was saved is no web address.',
      reads: ['url'],
      resolve: ({ url }, _, { dataSources }) => webAddress(url, dataSources.littlebits.siteUrl),
    }),
    position: t.int({
      description: 'Its place among the others, by which they are sorted.',
      reads: ['position'],
      resolve: ({ position }) => position ?? null,
    }),
    mediaType: t.string({
      description: 'What kind of file it is: `image/jpeg`.',
      reads: ['type'],
      resolve: ({ type }) => textOrNull(type),
    }),
  }),
});

const KitPart = builder.objectRef<model.KitPart>('KitPart').implement({
  description: 'One of the things that a kit contains.',
  wire: WIRE_TYPES.KitPart,
  fields: (t) => ({
    quantity: t.exposeInt('quantity', { nullable: false, description: 'How many of it the kit contains.' }),
    ...productFields(
      t,
      'What it is; null where the service has it no more. However many parts, they cost one call together.',
    ),
  }),
});

builder.node(ProductVariant, {
  description: 'A form in which a product is sold. Libraries and projects count variants, not products.',
  wire: WIRE_TYPES.Variant,
  id: {
    parse: (id) => keyFromId(id, variantFormat, 'id'),
    reads: ['productId', 'id'],
    resolve: ({ productId, id }) => `${productId}-${id}`,
  },
  loadWithoutCache: (key, { dataSources }) => {
    const { id, productId } = variantKey(key, 'id');
    return productId === null ? null : dataSources.littlebits.products.variant(productId, id);
  },
  loadedBy: callTo('LITTLEBITS'),
  cacheFor: 300,
  fields: (t) => ({
    databaseId: databaseIdField(t, "The service's own number for it."),
    isMaster: t.exposeBoolean('is_master', {
      nullable: false,
      description: 'Whether it is the form that the product is usually sold in.',
    }),
    ...kindFields(t),
    images: t.expose('images', {
      type: [ProductImage],
      nullable: false,
      description: 'Its pictures, in the order of the service.',
    }),
    product: t.field({
      type: Product,
      description: 'What it is a form of. Its `id` costs nothing.',
      calls: callsOfReference,
      reads: ['productId'],
      resolve: ({ productId }, _, context, info) => productReference({ id: productId }, context, info),
    }),
    contents: t.field({
      type: [KitPart],
      nullable: { list: true, items: false },
      description:
        'What a kit contains; empty for what is no kit. A variant that was asked for by itself does not tell: that costs its product.',
      calls: callsOfReference,
      reads: ['kit_bits.length', 'type', 'productId', 'id'],
      resolve: async (variant, _, { dataSources }) => {
        if (variant.kit_bits != null) return variant.kit_bits;
        if (!isKit(variant)) return [];
        const { products } = dataSources.littlebits;
        const told = await products.variantInProduct(String(variant.productId), String(variant.id));
        return told && checkedList(WIRE_TYPES.Variant, told, 'kit_bits');
      },
    }),
  }),
});

builder.queryField('variant', (t) =>
  t.field({
    type: ProductVariant,
    description:
      'One form of a product; null where the product or its variant is not there. REST: `GET products/<id>/variants/<id>`.',
    calls: callTo('LITTLEBITS'),
    args: {
      productId: t.arg.id({
        required: true,
        description: "The product's `id`, or the service's own number for it: `139`.",
      }),
      variantId: t.arg.id({
        required: true,
        description: "The variant's `id`, or the service's own number for it: `133`.",
      }),
    },
    resolve: (_, { productId, variantId }, { dataSources }) => {
      const product = productKey(productId, 'productId');
      const variant = variantKey(variantId, 'variantId');
      if (variant.productId !== null && variant.productId !== product) {
        throw badUserInput('`variantId` is the id of a variant of another product.', 'variantId');
      }
      return dataSources.littlebits.products.variant(product, variant.id);
    },
  }),
);

function isKit({ type }: model.Variant): boolean {
  return type?.toLowerCase() === 'kit';
}
