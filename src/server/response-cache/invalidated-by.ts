import type { GraphQLSchema } from 'graphql';
import { fieldPolicyOf } from '../../contract/field-policy.ts';
import { type Operation, OperationWalk } from '../operations/operation-walk.ts';

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
export function invalidatedBy(made: Operation): readonly string[] {
  const { operation, schema } = made;
  const type = operation.operation === 'mutation' ? schema.getMutationType() : undefined;
  if (!type) return [];
  const walk = new OperationWalk(made, null);
  const fields = walk.fieldsOf(operation.selectionSet, type).flatMap((field) => walk.definitionsOf(field));
  return [...new Set(fields.flatMap((field) => fieldPolicyOf(field).invalidates ?? []))].toSorted();
}
