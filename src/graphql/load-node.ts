import { brandWithType, type OutputType } from '@pothos/core';
import type { Context } from '../contract/context.ts';
import type { builder } from './builder.ts';

/**
 * How `node` and `nodes` fetch the objects of one type: each by itself, so that one that fails is null alone.
 * Keeping what was fetched is the data source's business, not Pothos' own cache's.
 */
export function loadNode<Node extends object>(
  typename: string,
  load: (key: string, context: Context) => Node | null | Promise<Node | null>,
) {
  return (keys: readonly string[], context: Context): Promise<Node | null>[] =>
    keys.map(async (key) => {
      const node = await load(key, context);
      if (node) brandWithType(node, typename as OutputType<typeof builder.$inferSchemaTypes>);
      return node;
    });
}
