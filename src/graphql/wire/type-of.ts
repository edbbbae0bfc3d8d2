import { getTypeBrand } from '@pothos/core';
import { type GraphQLObjectType, type GraphQLSchema, isObjectType } from 'graphql';

/** The type of an object that was found where several types can stand; null where nobody has said it. */
export function typeOf(object: object, schema: GraphQLSchema): GraphQLObjectType | null {
  const brand: unknown = getTypeBrand(object);
  const name = typeof brand === 'string' ? brand : nameOf(brand);
  const type = name === undefined ? undefined : schema.getType(name);
  return isObjectType(type) ? type : null;
}

function nameOf(brand: unknown): string | undefined {
  const named = typeof brand === 'object' && brand !== null && 'name' in brand ? brand.name : undefined;
  return typeof named === 'string' ? named : undefined;
}
