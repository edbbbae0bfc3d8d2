import type { ServiceClient } from '../../contract/service-client.ts';
import type { Decode } from '../../upstream/http/decoding/decode.ts';
import type { Order } from '../../upstream/lists/item-traits.ts';
import type { List } from '../../upstream/lists/list.ts';
import { offsetList } from '../../upstream/lists/offset-list.ts';
import type { WireTag } from './wire.ts';

interface ListOptions<Item> {
  readonly decode: Decode<{ readonly count: number; readonly results: readonly Item[] }>;
  keyOf(item: Item): string;
  readonly keyPattern: RegExp;
  readonly order?: Order<Item>;
  /** Keeps what the items hold, so that it is not asked for again. */
  prime?(item: Item): void;
  /** Whether the documents demand a credential for it. */
  readonly isPrivate?: boolean;
}

/** A list of Littlelogs, by its path below the base address; each of its pages is read once a request. */
export function littlelogsList<Item>(
  client: ServiceClient,
  path: string,
  { decode, keyOf, keyPattern, order, prime, isPrivate }: ListOptions<Item>,
): List<Item> {
  const list = offsetList<Item>({
    identity: `littlelogs/${path}`,
    keyOf,
    keyPattern,
    ...(order ? { order } : {}),
    async read(limit, offset) {
      const query = { limit, offset };
      const page = isPrivate
        ? await client.readOwn(path, decode, query)
        : await client.read(path, decode, query);
      if (prime) for (const item of page.results) prime(item);
      return client.checkedPart(path, offset, { items: page.results, total: page.count });
    },
  });
  return client.pages.wrap(list);
}

export const newestFirst: Order<{ readonly created: string; readonly id: number }> = {
  valueOf: ({ created, id }) => [Date.parse(created), id],
  valueType: ['time', 'number'],
  direction: 'descending',
};

/** The lists of tags are sorted by name, whatever the case: `android`, `API`, `blogging`. */
export const byName: Order<WireTag> = {
  valueOf: ({ name }) => name.toLowerCase(),
  valueType: 'text',
  direction: 'ascending',
};

export function idOf({ id }: { readonly id: number }): string {
  return String(id);
}

export function nameOf({ name }: WireTag): string {
  return name;
}
