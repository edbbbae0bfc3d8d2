import type { DocumentNode, GraphQLError } from 'graphql';
import type { Limits } from '../../config/config.ts';
import { createLimitError } from './limit-error.ts';
import { measureOperations } from './operation-shape.ts';

export type ShapeLimits = Pick<Limits, 'depth' | 'aliases' | 'directives'>;

/** What of a document nests too deep, or has too many aliases or directives: an error for each limit that it breaks. */
export function breachesOf(document: DocumentNode, limits: ShapeLimits): readonly GraphQLError[] {
  const shape = measureOperations(document);
  return (['depth', 'aliases', 'directives'] as const)
    .filter((kind) => shape[kind] > limits[kind])
    .map((kind) => createLimitError(kind, limits[kind], shape[kind]));
}
