import {
  type DirectiveNode,
  type FragmentDefinitionNode,
  Kind,
  type OperationDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';

/**
 * Finds the variables on which `@skip` and `@include` depend.
 *
 * @returns Undefined for an operation that can't be planned: one with `@defer` or `@stream`, with fragments that take
 * arguments, with errors that don't propagate, or with a field called `__proto__`, which no object literal can have.
 */
export function conditionVariablesOf(
  operation: OperationDefinitionNode,
  fragments: Readonly<Record<string, FragmentDefinitionNode>>,
): readonly string[] | undefined {
  const variables = new Set<string>();
  const spread = new Set<string>();

  function canPlan({ selections }: SelectionSetNode): boolean {
    return selections.every((selection) => canInclude(selection) && canPlanInside(selection));
  }

  function canInclude({ directives = [] }: SelectionNode): boolean {
    return directives.every((directive) => {
      const name = directive.name.value;
      if (name === 'defer' || name === 'stream') return false;
      return (name !== 'skip' && name !== 'include') || canDecide(directive);
    });
  }

  function canDecide(directive: DirectiveNode): boolean {
    const condition = directive.arguments?.find(({ name }) => name.value === 'if')?.value;
    if (condition?.kind === Kind.VARIABLE) variables.add(condition.name.value);
    return condition?.kind === Kind.VARIABLE || condition?.kind === Kind.BOOLEAN;
  }

  function canPlanInside(selection: SelectionNode): boolean {
    if (selection.kind === Kind.FIELD) {
      const isLiteral = (selection.alias ?? selection.name).value !== '__proto__';
      return isLiteral && (selection.selectionSet === undefined || canPlan(selection.selectionSet));
    }
    if (selection.kind === Kind.INLINE_FRAGMENT) return canPlan(selection.selectionSet);
    const name = selection.name.value;
    const fragment = fragments[name];
    if (selection.arguments?.length || fragment?.variableDefinitions?.length) return false;
    if (fragment === undefined || spread.has(name)) return true;
    spread.add(name);
    return canPlan(fragment.selectionSet);
  }

  const propagatesErrors = !operation.directives?.some(
    ({ name }) => name.value === 'experimental_disableErrorPropagation',
  );
  return propagatesErrors && canPlan(operation.selectionSet) ? [...variables] : undefined;
}
