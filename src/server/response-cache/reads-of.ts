import {
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  isCompositeType,
  isObjectType,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql';
import { fieldPolicyOf, typePolicyOf } from '../../contract/field-policy.ts';
import { isIncrementalDirective } from '../../contract/incremental-directives.ts';
import { type Operation, OperationWalk } from '../operations/operation-walk.ts';
import { reachedSelections, VisitedSelections } from '../operations/selections.ts';
import { invalidatedInSchema } from './invalidated-by.ts';

/** Seconds for what changes with the schema alone: introspection, and an operation of nothing but `__typename`. */
const STATIC_SECONDS = 3600;

/** What an operation can read, with any variables and for any caller. */
export interface Reads {
  /** Object types of which a mutation can change what the answer tells, sorted. */
  readonly types: readonly string[];
  /** The longest time that its response may be cached, in milliseconds; 0 where it must not be. */
  readonly maxAgeMs: number;
  /** Whether its response may be cached at all: it is a query, comes in one part, and nothing in it is true for the moment only. */
  readonly isCacheable: boolean;
}

const NOT_CACHEABLE: Reads = { types: [], maxAgeMs: 0, isCacheable: false };

const known = new WeakMap<GraphQLSchema, WeakMap<OperationDefinitionNode, Reads>>();

/**
 * What an operation can read, found once.
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
export function readsOf(read: Operation): Reads {
  const { operation, schema } = read;
  const ofSchema = known.get(schema) ?? new WeakMap<OperationDefinitionNode, Reads>();
  known.set(schema, ofSchema);
  const reads = ofSchema.get(operation) ?? findReads(read);
  ofSchema.set(operation, reads);
  return reads;
}

function findReads(read: Operation): Reads {
  const { operation, schema } = read;
  const queryType = schema.getQueryType();
  if (operation.operation !== 'query' || !queryType || comesInParts(read)) return NOT_CACHEABLE;
  const visitor = new ReadsVisitor(read);
  visitor.visit(operation.selectionSet, queryType, false);
  if (visitor.seconds <= 0) return NOT_CACHEABLE;
  const invalidated = invalidatedInSchema(schema);
  return {
    types: [...visitor.types].filter((type) => invalidated.has(type)).toSorted(),
    maxAgeMs: visitor.seconds * 1000,
    isCacheable: true,
  };
}

function comesInParts({ operation, document }: Operation): boolean {
  return reachedSelections(operation, document).some(({ directives }) =>
    directives?.some(({ name }) => isIncrementalDirective(name.value)),
  );
}

class ReadsVisitor {
  readonly types = new Set<string>();
  seconds = STATIC_SECONDS;
  readonly #schema: GraphQLSchema;
  readonly #walk: OperationWalk;
  readonly #visited = new VisitedSelections<true>();
  /** Fragments that were looked at, apart those inside something whose time is known. */
  readonly #spread = { timed: new Set<string>(), untimed: new Set<string>() };

  constructor(read: Operation) {
    this.#schema = read.schema;
    this.#walk = new OperationWalk(read, null);
  }

  /** @param isTimed whether something is said of the time of what these selections stand in. */
  visit(selectionSet: SelectionSetNode, type: GraphQLCompositeType, isTimed: boolean): void {
    const circumstances = `${type.name} ${isTimed}`;
    if (this.#visited.find(selectionSet, circumstances)) return;
    this.#visited.remember(selectionSet, circumstances, true);
    const spread = isTimed ? this.#spread.timed : this.#spread.untimed;
    for (const selected of this.#walk.fieldsOf(selectionSet, type, spread)) {
      const inside = selected.node.selectionSet;
      for (const field of this.#walk.definitionsOf(selected)) this.#lookAt(field, inside, isTimed);
    }
  }

  #lookAt(
    field: GraphQLField<unknown, unknown>,
    inside: SelectionSetNode | undefined,
    isInTimed: boolean,
  ): void {
    const type = getNamedType(field.type);
    const entered = objectTypesOf(itemsOf(type), this.#schema);
    for (const { name } of entered) this.types.add(name);

    const ofField = fieldPolicyOf(field).cacheFor;
    const ofTypes = entered.map((type) => typePolicyOf(type).cacheFor);
    for (const seconds of [ofField, ...ofTypes]) {
      if (seconds !== undefined) this.seconds = Math.min(this.seconds, seconds);
    }
    const isTimed = isInTimed || isSaid(ofField) || (ofTypes.length > 0 && ofTypes.every(isSaid));
    if (isCompositeType(type)) {
      if (inside) this.visit(inside, type, isTimed);
    } else if (!isTimed) this.seconds = 0;
  }
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
