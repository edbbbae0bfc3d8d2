import {
  type DocumentNode,
  type FragmentDefinitionNode,
  Kind,
  type OperationDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';

const known = new WeakMap<DocumentNode, ReadonlyMap<string, FragmentDefinitionNode>>();

/** The fragments of a document by name, found once. */
export function fragmentsOf(document: DocumentNode): ReadonlyMap<string, FragmentDefinitionNode> {
  const before = known.get(document);
  if (before) return before;
  const fragments = new Map<string, FragmentDefinitionNode>();
  known.set(document, fragments);
  for (const node of document.definitions) {
    if (node.kind === Kind.FRAGMENT_DEFINITION) fragments.set(node.name.value, node);
  }
  return fragments;
}

/** Every selection that an operation reaches, each once, whatever its conditions. */
export function reachedSelections(
  operation: OperationDefinitionNode,
  document: DocumentNode,
): readonly SelectionNode[] {
  const fragments = fragmentsOf(document);
  const sets = new Set([operation.selectionSet]);
  const reached: SelectionNode[] = [];
  // A set goes on to what is added to it meanwhile.
  for (const { selections } of sets) {
    for (const selection of selections) {
      reached.push(selection);
      const { selectionSet } =
        selection.kind === Kind.FRAGMENT_SPREAD ? (fragments.get(selection.name.value) ?? {}) : selection;
      if (selectionSet) sets.add(selectionSet);
    }
  }
  return reached;
}

/**
 * What a visitor found of selection sets, so that it visits each once, however fragments spread each other, for each of
 * the circumstances that the result depends on. No callback: what lies deep is visited on a short stack.
 */
export class VisitedSelections<Result> {
  readonly #results = new Map<SelectionSetNode, Map<string, Result>>();

  find(selectionSet: SelectionSetNode, circumstances: string): Result | undefined {
    return this.#results.get(selectionSet)?.get(circumstances);
  }

  remember(selectionSet: SelectionSetNode, circumstances: string, result: Result): Result {
    const results = this.#results.get(selectionSet);
    if (results) results.set(circumstances, result);
    else this.#results.set(selectionSet, new Map([[circumstances, result]]));
    return result;
  }
}
