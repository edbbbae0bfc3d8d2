import {
  type DocumentNode,
  type FragmentDefinitionNode,
  Kind,
  type OperationDefinitionNode,
  type SelectionNode,
} from 'graphql';

/** What an operation amounts to once its fragments are spread. */
export interface OperationShape {
  /** Fields inside fields; introspection is not counted. */
  readonly depth: number;
  readonly aliases: number;
  readonly directives: number;
}

type Node = OperationDefinitionNode | FragmentDefinitionNode | SelectionNode;
type Fragments = Map<string, { readonly node: FragmentDefinitionNode; shape?: OperationShape }>;

const EMPTY: OperationShape = { depth: 0, aliases: 0, directives: 0 };

/**
 * The greatest depth, number of aliases and number of directives of a document's operations.
 *
 * Takes time linear in the document: each fragment is measured once, however often it is spread, so that fragments
 * that double each other cannot stall the process. A fragment that spreads itself counts once; validation refuses it.
 */
export function measureOperations(document: DocumentNode): OperationShape {
  const fragments: Fragments = new Map();
  for (const node of document.definitions) {
    if (node.kind === Kind.FRAGMENT_DEFINITION) fragments.set(node.name.value, { node });
  }
  let greatest = EMPTY;
  for (const node of document.definitions) {
    if (node.kind !== Kind.OPERATION_DEFINITION) continue;
    const shape = measure(node, fragments);
    greatest = {
      depth: Math.max(greatest.depth, shape.depth),
      aliases: Math.max(greatest.aliases, shape.aliases),
      directives: Math.max(greatest.directives, shape.directives),
    };
  }
  return greatest;
}

function measure(node: Node, fragments: Fragments): OperationShape {
  let { depth, aliases, directives } = insideOf(node, fragments);
  directives += node.directives?.length ?? 0;
  if (node.kind === Kind.OPERATION_DEFINITION) {
    for (const variable of node.variableDefinitions ?? []) directives += variable.directives?.length ?? 0;
  }
  if (node.kind === Kind.FIELD) {
    depth = isIntrospection(node.name.value) ? 0 : depth + 1;
    aliases += node.alias === undefined ? 0 : 1;
  }
  return { depth, aliases: bounded(aliases), directives: bounded(directives) };
}

function insideOf(node: Node, fragments: Fragments): OperationShape {
  if (node.kind === Kind.FRAGMENT_SPREAD) return measureFragment(node.name.value, fragments);
  let { depth, aliases, directives } = EMPTY;
  for (const selection of node.selectionSet?.selections ?? []) {
    const shape = measure(selection, fragments);
    depth = Math.max(depth, shape.depth);
    aliases += shape.aliases;
    directives += shape.directives;
  }
  return { depth, aliases, directives };
}

function measureFragment(name: string, fragments: Fragments): OperationShape {
  const fragment = fragments.get(name);
  if (fragment === undefined) return EMPTY;
  if (fragment.shape === undefined) {
    // Stands until the measure is done, so that a fragment that spreads itself ends.
    fragment.shape = EMPTY;
    fragment.shape = measure(fragment.node, fragments);
  }
  return fragment.shape;
}

// GraphiQL's schema query is deep; graphql-js bounds introspection by a rule of its own.
function isIntrospection(fieldName: string): boolean {
  return fieldName === '__schema' || fieldName === '__type';
}

// Doubling fragments reach Infinity, which JSON cannot tell.
function bounded(count: number): number {
  return Math.min(count, Number.MAX_SAFE_INTEGER);
}
