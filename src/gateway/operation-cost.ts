import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLSchema,
  getNamedType,
  getNullableType,
  isCompositeType,
  isListType,
  isObjectType,
  isUnionType,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql';
import { defaultPageLength, maxPageLength } from '../relay/connection.ts';
import { CALL_COST, type CallMark, type ChoiceMark } from './cost-marks.ts';
import { below, type Cost, costOfField, NOTHING, plus, times } from './cost-sum.ts';
import {
  intArgument,
  isDeferred,
  isIncluded,
  namesArgument,
  type Variables,
  variablesOf,
} from './operation-arguments.ts';

/** How many items a list without `first` is taken to hold where its field does not say. */
const ASSUMED_LIST_SIZE = 10;

type FieldCost = (
  field: GraphQLField<unknown, unknown>,
  node: FieldNode,
  parent: GraphQLCompositeType,
  scope: Scope,
) => number;

interface Scope {
  readonly ownCost: FieldCost;
  readonly schema: GraphQLSchema;
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  readonly variables: Variables;
  /** Costs found so far, by selection set, then by type and page size: each is added up once. */
  readonly known: Map<SelectionSetNode, Map<string, Cost>>;
}

/**
 * The most that an operation can cost: one for each object that its answer may hold, ten for each upstream call.
 *
 * - A connection costs a call, and its items count `first` or `last` times (their values, variables included), as those of
 *   a type marked by `page` do.
 * - Any other list counts as often as its field says by `listOf`, else ten times. A root field costs a call. Scalars, edges and page information cost nothing.
 * - A field's `extensions.cost` takes the place of its own cost.
 * - Of the object types that an interface or union may turn out to be, the dearest counts.
 * - What `@skip` and `@include` leave out costs nothing. A fragment counts once for each object, however often it is
 *   spread there, and once more for each `@defer` around it; a field that is selected twice counts twice.
 *
 * The operation must be valid. However fragments spread each other, each field's selections are added up once.
 */
export function costOf(
  operation: OperationDefinitionNode,
  document: DocumentNode,
  schema: GraphQLSchema,
  variableValues: Variables,
): number {
  return addedUp(ownCost, operation, document, schema, variableValues);
}

/** The field that costs most of an operation, as a path of response names, and its share: what lies below it is not in it. */
export function dearestField(
  operation: OperationDefinitionNode,
  document: DocumentNode,
  schema: GraphQLSchema,
  variableValues: Variables,
): { readonly path: string; readonly cost: number } {
  const { dearest } = sumOf(ownCost, operation, document, schema, variableValues);
  const names: string[] = [];
  for (let path = dearest.path; path !== null; path = path.rest) names.push(path.name);
  return { path: names.join('.'), cost: dearest.cost };
}

/** The most calls that an operation can take at one service, by the marks that `callTo` put on its fields. */
export function callsOf(
  service: string,
  operation: OperationDefinitionNode,
  document: DocumentNode,
  schema: GraphQLSchema,
  variableValues: Variables,
): number {
  let shared = 0;
  const ownCalls: FieldCost = (field, node, _, scope) => {
    const mark = callsMarked(field, node, scope).find((call) => call.service === service);
    if (mark?.shared) shared = 1;
    return mark?.own ?? 0;
  };
  return addedUp(ownCalls, operation, document, schema, variableValues) + shared;
}

function addedUp(...of: Parameters<typeof sumOf>): number {
  return sumOf(...of).total;
}

function sumOf(
  ownCost: FieldCost,
  operation: OperationDefinitionNode,
  document: DocumentNode,
  schema: GraphQLSchema,
  variableValues: Variables,
): Cost {
  const rootType = schema.getRootType(operation.operation);
  if (!rootType) return NOTHING;
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const node of document.definitions) {
    if (node.kind === Kind.FRAGMENT_DEFINITION) fragments.set(node.name.value, node);
  }
  const variables = variablesOf(operation, variableValues);
  return selectionCost(operation.selectionSet, rootType, 1, {
    ownCost,
    schema,
    fragments,
    variables,
    known: new Map(),
  });
}

function selectionCost(
  selectionSet: SelectionSetNode,
  type: GraphQLCompositeType,
  pageSize: number,
  scope: Scope,
): Cost {
  const costs = scope.known.get(selectionSet) ?? new Map<string, Cost>();
  scope.known.set(selectionSet, costs);
  const key = `${type.name} ${pageSize}`;
  const cost = costs.get(key) ?? addUp(selectionSet, type, pageSize, scope);
  costs.set(key, cost);
  return cost;
}

/** Adds up the fields of one object, those of fragments included, each fragment once as the executor does. */
function addUp(
  selectionSet: SelectionSetNode,
  objectType: GraphQLCompositeType,
  pageSize: number,
  scope: Scope,
): Cost {
  /** By the object type to which the fields are narrowed; none where they stand for every type. */
  const sums = new Map<string, Cost>();

  function collect(
    { selections }: SelectionSetNode,
    type: GraphQLCompositeType,
    narrowedTo: string,
    spreadAbove: Set<string>,
  ): void {
    for (const selection of selections) {
      if (!isIncluded(selection, scope.variables)) continue;
      if (selection.kind === Kind.FIELD) {
        const cost = fieldCost(selection, type, pageSize, scope);
        sums.set(narrowedTo, plus(sums.get(narrowedTo) ?? NOTHING, cost));
        continue;
      }
      const isSpread = selection.kind === Kind.FRAGMENT_SPREAD;
      const fragment = isSpread ? scope.fragments.get(selection.name.value) : selection;
      if (fragment === undefined) continue;
      const condition = fragment.typeCondition && scope.schema.getType(fragment.typeCondition.name.value);
      const inner = isCompositeType(condition) ? condition : type;
      const innerTo = isObjectType(inner) && inner !== objectType ? inner.name : narrowedTo;
      // What comes in another part is executed for that part once more.
      const spread = isDeferred(selection) ? new Set<string>() : spreadAbove;
      if (isSpread) {
        const name = selection.name.value;
        if (spread.has(` ${name}`) || spread.has(`${innerTo} ${name}`)) continue;
        spread.add(`${innerTo} ${name}`);
      }
      collect(fragment.selectionSet, inner, innerTo, spread);
    }
  }

  collect(selectionSet, objectType, '', new Set());
  const { '': shared = NOTHING, ...narrowed } = Object.fromEntries(sums);
  const dearestType = Object.values(narrowed).reduce((a, b) => (b.total > a.total ? b : a), NOTHING);
  return plus(shared, dearestType);
}

function fieldCost(node: FieldNode, parent: GraphQLCompositeType, pageSize: number, scope: Scope): Cost {
  // Introspection (`__typename`, `__schema`) is no field of the type: it takes no call and is bounded elsewhere.
  const field = isUnionType(parent) ? undefined : parent.getFields()[node.name.value];
  if (field === undefined) return NOTHING;
  const type = getNamedType(field.type);
  const name = node.alias?.value ?? node.name.value;
  const own = scope.ownCost(field, node, parent, scope);
  const alone = costOfField(name, own);
  if (!isCompositeType(type) || node.selectionSet === undefined) return alone;
  const inside = below(name, selectionCost(node.selectionSet, type, pageSizeOf(node, type, scope), scope));
  return times(itemCount(field, parent, pageSize), plus(alone, inside));
}

/** The calls of a field to the services that it asks, where their number is marked on it. */
function callsMarked(
  { extensions }: GraphQLField<unknown, unknown>,
  node: FieldNode,
  { variables }: Scope,
): CallMark['calls'] {
  const { calls = [], chosenBy } = extensions as Partial<ChoiceMark>;
  const chosen = chosenBy === undefined ? undefined : namesArgument(node, chosenBy, variables);
  return chosen ? calls.filter(({ service }) => chosen.includes(service)) : calls;
}

function ownCost(
  field: GraphQLField<unknown, unknown>,
  node: FieldNode,
  parent: GraphQLCompositeType,
  scope: Scope,
): number {
  const { schema } = scope;
  const { cost, chosenBy } = field.extensions;
  if (typeof cost === 'number') return cost;
  if (chosenBy !== undefined) {
    return callsMarked(field, node, scope).reduce((sum, { own }) => sum + own * CALL_COST, 0);
  }
  const type = getNamedType(field.type);
  if (!isCompositeType(type)) return 0;
  const isRoot = parent === schema.getQueryType() || parent === schema.getMutationType();
  if (isRoot || isConnection(type)) return CALL_COST;
  return type.name === 'PageInfo' || type.name.endsWith('Edge') ? 0 : 1;
}

/** How many objects one field of one parent gives. */
function itemCount(
  field: GraphQLField<unknown, unknown>,
  parent: GraphQLCompositeType,
  pageSize: number,
): number {
  if (!isListType(getNullableType(field.type))) return 1;
  const { listSize } = field.extensions;
  if (typeof listSize === 'number') return listSize;
  return isPage(parent) ? pageSize : ASSUMED_LIST_SIZE;
}

function pageSizeOf(node: FieldNode, type: GraphQLCompositeType, { variables }: Scope): number {
  if (!isPage(type)) return 1;
  const asked = intArgument(node, 'first', variables) ?? intArgument(node, 'last', variables);
  // What is out of range is refused where the page is read, with a clearer word than a cost.
  return Math.min(Math.max(asked ?? defaultPageLength, 0), maxPageLength);
}

/** Whether `first` and `last` say how much of it there is. */
function isPage(type: GraphQLCompositeType): boolean {
  return isConnection(type) || type.extensions.isPage === true;
}

function isConnection(type: GraphQLCompositeType): boolean {
  return type.name.endsWith('Connection');
}
