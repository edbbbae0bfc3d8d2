import type { AddEndpoint, Call } from './endpoint.ts';
import { parametersOf, Refusal } from './envelope.ts';
import { wholeNumber } from './fields.ts';
import type { Stores } from './stores.ts';

/** Bits, kits and accessories. */
export function addProductRoutes(add: AddEndpoint, { products }: Stores): void {
  add('GET', '/products', {
    // One parameter without a name, as the documents show it.
    params: () => [{}],
    list: true,
    answer: ({ origin }) => products.all(origin),
  });

  add('GET', '/products/:id', {
    params: (call) => parametersOf({ product_id: call.part('id') }),
    answer(call) {
      const product = products.find(idIn(call, 'id'), call.origin);
      if (product === undefined) throw new Refusal(404, "Couldn't find Product");
      return product;
    },
  });

  add('GET', '/products/:id/variants/:variantId', {
    params: (call) => parametersOf({ variant_id: call.part('variantId'), product_id: call.part('id') }),
    answer(call) {
      const variant = products.findVariant(idIn(call, 'id'), idIn(call, 'variantId'), call.origin);
      if (variant === undefined) throw new Refusal(404, "Couldn't find Variant");
      return variant;
    },
  });
}

// No product has the number 0.
function idIn(call: Call, name: string): number {
  return wholeNumber(call.part(name)) ?? 0;
}
