import type { InterfaceRef, ObjectRef } from '@pothos/core';
import type { Connection } from '../relay/connection.ts';
import { withArticle } from '../relay/with-article.ts';
import { builder } from './builder.ts';

type SchemaTypes = typeof builder.$inferSchemaTypes;

interface ConnectionTypeOptions {
  /** Of the connection type: what the items are and how they are ordered. */
  readonly description: string;
  /** Whether every list of these tells its total; null where none does. */
  readonly hasTotal: boolean | null;
  /** Of `totalCount`, where it is more than a number that the service tells with every page. */
  readonly totalDescription?: string;
}

/**
 * The connection and edge types for one node type. A field of it resolves to a `Connection`, which makes edges and cursors
 * only where they are selected.
 */
export function connectionType<Item, Shape extends Connection<Item> = Connection<Item>>(
  node: ObjectRef<SchemaTypes, Item> | InterfaceRef<SchemaTypes, Item>,
  { description, hasTotal, totalDescription }: ConnectionTypeOptions,
) {
  const type = builder.connectionObject(
    {
      type: node,
      name: `${node.name}Connection`,
      description,
      fields: (t) => ({
        // The plugin's own makes an edge for each.
        nodes: t.field({
          type: [node],
          nullable: false,
          description: 'The items of this page, where cursors are not needed.',
          resolve: ({ nodes }) => nodes as never, // All connections share `SchemaTypes.Connection`, which is not generic.
        }),
        ...(hasTotal === null
          ? {}
          : {
              totalCount: t.int({
                nullable: !hasTotal,
                description:
                  totalDescription ??
                  'Number of items in the whole list. Asked for alone, it costs the smallest page.',
                resolve: ({ totalCount }) => totalCount as number, // Nullable unless every list has one.
              }),
            }),
      }),
    },
    { description: `${withArticle(node.name).replace('a', 'A')} and its place in a connection.` },
  );
  return type as ObjectRef<SchemaTypes, Shape>; // A `Connection` has all that the plugin's shape has.
}
