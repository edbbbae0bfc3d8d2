import {
  type FragmentDefinitionNode,
  getNamedType,
  getNullableType,
  isCompositeType,
  isListType,
  Kind,
  type SelectionSetNode,
} from 'graphql';
import { CALL_COST, type Calls } from '../../contract/call-estimates.ts';
import { fieldPolicyOf } from '../../contract/field-policy.ts';
import { callsOfField } from './calls-of-field.ts';
import { fragmentsOf, isConnection, type Measure, type Operation, sumOf } from './operation-sum.ts';

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
export function costOf(...operation: Operation): number {
  return sumOf(objectsAndCalls, ...operation).total;
}

/** The field that costs most of an operation, as a path of response names, and its share: what lies below it is not in it. */
export function dearestField(...operation: Operation): { readonly path: string; readonly cost: number } {
  const { dearest } = sumOf(objectsAndCalls, ...operation);
  const names: string[] = [];
  for (let path = dearest.path; path !== null; path = path.rest) names.push(path.name);
  return { path: names.join('.'), cost: dearest.cost };
}

/** The calls that an operation usually takes at one service; with a cursor, as many as its search may take. */
export function callsOf(service: string, ...operation: Operation): number {
  return callsIn(operation, 'expected', (calls) => calls.service === service);
}

/**
 * The calls that an operation can take over all services, at most. Retries and redirects are not in it. What belongs to a
 * person counts as much as the estimates take them to have (folders of bookmarks, likes of a log).
 */
export function mostCallsOf(...operation: Operation): number {
  return callsIn(operation, 'most', () => true);
}

function callsIn(
  operation: Operation,
  quantity: 'expected' | 'most',
  isCounted: (calls: Calls) => boolean,
): number {
  const shared = new Map<string, number>();
  const measure: Measure = {
    of(selected, parent, scope) {
      let once = 0;
      for (const calls of callsOfField(selected, parent, scope)) {
        if (!isCounted(calls)) continue;
        if (calls.shared === undefined) once += calls[quantity];
        else {
          const name = `${calls.service} ${calls.shared}`;
          shared.set(name, Math.max(shared.get(name) ?? 0, calls[quantity]));
        }
      }
      return { once, each: 0 };
    },
    listSize: quantity === 'most' ? 'most' : 'usual',
  };
  const { total } = sumOf(measure, ...operation);
  const together = shared.values().reduce((sum, calls) => sum + calls, 0);
  // A change makes what was read before it out of date: it can be read before and after each.
  const [{ operation: kind, selectionSet }, document] = operation;
  const times =
    kind === 'mutation' && quantity === 'most' ? 2 * fieldCount(selectionSet, fragmentsOf(document)) : 1;
  return total + together * times;
}

/** Fields of a selection set, fragments spread, however often. */
function fieldCount(
  { selections }: SelectionSetNode,
  fragments: ReadonlyMap<string, FragmentDefinitionNode>,
  known = new Map<SelectionSetNode, number>(),
): number {
  return selections.reduce((sum, selection) => {
    if (selection.kind === Kind.FIELD) return sum + 1;
    const inside = selection.kind === Kind.INLINE_FRAGMENT ? selection : fragments.get(selection.name.value);
    if (inside === undefined) return sum;
    const count = known.get(inside.selectionSet) ?? fieldCount(inside.selectionSet, fragments, known);
    known.set(inside.selectionSet, count);
    return Math.min(sum + count, Number.MAX_SAFE_INTEGER);
  }, 0);
}

const objectsAndCalls: Measure = {
  of(selected, parent, scope) {
    const { field } = selected;
    const { cost } = fieldPolicyOf(field);
    if (cost !== undefined) return { once: 0, each: cost };
    const own = callsOfField(selected, parent, scope).filter(({ shared }) => shared === undefined);
    const once = own.reduce((sum, { expected }) => sum + expected * CALL_COST, 0);
    const type = getNamedType(field.type);
    if (!isCompositeType(type) || isConnection(type)) return { once, each: 0 };
    if (type.name === 'PageInfo' || type.name.endsWith('Edge')) return { once, each: 0 };
    // A call for one object costs as much as ten, the object itself among them.
    return { once, each: once > 0 && !isListType(getNullableType(field.type)) ? 0 : 1 };
  },
  listSize: 'usual',
};
