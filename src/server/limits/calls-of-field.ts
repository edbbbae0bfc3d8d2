import { type GraphQLCompositeType, type GraphQLSchema, getNamedType, isCompositeType } from 'graphql';
import type { Arguments, Calls } from '../../contract/call-estimates.ts';
import { fieldPolicyOf, typePolicyOf } from '../../contract/field-policy.ts';
import { typenameIn } from '../../relay/global-id.ts';
import {
  hasArgument,
  intArgument,
  listArgument,
  type SelectedField,
  type VariableValues,
} from './operation-arguments.ts';
import { isConnection, type Scope } from './operation-sum.ts';

/** Of what makes a call by its kind, and declares nothing else. */
const ONE_CALL: readonly Calls[] = [{ service: null, expected: 1, most: 1 }];
const NO_CALLS: readonly Calls[] = [];

/** The calls of a field, on one parent: what it declares, else one for a connection and for an object of a root type. */
export function callsOfField(
  selected: SelectedField,
  parent: GraphQLCompositeType,
  scope: Scope,
): readonly Calls[] {
  const declared = declaredCalls(selected, scope);
  if (declared) return declared;
  const type = getNamedType(selected.field.type);
  return isCompositeType(type) && (isRoot(parent, scope.schema) || isConnection(type)) ? ONE_CALL : NO_CALLS;
}

/** Undefined where the field declares none. */
function declaredCalls(selected: SelectedField, scope: Scope): readonly Calls[] | undefined {
  const { loads, calls } = fieldPolicyOf(selected.field);
  if (loads === undefined && calls === undefined) return undefined;
  const given = new GivenArguments(selected, scope.variables);
  if (loads !== undefined) return callsToLoad(given.list(loads), scope);
  return calls?.(given);
}

/** What finding objects takes, by the types that their ids name. */
function callsToLoad(ids: readonly unknown[] | undefined, { schema }: Scope): readonly Calls[] {
  return (ids ?? []).flatMap((id) => {
    const typename = typeof id === 'string' ? typenameIn(id) : null;
    const type = typename === null ? undefined : schema.getType(typename);
    return (type && typePolicyOf(type).loadedBy?.(NO_ARGUMENTS)) ?? ONE_CALL;
  });
}

class GivenArguments implements Arguments {
  readonly #selected: SelectedField;
  readonly #variables: VariableValues;

  constructor(selected: SelectedField, variables: VariableValues) {
    this.#selected = selected;
    this.#variables = variables;
  }

  int(name: string): number | undefined {
    return intArgument(this.#selected, name, this.#variables);
  }

  list(path: string): readonly unknown[] | undefined {
    return listArgument(this.#selected, path, this.#variables);
  }

  has(name: string): boolean {
    return hasArgument(this.#selected, name, this.#variables);
  }
}

const NO_ARGUMENTS: Arguments = { int: () => undefined, list: () => undefined, has: () => false };

function isRoot(parent: GraphQLCompositeType, schema: GraphQLSchema): boolean {
  return parent === schema.getQueryType() || parent === schema.getMutationType();
}
