import {
  type DocumentNode,
  type FragmentDefinitionNode,
  type GraphQLError,
  Kind,
  type OperationDefinitionNode,
  type SelectionNode,
} from 'graphql';
import type { Limits } from '../../config/config.ts';
import { fragmentsOf, VisitedSelections } from '../operations/selections.ts';
import { createLimitError } from './limit-error.ts';

export type ShapeLimits = Pick<Limits, 'depth' | 'aliases' | 'directives'>;

/** What of a document nests too deep, or has too many aliases or directives: an error for each limit that it breaks. */
export function breachesOf(document: DocumentNode, limits: ShapeLimits): readonly GraphQLError[] {
  const shape = measureOperations(document);
  return (['depth', 'aliases', 'directives'] as const)
    .filter((kind) => shape[kind] > limits[kind])
    .map((kind) => createLimitError(kind, limits[kind], shape[kind]));
}

/** What an operation amounts to once its fragments are spread. */
interface OperationShape {
  /** Fields inside fields; introspection is not counted. */
  readonly depth: number;
  readonly aliases: number;
  readonly directives: number;
}

const EMPTY: OperationShape = { depth: 0, aliases: 0, directives: 0 };

/**
 * The greatest depth, number of aliases and number of directives of a document's operations.
 *
 * Takes time linear in the document: each fragment is measured once, however often it is spread, so that fragments
 * that double each other cannot stall the process. A fragment that spreads itself counts once; validation refuses it.
 */
function measureOperations(document: DocumentNode): OperationShape {
  const visitor = new ShapeVisitor(fragmentsOf(document));
  let greatest = EMPTY;
  for (const node of document.definitions) {
    if (node.kind !== Kind.OPERATION_DEFINITION) continue;
    const shape = visitor.shapeOf(node);
    greatest = {
      depth: Math.max(greatest.depth, shape.depth),
      aliases: Math.max(greatest.aliases, shape.aliases),
      directives: Math.max(greatest.directives, shape.directives),
    };
  }
  return greatest;
}

class ShapeVisitor {
  readonly #fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  readonly #visited = new VisitedSelections<OperationShape>();

  constructor(fragments: ReadonlyMap<string, FragmentDefinitionNode>) {
    this.#fragments = fragments;
  }

  shapeOf(node: OperationDefinitionNode | FragmentDefinitionNode | SelectionNode): OperationShape {
    let { depth, aliases, directives } = this.#insideOf(node);
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

  #insideOf(node: OperationDefinitionNode | FragmentDefinitionNode | SelectionNode): OperationShape {
    if (node.kind === Kind.FRAGMENT_SPREAD) return this.#shapeOfFragment(node.name.value);
    let { depth, aliases, directives } = EMPTY;
    for (const selection of node.selectionSet?.selections ?? []) {
      const shape = this.shapeOf(selection);
      depth = Math.max(depth, shape.depth);
      aliases += shape.aliases;
      directives += shape.directives;
    }
    return { depth, aliases, directives };
  }

  #shapeOfFragment(name: string): OperationShape {
    const fragment = this.#fragments.get(name);
    if (fragment === undefined) return EMPTY;
    const known = this.#visited.find(fragment.selectionSet, '');
    if (known) return known;
    // Stands until the measure is done, so that a fragment that spreads itself ends.
    this.#visited.remember(fragment.selectionSet, '', EMPTY);
    return this.#visited.remember(fragment.selectionSet, '', this.shapeOf(fragment));
  }
}

// GraphiQL's schema query is deep; graphql-js bounds introspection by a rule of its own.
function isIntrospection(fieldName: string): boolean {
  return fieldName === '__schema' || fieldName === '__type';
}

// Doubling fragments reach Infinity, which JSON cannot express.
function bounded(count: number): number {
  return Math.min(count, Number.MAX_SAFE_INTEGER);
}
