import { type DocumentNode, Kind, type SelectionSetNode, visit } from 'graphql';

/**
 * A document as Apollo Client and urql send it: their caches must know the type of each object, so that they add
 * `__typename` wherever one is selected from, but at the root.
 */
export function withTypenames(document: DocumentNode): DocumentNode {
  return visit(document, {
    SelectionSet: {
      leave(node, _key, parent) {
        const isRoot = parent && 'kind' in parent && parent.kind === Kind.OPERATION_DEFINITION;
        return isRoot || hasMetaField(node) ? undefined : withTypename(node);
      },
    },
  });
}

function hasMetaField({ selections }: SelectionSetNode): boolean {
  return selections.some(
    (selection) => selection.kind === Kind.FIELD && selection.name.value.startsWith('__'),
  );
}

function withTypename(node: SelectionSetNode): SelectionSetNode {
  const name = { kind: Kind.NAME, value: '__typename' } as const;
  return { ...node, selections: [...node.selections, { kind: Kind.FIELD, name }] };
}
