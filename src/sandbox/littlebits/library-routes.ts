import { type AddEndpoint, type Call, forMembers, forWriters } from './endpoint.ts';
import { parametersOf, Refusal } from './envelope.ts';
import { sentAs, textIn, wholeNumberIn } from './fields.ts';
import type { LibraryStore } from './library-store.ts';
import type { Stores } from './stores.ts';

const PATH = '/my_library';
// What keeps a quantity within SQLite's numbers, whatever it is added to.
const MAX_DELTA = 1_000_000;

/** The signed-in user's modules. */
export function addLibraryRoutes(add: AddEndpoint, { library }: Stores): void {
  const variantParams = ({ fields }: Call) => parametersOf({ variant_id: sentAs(fields, 'variant_id') });

  add('GET', PATH, {
    params: () => null,
    list: true,
    answer: forMembers(({ viewer, origin }) => library.of(viewer.userId, origin)),
  });

  add('POST', PATH, {
    params: variantParams,
    status: 201,
    list: true,
    answer: forWriters((call) =>
      library.change(call.viewer.userId, requestedVariant(library, call), 1, call.origin),
    ),
  });

  add('PUT', PATH, {
    params: ({ fields }) =>
      parametersOf({
        variant_id: sentAs(fields, 'variant_id'),
        delta: sentAs(fields, 'delta'),
        operator: sentAs(fields, 'operator'),
      }),
    list: true,
    answer: forWriters((call) => {
      const { userId } = call.viewer;
      const variantId = requestedVariant(library, call);
      const delta = requestedDelta(call);
      ownedQuantity(library, userId, variantId);
      return library.change(userId, variantId, delta, call.origin);
    }),
  });

  add('DELETE', PATH, {
    params: variantParams,
    list: true,
    answer: forWriters((call) => {
      const { userId } = call.viewer;
      const variantId = requestedVariant(library, call);
      // A kit takes as many of its contents along as there are kits.
      library.change(userId, variantId, -ownedQuantity(library, userId, variantId), call.origin);
      return library.of(userId, call.origin);
    }),
  });
}

function requestedVariant(library: LibraryStore, { fields }: Pick<Call, 'fields'>): number {
  if (sentAs(fields, 'variant_id') === null) throw new Refusal(400, 'variant_id is required.');
  const variantId = wholeNumberIn(fields, 'variant_id');
  if (variantId === null || !library.hasVariant(variantId)) throw new Refusal(404, "Couldn't find Variant");
  return variantId;
}

function requestedDelta({ fields }: Pick<Call, 'fields'>): number {
  const delta = wholeNumberIn(fields, 'delta');
  if (delta === null || delta === 0 || delta > MAX_DELTA) {
    throw new Refusal(422, 'delta must be a positive integer.');
  }
  const operator = textIn(fields, 'operator');
  if (operator === 'add') return delta;
  if (operator === 'subtract') return -delta;
  throw new Refusal(422, 'operator must be "add" or "subtract".');
}

function ownedQuantity(library: LibraryStore, userId: number, variantId: number): number {
  const quantity = library.quantityOf(userId, variantId);
  if (quantity === 0) throw new Refusal(200, 'This module is not in your library.');
  return quantity;
}
