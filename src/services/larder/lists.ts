import type { Decode } from '../../upstream/http/decoding/decode.ts';
import { UpstreamNotFoundError } from '../../upstream/http/errors.ts';
import { anchorSchema } from '../../upstream/lists/anchor-schema.ts';
import type { Order } from '../../upstream/lists/item-traits.ts';
import { UUID_KEY } from '../../upstream/lists/key-patterns.ts';
import type { List } from '../../upstream/lists/list.ts';
import { ListIndex } from '../../upstream/lists/list-index.ts';
import { type OffsetAnswer, offsetList } from '../../upstream/lists/offset-list.ts';
import type { LarderClient } from './client.ts';
import type { WireTag } from './wire.ts';

/** No documented most; other clients of Larder ask for as many. */
const largestPage = 200;

interface Identified {
  readonly id: string;
}

interface ListOptions<Wire, Item> {
  readonly decode: Decode<{ readonly count: number; readonly results: readonly Wire[] }>;
  /** What the rest of the house works with; told of every item, so it can keep what it holds. */
  toItem(wire: Wire): Item;
  readonly order?: Order<Item>;
  /** The text to search for, where the list is a search. */
  readonly q?: string;
  /** Whether a list that is gone counts as one without items. */
  readonly goneIsEmpty?: boolean;
}

/** A list of Larder, by its path below the base address; each of its pages is read once a request. */
export function larderList<Wire, Item extends Identified>(
  client: LarderClient,
  path: string,
  { decode, toItem, order, q, goneIsEmpty = false }: ListOptions<Wire, Item>,
): List<Item> {
  async function read(limit: number, offset: number): Promise<OffsetAnswer<Item>> {
    const page = await client.readOwn(path, decode, { q, limit, offset });
    return client.checkedPart(path, offset, { items: page.results.map(toItem), total: page.count });
  }
  const identity = q === undefined ? `larder/${path}` : `larder/${path}?q=${q}`;
  const list = offsetList<Item>({
    // Read otherwise it is another list.
    identity: goneIsEmpty ? `${identity} if there` : identity,
    keyOf: idOf,
    keyPattern: UUID_KEY,
    ...(order ? { order } : {}),
    read: goneIsEmpty ? (limit, offset) => emptyIfGone(read(limit, offset)) : read,
  });
  return client.pages.wrap(list);
}

async function emptyIfGone<Item>(answer: Promise<OffsetAnswer<Item>>): Promise<OffsetAnswer<Item>> {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof UpstreamNotFoundError) return { items: [], total: 0 };
    throw error;
  }
}

/** Where no endpoint reads one of them: the list itself, read at most once. */
export function larderIndex<Item extends Identified>(list: List<Item>): ListIndex<Item> {
  return new ListIndex<Item>(list, { keyOf: idOf, pageSize: largestPage });
}

export function idOf({ id }: Identified): string {
  return id;
}

/** What came in with one import has one and the same second. */
export const newestFirst: Order<{ readonly created: string }> = {
  valueOf: ({ created }) => Date.parse(created),
  valueType: 'time',
  direction: 'descending',
};

/** What the anchors of a list of bookmarks look like. */
export const bookmarkAnchors = anchorSchema({ keyPattern: UUID_KEY, order: newestFirst });

/** Tags are sorted by name, whatever the case. */
export const byName: Order<WireTag> = {
  valueOf: ({ name }) => name.toLowerCase(),
  valueType: 'text',
  direction: 'ascending',
};
