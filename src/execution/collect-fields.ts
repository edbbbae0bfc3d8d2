import {
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLObjectType,
  type GraphQLSchema,
  type InlineFragmentNode,
  isAbstractType,
  Kind,
  type SelectionNode,
  type SelectionSetNode,
  typeFromAST,
} from 'graphql';

/** What decides, besides the types of objects, which fields an operation selects. */
export interface SelectionScope {
  readonly schema: GraphQLSchema;
  readonly fragments: Readonly<Record<string, FragmentDefinitionNode>>;
  /** Values of the variables on which `@skip` and `@include` depend. */
  readonly conditions: Readonly<Record<string, unknown>>;
}

/**
 * Collects the fields that selection sets select from an object type, by their names in the response.
 *
 * Like graphql-js' own, which is internal to it, but without what is never planned: `@defer` and fragments with arguments.
 */
export function collectFields(
  type: GraphQLObjectType,
  selectionSets: Iterable<SelectionSetNode>,
  { schema, fragments, conditions }: SelectionScope,
): ReadonlyMap<string, [FieldNode, ...FieldNode[]]> {
  const fields = new Map<string, [FieldNode, ...FieldNode[]]>();
  const spread = new Set<string>();

  function collect({ selections }: SelectionSetNode): void {
    for (const selection of selections) {
      if (!isIncluded(selection, conditions)) continue;
      if (selection.kind === Kind.FIELD) {
        const name = (selection.alias ?? selection.name).value;
        const nodes = fields.get(name);
        if (nodes) nodes.push(selection);
        else fields.set(name, [selection]);
        continue;
      }
      const isSpread = selection.kind === Kind.FRAGMENT_SPREAD;
      const fragment = isSpread ? fragments[selection.name.value] : selection;
      if (!fragment || !matches(fragment)) continue;
      if (isSpread) {
        if (spread.has(selection.name.value)) continue;
        spread.add(selection.name.value);
      }
      collect(fragment.selectionSet);
    }
  }

  function matches({ typeCondition }: FragmentDefinitionNode | InlineFragmentNode): boolean {
    if (!typeCondition) return true;
    const condition = typeFromAST(schema, typeCondition);
    return condition === type || (isAbstractType(condition) && schema.isSubType(condition, type));
  }

  for (const selectionSet of selectionSets) collect(selectionSet);
  return fields;
}

function isIncluded({ directives }: SelectionNode, conditions: SelectionScope['conditions']): boolean {
  const conditionOf = (directive: 'skip' | 'include') => {
    const node = directives?.find(({ name }) => name.value === directive);
    const value = node?.arguments?.find(({ name }) => name.value === 'if')?.value;
    if (value?.kind === Kind.VARIABLE) return conditions[value.name.value];
    return value?.kind === Kind.BOOLEAN ? value.value : undefined;
  };
  return conditionOf('skip') !== true && conditionOf('include') !== false;
}
