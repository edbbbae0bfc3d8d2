import type { InterfaceRef, ObjectRef } from '@pothos/core';
import type { Connection, Edge } from '../relay/connection.ts';
import { withArticle } from '../relay/with-article.ts';
import { builder } from './builder.ts';

interface ConnectionTypeOptions {
  /** Of the connection type: what the items are and how they are ordered. */
  readonly description: string;
  /** Whether every list of these tells its total; null where none does. */
  readonly hasTotal: boolean | null;
  /** Of `totalCount`, where it is more than a number that the service tells with every page. */
  readonly totalDescription?: string;
}

/**
 * The connection and edge types for one node type. They are made here and not by the relay plugin, so that cursors
 * and edges come into being only when they are asked for, and an empty page has no cursors.
 */
export function connectionType<Item, Shape extends Connection<Item> = Connection<Item>>(
  node:
    | ObjectRef<typeof builder.$inferSchemaTypes, Item>
    | InterfaceRef<typeof builder.$inferSchemaTypes, Item>,
  options: ConnectionTypeOptions,
) {
  const edge = builder.objectRef<Edge<Item>>(`${node.name}Edge`).implement({
    description: `${withArticle(node.name).replace('a', 'A')} and its place in a connection.`,
    fields: (t) => ({
      cursor: t.exposeString('cursor', {
        nullable: false,
        description:
          'The place of this item, for `after` and `before`. It keeps its place when items are added or deleted around it.',
      }),
      node: t.field({
        type: node,
        nullable: false,
        description: 'The item itself.',
        resolve: (parent) => parent.node as never, // Pothos can't see that a generic item is what its own ref holds.
      }),
    }),
  });
  return builder.objectRef<Shape>(`${node.name}Connection`).implement({
    description: options.description,
    fields: (t) => ({
      edges: t.field({
        type: [edge],
        nullable: false,
        description: 'The items of this page with their cursors.',
        resolve: (connection) => connection.edges,
      }),
      nodes: t.field({
        type: [node],
        nullable: false,
        description: 'The items of this page, where cursors are not needed.',
        resolve: (connection) => connection.nodes,
      }),
      pageInfo: t.field({
        type: builder.pageInfoRef(),
        nullable: false,
        description: 'Where this page lies in the whole list.',
        resolve: (connection) => connection.pageInfo,
      }),
      ...(options.hasTotal === null
        ? {}
        : {
            totalCount: t.int({
              nullable: !options.hasTotal,
              description:
                options.totalDescription ??
                'Number of items in the whole list. Asked for alone, it costs the smallest page.',
              resolve: ({ totalCount }) => totalCount as number, // Nullable unless every list has one.
            }),
          }),
    }),
  });
}
