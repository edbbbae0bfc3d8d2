import type { FieldBuilder } from '../../../graphql/builder.ts';
import { callsOfReference } from './calls.ts';
import { Product, ProductVariant, productReference, variantReference } from './refs.ts';

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
      reads: ['product_id'],
      resolve: ({ product_id }, _, context, info) => productReference({ id: product_id }, context, info),
    }),
    variant: t.field({
      type: ProductVariant,
      description: 'In which form; null where the service has it no more. It comes with the product.',
      calls: callsOfReference,
      reads: ['product_id', 'variant_id'],
      resolve: ({ product_id, variant_id }, _, context, info) =>
        variantReference({ id: variant_id, productId: product_id }, context, info),
    }),
  };
}
