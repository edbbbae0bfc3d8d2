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
  isInterfaceType,
  isListType,
  isObjectType,
  isUnionType,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql';
import { fieldPolicyOf, typePolicyOf } from '../../contract/field-policy.ts';
import { defaultPageLength, maxPageLength } from '../../relay/connection.ts';
import { below, type Cost, costOfField, NOTHING, plus, times } from './cost-sum.ts';
import {
  intArgument,
  isDeferred,
  isIncluded,
  listArgument,
  type SelectedField,
  type Variables,
  type VariableValues,
  variablesOf,
} from './operation-arguments.ts';

/** How many items a list without `first` is taken to hold where its field does not say. */
const ASSUMED_LIST_SIZE = 10;
/** And how many at most, where its field does not say. */
const ASSUMED_MAX_LIST_SIZE = 100;

/** What is added up of an operation. */
export interface Measure {
  /** Of a field itself: once for each parent, and for each object that it gives. */
  of(selected: SelectedField, parent: GraphQLCompositeType, scope: Scope): { once: number; each: number };
  /** Items of a list that says nothing of its length. */
  readonly listSize: 'usual' | 'most';
}

export interface Scope {
  readonly measure: Measure;
  readonly schema: GraphQLSchema;
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  readonly variables: VariableValues;
  /** Sums found so far, by selection set, then by type and page size: each is added up once. */
  readonly known: Map<SelectionSetNode, Map<string, Cost>>;
}

export type Operation = readonly [
  operation: OperationDefinitionNode,
  document: DocumentNode,
  schema: GraphQLSchema,
  sentVariables: Variables,
];

/**
 * Adds up a measure over an operation, as its response repeats the fields. However fragments spread each other, each
 * selection set is added up once for each type and page size.
 */
export function sumOf(measure: Measure, ...[operation, document, schema, sentVariables]: Operation): Cost {
  const rootType = schema.getRootType(operation.operation);
  if (!rootType) return NOTHING;
  return selectionCost(operation.selectionSet, rootType, 1, {
    measure,
    schema,
    fragments: fragmentsOf(document),
    variables: variablesOf(operation, sentVariables),
    known: new Map(),
  });
}

const fragmentsByDocument = new WeakMap<DocumentNode, ReadonlyMap<string, FragmentDefinitionNode>>();

/** The fragments of a document by name, found once: what an operation costs with other variables is asked often. */
export function fragmentsOf(document: DocumentNode): ReadonlyMap<string, FragmentDefinitionNode> {
  const known = fragmentsByDocument.get(document);
  if (known) return known;
  const fragments = new Map<string, FragmentDefinitionNode>();
  fragmentsByDocument.set(document, fragments);
  for (const node of document.definitions) {
    if (node.kind === Kind.FRAGMENT_DEFINITION) fragments.set(node.name.value, node);
  }
  return fragments;
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
  for (const { node, type, narrowedTo } of fieldsOf(selectionSet, objectType, scope)) {
    let costliest = NOTHING;
    for (const field of fieldsNamed(node.name.value, type, scope.schema)) {
      const cost = costOfSelected({ field, node }, type, pageSize, scope);
      if (cost.total > costliest.total) costliest = cost;
    }
    sums.set(narrowedTo, plus(sums.get(narrowedTo) ?? NOTHING, costliest));
  }
  let costliest = NOTHING;
  for (const [type, sum] of sums) if (type !== '' && sum.total > costliest.total) costliest = sum;
  return plus(sums.get('') ?? NOTHING, costliest);
}

interface FoundField {
  readonly node: FieldNode;
  /** What the selection says it stands on. */
  readonly type: GraphQLCompositeType;
  /** The name of the object type that it is narrowed to; empty for every type. */
  readonly narrowedTo: string;
}

/** The fields of a selection set, fragments spread. A list, so that what lies below is added up on a short stack. */
function fieldsOf(
  selectionSet: SelectionSetNode,
  objectType: GraphQLCompositeType,
  { schema, fragments, variables }: Scope,
): readonly FoundField[] {
  const found: FoundField[] = [];

  function collect(
    { selections }: SelectionSetNode,
    type: GraphQLCompositeType,
    narrowedTo: string,
    spreadAbove: Set<string>,
  ): void {
    for (const selection of selections) {
      if (!isIncluded(selection, variables)) continue;
      if (selection.kind === Kind.FIELD) {
        found.push({ node: selection, type, narrowedTo });
        continue;
      }
      const isSpread = selection.kind === Kind.FRAGMENT_SPREAD;
      const fragment = isSpread ? fragments.get(selection.name.value) : selection;
      if (fragment === undefined) continue;
      const condition = fragment.typeCondition && schema.getType(fragment.typeCondition.name.value);
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
  return found;
}

/** The field of each object type that the parent may turn out to be. */
function fieldsNamed(
  name: string,
  parent: GraphQLCompositeType,
  schema: GraphQLSchema,
): readonly GraphQLField<unknown, unknown>[] {
  // Introspection (`__typename`, `__schema`) is no field of the type: it takes no call and is bounded elsewhere.
  const field = isUnionType(parent) ? undefined : parent.getFields()[name];
  if (field === undefined) return [];
  // An interface declares nothing: what a field takes is known by the types that implement it.
  if (!isInterfaceType(parent)) return [field];
  return schema.getPossibleTypes(parent).flatMap((type) => type.getFields()[name] ?? []);
}

function costOfSelected(
  selected: SelectedField,
  parent: GraphQLCompositeType,
  pageSize: number,
  scope: Scope,
): Cost {
  const { field, node } = selected;
  const type = getNamedType(field.type);
  const name = node.alias?.value ?? node.name.value;
  const { once, each } = scope.measure.of(selected, parent, scope);
  if (!isCompositeType(type) || node.selectionSet === undefined) return costOfField(name, once + each);
  const items = itemCount(selected, parent, pageSize, scope);
  const alone = costOfField(name, once + items * each);
  const inside = selectionCost(node.selectionSet, type, pageSizeOf(selected, type, scope), scope);
  return plus(alone, times(items, below(name, inside)));
}

/** How many objects one field of one parent gives. */
function itemCount(
  selected: SelectedField,
  parent: GraphQLCompositeType,
  pageSize: number,
  { measure, variables }: Scope,
): number {
  const { field } = selected;
  if (!isListType(getNullableType(field.type))) return 1;
  const { listSize, maxListSize, loads } = fieldPolicyOf(field);
  if (loads !== undefined) {
    // More are refused where they are read, with a clearer word than a cost.
    return Math.min(listArgument(selected, loads, variables)?.length ?? 0, maxPageLength);
  }
  if (measure.listSize === 'most' && listSize !== undefined) {
    return maxListSize ?? Math.max(listSize, ASSUMED_MAX_LIST_SIZE);
  }
  if (listSize !== undefined) return listSize;
  if (isPage(parent)) return pageSize;
  return measure.listSize === 'most' ? ASSUMED_MAX_LIST_SIZE : ASSUMED_LIST_SIZE;
}

function pageSizeOf(selected: SelectedField, type: GraphQLCompositeType, { variables }: Scope): number {
  if (!isPage(type)) return 1;
  const { entriesOf } = fieldPolicyOf(selected.field);
  if (entriesOf !== undefined) return listArgument(selected, entriesOf, variables)?.length ?? 0;
  const asked = intArgument(selected, 'first', variables) ?? intArgument(selected, 'last', variables);
  // What is out of range is refused where the page is read, with a clearer word than a cost.
  return Math.min(Math.max(asked ?? defaultPageLength, 0), maxPageLength);
}

/** Whether `first` and `last` say how much of it there is. */
function isPage(type: GraphQLCompositeType): boolean {
  return isConnection(type) || typePolicyOf(type).isPage === true;
}

export function isConnection(type: GraphQLCompositeType): boolean {
  return type.name.endsWith('Connection');
}
