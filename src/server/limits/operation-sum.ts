import {
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLSchema,
  getNamedType,
  getNullableType,
  isCompositeType,
  isListType,
  type SelectionSetNode,
} from 'graphql';
import type { Arguments } from '../../contract/call-estimates.ts';
import { fieldPolicyOf, typePolicyOf } from '../../contract/field-policy.ts';
import { DEFAULT_PAGE_LENGTH, MAX_PAGE_LENGTH } from '../../relay/connection.ts';
import { GivenArguments, type VariableValues, variablesOf } from '../operations/given-arguments.ts';
import { OperationWalk, type RunningOperation, type SelectedField } from '../operations/operation-walk.ts';
import { VisitedSelections } from '../operations/selections.ts';
import { below, type Cost, costlier, costOfField, NOTHING, plus, times } from './cost-sum.ts';

/** How many items a list without `first` is taken to hold where its field does not say. */
const ASSUMED_LIST_SIZE = 10;
/** And how many at most, where its field does not say. */
const ASSUMED_MAX_LIST_SIZE = 100;

/** What is added up of an operation. */
export interface Measure {
  /** Of a field itself: once for each parent, and for each object that it gives. */
  of(measured: MeasuredField): { readonly once: number; readonly each: number };
  /** Items of a list that says nothing of its length. */
  readonly listSize: 'usual' | 'most';
}

/** A selected field of one of the types that its parent can be. */
export interface MeasuredField {
  readonly field: GraphQLField<unknown, unknown>;
  readonly parent: GraphQLCompositeType;
  readonly given: Arguments;
  readonly schema: GraphQLSchema;
}

/**
 * Adds up a measure over an operation, as its response repeats the fields. However fragments spread each other, each
 * selection set is added up once for each type and page size.
 */
export function sumOf(measure: Measure, running: RunningOperation): Cost {
  const { operation, schema } = running;
  const rootType = schema.getRootType(operation.operation);
  return rootType ? new SumVisitor(measure, running).sumOf(operation.selectionSet, rootType, 1) : NOTHING;
}

class SumVisitor {
  readonly #measure: Measure;
  readonly #schema: GraphQLSchema;
  readonly #variables: VariableValues;
  readonly #walk: OperationWalk;
  readonly #visited = new VisitedSelections<Cost>();

  constructor(measure: Measure, running: RunningOperation) {
    this.#measure = measure;
    this.#schema = running.schema;
    this.#variables = variablesOf(running.operation, running.variables);
    this.#walk = new OperationWalk(running, this.#variables);
  }

  /** @param pageSize items of the page that the selections stand on. */
  sumOf(selectionSet: SelectionSetNode, type: GraphQLCompositeType, pageSize: number): Cost {
    const circumstances = `${type.name} ${pageSize}`;
    const known = this.#visited.find(selectionSet, circumstances);
    if (known) return known;
    let ofEveryType = NOTHING;
    const ofTypes = new Map<string, Cost>();
    for (const selected of this.#walk.fieldsOf(selectionSet, type)) {
      const cost = this.#costOf(selected, pageSize);
      const { narrowedTo } = selected;
      if (narrowedTo === null) ofEveryType = plus(ofEveryType, cost);
      else ofTypes.set(narrowedTo, plus(ofTypes.get(narrowedTo) ?? NOTHING, cost));
    }
    let costliest = NOTHING;
    for (const cost of ofTypes.values()) costliest = costlier(costliest, cost);
    return this.#visited.remember(selectionSet, circumstances, plus(ofEveryType, costliest));
  }

  #costOf(selected: SelectedField, pageSize: number): Cost {
    let costliest = NOTHING;
    for (const field of this.#walk.definitionsOf(selected)) {
      costliest = costlier(costliest, this.#costOfDefinition(field, selected, pageSize));
    }
    return costliest;
  }

  #costOfDefinition(
    field: GraphQLField<unknown, unknown>,
    { node, parent }: SelectedField,
    pageSize: number,
  ): Cost {
    const given = new GivenArguments(field, node, this.#variables);
    const { once, each } = this.#measure.of({ field, parent, given, schema: this.#schema });
    const name = node.alias?.value ?? node.name.value;
    const type = getNamedType(field.type);
    if (!isCompositeType(type) || node.selectionSet === undefined) return costOfField(name, once + each);
    const items = this.#itemCount(field, parent, given, pageSize);
    const own = costOfField(name, once + items * each);
    const inside = this.sumOf(node.selectionSet, type, pageSizeOf(field, type, given));
    return plus(own, times(items, below(name, inside)));
  }

  /** How many objects one field of one parent gives. */
  #itemCount(
    field: GraphQLField<unknown, unknown>,
    parent: GraphQLCompositeType,
    given: Arguments,
    pageSize: number,
  ): number {
    if (!isListType(getNullableType(field.type))) return 1;
    const { listSize, maxListSize, loads } = fieldPolicyOf(field);
    const isMost = this.#measure.listSize === 'most';
    // More are refused where they are read, with a clearer word than a cost.
    if (loads !== undefined) return Math.min(given.list(loads)?.length ?? 0, MAX_PAGE_LENGTH);
    if (listSize !== undefined) {
      return isMost ? (maxListSize ?? Math.max(listSize, ASSUMED_MAX_LIST_SIZE)) : listSize;
    }
    if (isPage(parent)) return pageSize;
    return isMost ? ASSUMED_MAX_LIST_SIZE : ASSUMED_LIST_SIZE;
  }
}

function pageSizeOf(
  field: GraphQLField<unknown, unknown>,
  type: GraphQLCompositeType,
  given: Arguments,
): number {
  if (!isPage(type)) return 1;
  const { entriesOf } = fieldPolicyOf(field);
  if (entriesOf !== undefined) return given.list(entriesOf)?.length ?? 0;
  const asked = given.int('first') ?? given.int('last');
  // What is out of range is refused where the page is read, with a clearer word than a cost.
  return Math.min(Math.max(asked ?? DEFAULT_PAGE_LENGTH, 0), MAX_PAGE_LENGTH);
}

/** Whether `first` and `last` say how much of it there is. */
function isPage(type: GraphQLCompositeType): boolean {
  return isConnection(type) || typePolicyOf(type).isPage === true;
}

export function isConnection(type: GraphQLCompositeType): boolean {
  return type.name.endsWith('Connection');
}
