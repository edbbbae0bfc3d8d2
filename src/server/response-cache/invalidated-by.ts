import {
  type DocumentNode,
  type GraphQLSchema,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql';
import { fieldPolicyOf } from '../../contract/field-policy.ts';

const inSchema = new WeakMap<GraphQLSchema, ReadonlySet<string>>();

/** The types that some mutation invalidates: an answer that reads none of them is dropped by time alone. */
export function invalidatedInSchema(schema: GraphQLSchema): ReadonlySet<string> {
  const known = inSchema.get(schema);
  if (known) return known;
  const mutations = Object.values(schema.getMutationType()?.getFields() ?? {});
  const invalidated = new Set(mutations.flatMap((field) => fieldPolicyOf(field).invalidates ?? []));
  inSchema.set(schema, invalidated);
  return invalidated;
}

/**
 * The types of which a mutation operation can have changed something, sorted: whatever it answers, for what was refused
 * or has failed can have changed something all the same (a write whose answer got lost, a code that came twice and ends a
 * session). `@skip` and `@include` are not looked at. Empty for a query.
 */
export function invalidatedBy(
  operation: OperationDefinitionNode,
  document: DocumentNode,
  schema: GraphQLSchema,
): readonly string[] {
  const mutations = operation.operation === 'mutation' ? schema.getMutationType()?.getFields() : undefined;
  if (!mutations) return [];
  const invalidated = new Set<string>();
  const spread = new Set<string>();

  function collect({ selections }: SelectionSetNode): void {
    for (const selection of selections) {
      if (selection.kind === Kind.FIELD) {
        const field = mutations?.[selection.name.value];
        for (const type of (field && fieldPolicyOf(field).invalidates) ?? []) invalidated.add(type);
      } else if (selection.kind === Kind.INLINE_FRAGMENT) {
        collect(selection.selectionSet);
      } else if (!spread.has(selection.name.value)) {
        spread.add(selection.name.value);
        for (const node of document.definitions) {
          if (node.kind === Kind.FRAGMENT_DEFINITION && node.name.value === selection.name.value) {
            collect(node.selectionSet);
          }
        }
      }
    }
  }

  collect(operation.selectionSet);
  return [...invalidated].toSorted();
}
