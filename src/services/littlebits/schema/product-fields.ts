import type { FieldBuilder } from '../../../graphql/builder.ts';
import { callsOfReference } from './calls.ts';
import { knownProduct, knownVariant } from './known-product.ts';
import { Product, ProductVariant } from './refs.ts';

interface Numbered {
  readonly product_id: number;
  readonly variant_id: number;
}

/** The product and the variant that something else names by their numbers. */
export function productFields<Shape extends Numbered>(t: FieldBuilder<Shape>, description: string) {
  return {
    product: t.field({
      type: Product,
      description,
      calls: callsOfReference,
      resolve: ({ product_id }, _, context, info) => knownProduct(product_id, context, info),
    }),
    variant: t.field({
      type: ProductVariant,
      description: 'In which form; null where the service has it no more. It comes with the product.',
      calls: callsOfReference,
      resolve: ({ product_id, variant_id }, _, context, info) =>
        knownVariant(product_id, variant_id, context, info),
    }),
  };
}
