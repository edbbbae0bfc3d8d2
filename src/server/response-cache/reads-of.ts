import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  isCompositeType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';
import { fieldPolicyOf, typePolicyOf } from '../../contract/field-policy.ts';
import { invalidatedInSchema } from './invalidated-by.ts';

/** Seconds for what changes with the schema alone: introspection, and an operation of nothing but `__typename`. */
const STATIC_SECONDS = 3600;

/** What an operation can read, whatever its variables and whoever asks. */
export interface Reads {
  /** Object types of which a mutation can change what the answer tells, sorted. */
  readonly types: readonly string[];
  /** Milliseconds that its answer may be kept, at most; 0 where it may not be. */
  readonly maxAgeMs: number;
  /** Whether its answer may be kept at all: it is a query, comes in one part, and holds nothing of the moment. */
  readonly isCacheable: boolean;
}

const NOT_CACHEABLE: Reads = { types: [], maxAgeMs: 0, isCacheable: false };

const known = new WeakMap<GraphQLSchema, WeakMap<OperationDefinitionNode, Reads>>();

/**
 * What an operation of a valid document can read, found once.
 *
 * - Of an interface or a union all object types count, whatever its fragments pick: `node(id:) { ... on Log { id } }` is
 *   null or `{}` by whether anything at all stands there.
 * - A connection counts as its items: that none is there is told, too.
 * - The time is the shortest of all that `cacheFor` says of the types and fields in it. What stands inside an object
 *   holds as long as the object; a field of which nobody said anything, up to the root, holds for the moment.
 * - `@skip` and `@include` are not looked at.
 *
 * Takes time linear in the document, however fragments spread each other.
 */
export function readsOf(
  operation: OperationDefinitionNode,
  document: DocumentNode,
  schema: GraphQLSchema,
): Reads {
  const ofSchema = known.get(schema) ?? new WeakMap<OperationDefinitionNode, Reads>();
  known.set(schema, ofSchema);
  const reads = ofSchema.get(operation) ?? findReads(operation, document, schema);
  ofSchema.set(operation, reads);
  return reads;
}

interface Search {
  readonly schema: GraphQLSchema;
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  /** Fragments that were looked at, by name, and apart those inside something whose time is known. */
  readonly spread: Set<string>;
  readonly types: Set<string>;
  seconds: number;
  comesInParts: boolean;
}

function findReads(operation: OperationDefinitionNode, document: DocumentNode, schema: GraphQLSchema): Reads {
  const queryType = schema.getQueryType();
  if (operation.operation !== 'query' || !queryType) return NOT_CACHEABLE;
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const node of document.definitions) {
    if (node.kind === Kind.FRAGMENT_DEFINITION) fragments.set(node.name.value, node);
  }
  const search: Search = {
    schema,
    fragments,
    spread: new Set(),
    types: new Set(),
    seconds: STATIC_SECONDS,
    comesInParts: false,
  };
  lookAt(operation.selectionSet, queryType, false, search);
  if (search.comesInParts || search.seconds <= 0) return NOT_CACHEABLE;
  const invalidated = invalidatedInSchema(schema);
  return {
    types: [...search.types].filter((type) => invalidated.has(type)).toSorted(),
    maxAgeMs: search.seconds * 1000,
    isCacheable: true,
  };
}

/** @param isTimed Whether something is said of the time of what these selections stand in. */
function lookAt(
  { selections }: SelectionSetNode,
  type: GraphQLCompositeType,
  isTimed: boolean,
  search: Search,
): void {
  for (const selection of selections) {
    if (isIncremental(selection)) search.comesInParts = true;
    if (selection.kind === Kind.FIELD) {
      lookAtField(selection, type, isTimed, search);
      continue;
    }
    const fragment =
      selection.kind === Kind.FRAGMENT_SPREAD ? search.fragments.get(selection.name.value) : selection;
    if (fragment === undefined) continue;
    if (fragment.kind === Kind.FRAGMENT_DEFINITION) {
      const key = `${fragment.name.value} ${isTimed}`;
      if (search.spread.has(key)) continue;
      search.spread.add(key);
    }
    const condition = fragment.typeCondition && search.schema.getType(fragment.typeCondition.name.value);
    lookAt(fragment.selectionSet, isCompositeType(condition) ? condition : type, isTimed, search);
  }
}

function lookAtField(node: FieldNode, parent: GraphQLCompositeType, isTimed: boolean, search: Search): void {
  const fields = fieldsNamed(node.name.value, parent, search.schema);
  const [field] = fields;
  // `__typename` and the like are no fields of the type, and tell of nothing but the schema.
  if (field === undefined) return;
  const type = getNamedType(field.type);
  const entered = objectTypesOf(itemsOf(type), search.schema);
  for (const { name } of entered) search.types.add(name);

  const ofFields = fields.map((field) => fieldPolicyOf(field).cacheFor);
  const ofTypes = entered.map((type) => typePolicyOf(type).cacheFor);
  for (const seconds of [...ofFields, ...ofTypes]) {
    if (seconds !== undefined) search.seconds = Math.min(search.seconds, seconds);
  }
  const isAllTimed = isTimed || ofFields.every(isSaid) || (ofTypes.length > 0 && ofTypes.every(isSaid));
  if (!isCompositeType(type)) {
    if (!isAllTimed) search.seconds = 0;
    return;
  }
  if (node.selectionSet) lookAt(node.selectionSet, type, isAllTimed, search);
}

/** The field itself, or of an interface that of each type that it can turn out to be: they can say different things. */
function fieldsNamed(
  name: string,
  parent: GraphQLCompositeType,
  schema: GraphQLSchema,
): readonly GraphQLField<unknown, unknown>[] {
  const own = isAbstractType(parent) && 'getFields' in parent ? [parent.getFields()[name]] : [];
  const ofTypes = objectTypesOf(parent, schema).map((type) => type.getFields()[name]);
  return [...own, ...ofTypes].filter((field) => field !== undefined);
}

function objectTypesOf(type: GraphQLNamedType, schema: GraphQLSchema): readonly GraphQLObjectType[] {
  if (isAbstractType(type)) return schema.getPossibleTypes(type);
  return isObjectType(type) ? [type] : [];
}

/** Of a connection what its items are. */
function itemsOf(type: GraphQLNamedType): GraphQLNamedType {
  const items = type.name.endsWith('Connection') && isObjectType(type) ? type.getFields().nodes : undefined;
  return items ? getNamedType(items.type) : type;
}

function isSaid(seconds: number | undefined): boolean {
  return seconds !== undefined;
}

function isIncremental(node: SelectionNode): boolean {
  return (node.directives ?? []).some(({ name }) => name.value === 'defer' || name.value === 'stream');
}
