import {
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLResolveInfo,
  getNamedType,
  getNullableType,
  isListType,
  isNonNullType,
  isObjectType,
  Kind,
  type SelectionSetNode,
} from 'graphql';
import { typePolicyOf, type WireType } from '../../contract/field-policy.ts';
import type { GatewayRequest } from '../../contract/gateway-request.ts';
import { noteOmission } from '../../contract/omissions.ts';
import { pathToArray } from '../../contract/response-path.ts';
import { isIncluded } from '../../relay/selection.ts';
import { type FaultHandler, WireCheck, type WireFault } from '../../upstream/http/decoding/wire-check.ts';
import { collectReads } from './collect-reads.ts';
import { describeFault, malformed } from './malformed.ts';
import { typeOf } from './type-of.ts';

/** What is checked of objects of one type. */
interface TypeCheck {
  readonly check: WireCheck;
  readonly wire: WireType;
}

type Checks = Map<GraphQLObjectType, TypeCheck | null>;

/** By field, or fields that are one in the response. What is selected without conditions is the same in every execution. */
const always = new WeakMap<object, Checks>();
/** What depends on variables, by the variables of one execution. */
const byVariables = new WeakMap<object, WeakMap<object, Checks>>();

/**
 * Checks what a field returns of its service's JSON, as far as it is selected: an item that lacks a non-null field is left
 * out of its list, or is the error of its field; what else can't be read is an error where it is read.
 */
export function checkResult(
  result: unknown,
  wraps: string | undefined,
  request: GatewayRequest,
  info: GraphQLResolveInfo,
): unknown {
  if (result === null || result === undefined) return result;
  const type = getNullableType(info.returnType);
  if (!isListType(type)) {
    const fault = checkOne(result, wraps, request, info);
    if (fault) throw fault.error;
    return result;
  }
  if (!Array.isArray(result)) {
    const wire = wireOf(getNamedType(type));
    if (wire) throw malformed(wire, { path: '', problem: 'must be array' });
    return result;
  }
  return isNonNullType(type.ofType)
    ? checkItems(result, wraps, request, info)
    : result.map((item) => itemOrError(item, wraps, request, info));
}

function itemOrError(
  item: unknown,
  wraps: string | undefined,
  request: GatewayRequest,
  info: GraphQLResolveInfo,
): unknown {
  if (item instanceof Promise) return item.then((settled) => itemOrThrow(settled, wraps, request, info));
  if (item === null || item === undefined) return item;
  return checkOne(item, wraps, request, info)?.error ?? item;
}

function itemOrThrow(
  item: unknown,
  wraps: string | undefined,
  request: GatewayRequest,
  info: GraphQLResolveInfo,
): unknown {
  if (item === null || item === undefined) return item;
  const fault = checkOne(item, wraps, request, info);
  if (fault) throw fault.error;
  return item;
}

/** The same array where all items can be used. */
function checkItems(
  items: readonly unknown[],
  wraps: string | undefined,
  request: GatewayRequest,
  info: GraphQLResolveInfo,
): readonly unknown[] {
  let kept: unknown[] | undefined;
  for (const [index, item] of items.entries()) {
    // What is not there yet can't be left out any more.
    if (item instanceof Promise) return items.map((each) => itemOrError(each, wraps, request, info));
    const fault = checkOne(item, wraps, request, info, kept?.length ?? index);
    if (fault) {
      kept ??= items.slice(0, index);
      noteOmission(request, {
        path: pathToArray(info.path),
        service: fault.wire.service.id,
        problem: describeFault(fault.fault, fault.wire),
        count: 1,
      });
    } else kept?.push(item);
  }
  return kept ?? items;
}

interface Found {
  readonly fault: WireFault;
  readonly wire: WireType;
  readonly error: Error;
}

/** Null for what can be used. */
function checkOne(
  value: unknown,
  wraps: string | undefined,
  request: GatewayRequest,
  info: GraphQLResolveInfo,
  index?: number,
): Found | null {
  if (value instanceof Error) return null;
  const object: unknown = wraps === undefined ? value : Reflect.get(value as object, wraps); // By what declares it.
  if (typeof object !== 'object' || object === null) return notAnObject(object, info);
  const found = typeCheckOf(object, wraps, info);
  if (!found || found.check.passes(object)) return null;
  const { check, wire } = found;
  const errorFor = (fault: WireFault) => malformed(wire, fault);
  const handler: FaultHandler = {
    errorFor,
    leaveOut: (fault, place) =>
      noteOmission(request, {
        path: [
          ...pathToArray(info.path),
          ...(index === undefined ? [] : [index]),
          ...(wraps === undefined ? [] : [wraps]),
          ...place,
        ],
        service: wire.service.id,
        problem: describeFault(fault, wire),
        count: 1,
      }),
  };
  const fault = check.faultOf(object, handler);
  return fault && { fault, wire, error: errorFor(fault) };
}

/** Null for a type that no service sends. Where nothing may stand, nothing comes here. */
function notAnObject(value: unknown, { returnType }: GraphQLResolveInfo): Found | null {
  const wire = wireOf(getNamedType(returnType));
  if (!wire || (value === null && !isListType(getNullableType(returnType)))) return null;
  const fault = { path: '', problem: 'must be object' };
  return { fault, wire, error: malformed(wire, fault) };
}

function wireOf(type: GraphQLNamedType): WireType | undefined {
  return isObjectType(type) ? typePolicyOf(type).wire : undefined;
}

function typeCheckOf(object: object, wraps: string | undefined, info: GraphQLResolveInfo): TypeCheck | null {
  const type = runtimeType(object, wraps, info);
  if (!type) return null;
  const { fieldNodes } = info;
  const key = fieldNodes.length === 1 && fieldNodes[0] ? fieldNodes[0] : fieldNodes;
  const known = always.get(key)?.get(type) ?? byVariables.get(info.variableValues)?.get(key)?.get(type);
  if (known !== undefined) return known;
  const made = makeCheck(type, wraps, info);
  checksFor(key, made?.hasConditions ?? false, info).set(type, made?.typeCheck ?? null);
  return made?.typeCheck ?? null;
}

function checksFor(key: object, hasConditions: boolean, { variableValues }: GraphQLResolveInfo): Checks {
  return hasConditions
    ? valueIn(valueIn(byVariables, variableValues, newWeakMap), key, newMap)
    : valueIn(always, key, newMap);
}

const newMap = (): Checks => new Map();
const newWeakMap = (): WeakMap<object, Checks> => new WeakMap();

function valueIn<Value>(map: WeakMap<object, Value>, key: object, make: () => Value): Value {
  let value = map.get(key);
  if (value === undefined) {
    value = make();
    map.set(key, value);
  }
  return value;
}

function makeCheck(
  type: GraphQLObjectType,
  wraps: string | undefined,
  info: GraphQLResolveInfo,
): { readonly typeCheck: TypeCheck; readonly hasConditions: boolean } | null {
  const { wire } = typePolicyOf(type);
  if (!wire) return null;
  const own = info.fieldNodes.flatMap(({ selectionSet }) => selectionSet ?? []);
  const below = wraps === undefined ? { sets: own, hasConditions: false } : selectionsOf(wraps, own, info);
  const { reads, hasConditions } = collectReads(type, wire.schema, below.sets, info);
  return {
    typeCheck: { check: new WireCheck(reads), wire },
    hasConditions: hasConditions || below.hasConditions,
  };
}

/** What is selected of a field that stands right below these selections, fragments included. */
function selectionsOf(
  name: string,
  sets: readonly SelectionSetNode[],
  info: GraphQLResolveInfo,
): { readonly sets: readonly SelectionSetNode[]; readonly hasConditions: boolean } {
  let hasConditions = false;
  const found: SelectionSetNode[] = [];
  const visited = new Set<string>();
  const visit = ({ selections }: SelectionSetNode): void => {
    for (const selection of selections) {
      if (selection.directives?.length) hasConditions = true;
      if (!isIncluded(selection, info)) continue;
      if (selection.kind === Kind.FIELD) {
        if (selection.name.value === name && selection.selectionSet) found.push(selection.selectionSet);
      } else if (selection.kind === Kind.INLINE_FRAGMENT) visit(selection.selectionSet);
      else if (!visited.has(selection.name.value)) {
        visited.add(selection.name.value);
        const fragment = info.fragments[selection.name.value];
        if (fragment) visit(fragment.selectionSet);
      }
    }
  };
  for (const set of sets) visit(set);
  return { sets: found, hasConditions };
}

function runtimeType(
  object: object,
  wraps: string | undefined,
  { returnType, schema }: GraphQLResolveInfo,
): GraphQLObjectType | null {
  const outer = getNamedType(returnType);
  const declared =
    wraps === undefined ? outer : isObjectType(outer) ? outer.getFields()[wraps]?.type : undefined;
  const type = declared && getNamedType(declared);
  if (isObjectType(type)) return type;
  return typeOf(object, schema);
}
