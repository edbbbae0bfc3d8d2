import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLSchema,
  isCompositeType,
  isInterfaceType,
  isObjectType,
  isUnionType,
  Kind,
  type OperationDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';
import { isIncluded, type Variables, type VariableValues } from './given-arguments.ts';
import { fragmentsOf } from './selections.ts';

/** An operation of a valid document. */
export interface Operation {
  readonly operation: OperationDefinitionNode;
  readonly document: DocumentNode;
  readonly schema: GraphQLSchema;
}

/** An operation with the variables of one request, as they were sent. */
export interface RunningOperation extends Operation {
  readonly variables: Variables;
}

/** A field as a selection set selects it of an object, through fragments. */
export interface SelectedField {
  readonly node: FieldNode;
  /** The type that the selection stands on. */
  readonly parent: GraphQLCompositeType;
  /** The name of the object type that fragments narrow it to; null where it is selected of every type. */
  readonly narrowedTo: string | null;
}

/** Reads what the selection sets of an operation select: fragments spread, types resolved, conditions decided. */
export class OperationWalk {
  readonly #schema: GraphQLSchema;
  readonly #fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  readonly #variables: VariableValues | null;

  /** @param variables decide `@skip` and `@include`; null takes everything for selected. */
  constructor({ document, schema }: Omit<Operation, 'operation'>, variables: VariableValues | null) {
    this.#schema = schema;
    this.#fragments = fragmentsOf(document);
    this.#variables = variables;
  }

  /**
   * The fields that a selection set selects of an object, each fragment spread once, as the executor does. A list, so that
   * what lies below is walked on a short stack.
   *
   * @param spread fragments that are spread already. One set for a whole walk makes it linear in the document, for a visitor
   *   to whom it does not matter where, or how often, a field is selected.
   */
  fieldsOf(
    selectionSet: SelectionSetNode,
    type: GraphQLCompositeType,
    spread = new Set<string>(),
  ): readonly SelectedField[] {
    const fields: SelectedField[] = [];
    const collect = (
      { selections }: SelectionSetNode,
      parent: GraphQLCompositeType,
      narrowedTo: string | null,
      spreadAbove: Set<string>,
    ): void => {
      for (const selection of selections) {
        if (this.#variables && !isIncluded(selection, this.#variables)) continue;
        if (selection.kind === Kind.FIELD) {
          fields.push({ node: selection, parent, narrowedTo });
          continue;
        }
        const isSpread = selection.kind === Kind.FRAGMENT_SPREAD;
        const fragment = isSpread ? this.#fragments.get(selection.name.value) : selection;
        if (fragment === undefined) continue;
        const condition = fragment.typeCondition && this.#schema.getType(fragment.typeCondition.name.value);
        const inner = isCompositeType(condition) ? condition : parent;
        const innerTo = isObjectType(inner) && inner !== type ? inner.name : narrowedTo;
        // What comes in another part is executed for that part once more.
        const spread = isDeferred(selection) ? new Set<string>() : spreadAbove;
        if (isSpread) {
          const name = selection.name.value;
          const key = innerTo === null ? name : `${innerTo} ${name}`;
          if (spread.has(name) || spread.has(key)) continue;
          spread.add(key);
        }
        collect(fragment.selectionSet, inner, innerTo, spread);
      }
    };
    collect(selectionSet, type, null, spread);
    return fields;
  }

  /**
   * What the schema says of a selected field: of an interface each type that implements it has a field of its own, since an
   * interface declares neither calls nor caching. None for introspection (`__typename`, `__schema`).
   */
  definitionsOf({ node, parent }: SelectedField): readonly GraphQLField<unknown, unknown>[] {
    const name = node.name.value;
    const field = isUnionType(parent) ? undefined : parent.getFields()[name];
    if (field === undefined) return [];
    if (!isInterfaceType(parent)) return [field];
    return this.#schema.getPossibleTypes(parent).flatMap((type) => type.getFields()[name] ?? []);
  }
}

function isDeferred({ directives }: SelectionNode): boolean {
  return directives?.some(({ name }) => name.value === 'defer') === true;
}
