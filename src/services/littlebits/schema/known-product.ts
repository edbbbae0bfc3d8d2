import type { GraphQLResolveInfo } from 'graphql';
import type { Context } from '../../../contract/context.ts';
import { selectsOnly } from '../../../relay/selection.ts';
import type * as model from '../models.ts';

/** What a number alone is enough for; the cost is read by itself wherever the product comes from. */
const ofProduct: ReadonlySet<string> = new Set(['id', 'databaseId', 'cost']);
const ofVariant: ReadonlySet<string> = new Set(['id', 'databaseId', 'product']);

/** A product that another object names by its number. It is looked up only where more than that is selected. */
export function knownProduct(
  id: number,
  { dataSources }: Context,
  info: GraphQLResolveInfo,
): model.Product | Promise<model.Product | null> {
  return selectsOnly(info, ofProduct) ? { id } : dataSources.littlebits.products.byId(String(id));
}

/** The same of a variant. Of many it is the list of products that tells. */
export function knownVariant(
  productId: number,
  id: number,
  { dataSources }: Context,
  info: GraphQLResolveInfo,
): model.Variant | Promise<model.Variant | null> {
  if (selectsOnly(info, ofVariant)) return { id, productId };
  return dataSources.littlebits.products.variantInProduct(String(productId), String(id));
}
