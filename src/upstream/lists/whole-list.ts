import { anchorSchema } from './anchor-schema.ts';
import type { ItemTraits } from './item-traits.ts';
import type { List } from './list.ts';
import { walk } from './walk.ts';

export interface WholeListOptions<Item> extends ItemTraits<Item> {
  read(): Promise<readonly Item[]>;
}

/** A list that its service always gives whole. */
export function wholeList<Item>(options: WholeListOptions<Item>): List<Item> {
  const positioned = {
    ...options,
    hasTotal: true,
    async read() {
      const items = await options.read();
      return { offset: 0, items, total: items.length, isEnd: true };
    },
  };
  return {
    identity: options.identity,
    canStartAtEnd: true,
    anchors: anchorSchema(options),
    page: (request) => walk(positioned, request),
    count: async () => (await options.read()).length,
  };
}
