import { type GraphQLSchema, isInterfaceType } from 'graphql';
import { encodeGlobalId } from '../relay/global-id.ts';

/** What Pothos keeps of a node's options: `id` gives its key at the service, at once. */
interface NodeOptions {
  readonly id: { resolve(source: unknown): string | number };
}

/**
 * Has the global ids of all nodes be there at once. Pothos' own resolvers await each: a promise for every object of a
 * page. Changes the schema itself.
 */
export function resolveIdsAtOnce(schema: GraphQLSchema): void {
  const node = schema.getType('Node');
  if (!isInterfaceType(node)) return;
  for (const type of schema.getPossibleTypes(node)) {
    const { id } = type.extensions.pothosOptions as NodeOptions; // `builder.node` has demanded it.
    const field = type.getFields().id;
    if (field) field.resolve = (source) => encodeGlobalId(type.name, id.resolve(source));
  }
}
