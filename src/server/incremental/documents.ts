import { BREAK, type DocumentNode, visit } from 'graphql';
import { isIncrementalDirective } from '../../contract/incremental-directives.ts';

const known = new WeakMap<DocumentNode, DocumentNode>();

/** Whether anything in a document may come later. */
export function hasIncrementalDirectives(document: DocumentNode): boolean {
  return inOnePiece(document) !== document;
}

/** The same document without `@defer` and `@stream`: its answer holds the same, in one. */
export function inOnePiece(document: DocumentNode): DocumentNode {
  const whole = known.get(document) ?? (findsAny(document) ? withoutAny(document) : document);
  known.set(document, whole);
  return whole;
}

function findsAny(document: DocumentNode): boolean {
  let found = false;
  visit(document, {
    Directive({ name }) {
      if (!isIncrementalDirective(name.value)) return undefined;
      found = true;
      return BREAK;
    },
  });
  return found;
}

function withoutAny(document: DocumentNode): DocumentNode {
  return visit(document, {
    Directive: ({ name }) => (isIncrementalDirective(name.value) ? null : undefined),
  });
}
