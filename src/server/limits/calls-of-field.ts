import { type GraphQLSchema, getNamedType, isCompositeType } from 'graphql';
import type { Arguments, Calls } from '../../contract/call-estimates.ts';
import { fieldPolicyOf, typePolicyOf } from '../../contract/field-policy.ts';
import { typenameIn } from '../../relay/global-id.ts';
import { isConnection, type MeasuredField } from './operation-sum.ts';

/** Of what makes a call by its kind, and declares nothing else. */
const ONE_CALL: readonly Calls[] = [{ service: null, expected: 1, most: 1 }];
const NO_CALLS: readonly Calls[] = [];

/** The calls of a field, on one parent: what it declares, else one for a connection and for an object of a root type. */
export function callsOfField({ field, parent, given, schema }: MeasuredField): readonly Calls[] {
  const { loads, calls } = fieldPolicyOf(field);
  if (loads !== undefined) return callsToLoad(given.list(loads), schema);
  if (calls !== undefined) return calls(given);
  const type = getNamedType(field.type);
  const isRoot = parent === schema.getQueryType() || parent === schema.getMutationType();
  return isCompositeType(type) && (isRoot || isConnection(type)) ? ONE_CALL : NO_CALLS;
}

/** What finding objects takes, by the types that their ids name. */
function callsToLoad(ids: readonly unknown[] | undefined, schema: GraphQLSchema): readonly Calls[] {
  return (ids ?? []).flatMap((id) => {
    const typename = typeof id === 'string' ? typenameIn(id) : null;
    const type = typename === null ? undefined : schema.getType(typename);
    return (type && typePolicyOf(type).loadedBy?.(NO_ARGUMENTS)) ?? ONE_CALL;
  });
}

const NO_ARGUMENTS: Arguments = { int: () => undefined, list: () => undefined, has: () => false };
