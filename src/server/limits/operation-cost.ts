import {
  getNamedType,
  getNullableType,
  isCompositeType,
  isListType,
  type OperationDefinitionNode,
} from 'graphql';
import { CALL_COST } from '../../contract/call-estimates.ts';
import { fieldPolicyOf } from '../../contract/field-policy.ts';
import type { RunningOperation } from '../operations/operation-walk.ts';
import { callsOfField } from './calls-of-field.ts';
import { isConnection, type Measure, sumOf } from './operation-sum.ts';

/**
 * The most that an operation can cost: one for each object that its response may hold, ten for each call to a service.
 *
 * - A connection costs a call, thirteen with a cursor, and its items count `first` or `last` times (their values, variables
 *   included), as those of an `isPage` type do. `nodes` counts its ids, and a call for each.
 * - Any other list counts as often as its field's `listSize` says, else ten times. A root field costs a call. Scalars, edges
 *   and page information cost nothing.
 * - What a field declares (`contract/field-policy.ts`) of its calls, or of its cost, takes the place of its own cost.
 * - Of the object types that an interface or union may turn out to be, the costliest counts.
 * - What `@skip` and `@include` leave out costs nothing. A fragment counts once for each object, however often it is
 *   spread there, and once more for each `@defer` around it; a field that is selected twice counts twice.
 *
 * The operation must be valid. However fragments spread each other, each field's selections are added up once.
 */
export function costOf(running: RunningOperation): number {
  return sumOf(OBJECTS_AND_CALLS, running).total;
}

/** The field that costs most of an operation, as a path of response names, and its share: what lies below it is not in it. */
export function costliestField(running: RunningOperation): { readonly path: string; readonly cost: number } {
  const { costliest } = sumOf(OBJECTS_AND_CALLS, running);
  const names: string[] = [];
  for (let path = costliest.path; path !== null; path = path.rest) names.push(path.name);
  return { path: names.join('.'), cost: costliest.cost };
}

/** What operations cost; of those without variables that is found out once. */
export class OperationCosts {
  readonly #known = new WeakMap<OperationDefinitionNode, number>();

  of(running: RunningOperation): number {
    const { operation } = running;
    const known = this.#known.get(operation);
    if (known !== undefined) return known;
    const cost = costOf(running);
    if (!operation.variableDefinitions?.length) this.#known.set(operation, cost);
    return cost;
  }
}

const OBJECTS_AND_CALLS: Measure = {
  of(measured) {
    const { field } = measured;
    const { cost } = fieldPolicyOf(field);
    if (cost !== undefined) return { once: 0, each: cost };
    let once = 0;
    for (const { shared, expected } of callsOfField(measured)) {
      if (shared === undefined) once += expected * CALL_COST;
    }
    const type = getNamedType(field.type);
    if (!isCompositeType(type) || isConnection(type)) return { once, each: 0 };
    if (type.name === 'PageInfo' || type.name.endsWith('Edge')) return { once, each: 0 };
    // A call for one object costs as much as ten, the object itself among them.
    return { once, each: once > 0 && !isListType(getNullableType(field.type)) ? 0 : 1 };
  },
  listSize: 'usual',
};
