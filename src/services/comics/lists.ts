import type { Decode } from '../../upstream/http/decoding/decode.ts';
import { encodeQuery, type Query } from '../../upstream/http/url.ts';
import type { Order } from '../../upstream/lists/item-traits.ts';
import { NUMBER_KEY } from '../../upstream/lists/key-patterns.ts';
import type { List } from '../../upstream/lists/list.ts';
import { ListIndex } from '../../upstream/lists/list-index.ts';
import { offsetList } from '../../upstream/lists/offset-list.ts';
import { wholeList } from '../../upstream/lists/whole-list.ts';
import type { ComicsClient } from './client.ts';
import type { Condition } from './conditions.ts';
import type { Comic, Release } from './models.ts';

/** What newer instances cut every page to. Never 0: older ones take it for "all", newer ones for this. */
export const largestPage = 1000;

interface Identified {
  readonly id: string;
}

export interface ListAnswer<Wire> {
  readonly meta: { readonly total_count: number };
  readonly objects: readonly Wire[];
}

interface ListOptions<Wire, Item> {
  readonly decode: Decode<ListAnswer<Wire>>;
  /** What the rest of the house works with; told of every item, so it can keep what it holds. */
  toItem(wire: Wire): Item;
  readonly order: Order<Item>;
  readonly conditions: readonly Condition<Item>[];
}

/** A list of Comics, by its path below the base address; each of its pages is read once a request. */
export function comicsList<Wire, Item extends Identified>(
  client: ComicsClient,
  path: string,
  { decode, toItem, order, conditions }: ListOptions<Wire, Item>,
): List<Item> {
  const query = queryOf(conditions);
  const traits = { identity: listIdentity(path, query), keyOf: idOf, keyPattern: NUMBER_KEY, order };
  // Django would take an empty list of values for none at all.
  if (conditions.some(({ value }) => value === null))
    return wholeList<Item>({ ...traits, read: async () => [] });
  const list = offsetList<Item>({
    ...traits,
    async read(limit, offset) {
      const page = await client.readOwn(path, decode, { ...query, limit, offset });
      const items = page.objects.map(toItem);
      checkConditions(items, conditions, (what) => client.invalidAnswer(path, what));
      return client.checkedPart(path, offset, { items, total: page.meta.total_count });
    },
  });
  return client.pages.wrap(list);
}

/** For looking one of them up: the list itself, read at most once and no further than needed. */
export function comicsIndex<Item extends Identified>(list: List<Item>): ListIndex<Item> {
  return new ListIndex<Item>(list, { keyOf: idOf, pageSize: largestPage });
}

export function listIdentity(path: string, query: Query): string {
  return `comics/${path}?${encodeQuery(query)}`;
}

/** What an instance does not know it may ignore without a word; what it lists then is not what was asked for. */
function checkConditions<Item>(
  items: readonly Item[],
  conditions: readonly Condition<Item>[],
  error: (what: string) => Error,
): void {
  for (const { argument, isMetBy } of conditions) {
    if (items.every(isMetBy)) continue;
    throw error(`what does not match \`${argument}\`: this instance ignores that filter`);
  }
}

function queryOf<Item>(conditions: readonly Condition<Item>[]): Query {
  return Object.fromEntries(conditions.map(({ parameter, value }) => [parameter, value ?? '']));
}

export function idOf({ id }: Identified): string {
  return id;
}

export const byName: Order<Comic> = {
  valueOf: ({ name }) => name.toLowerCase(),
  valueType: 'text',
  direction: 'ascending',
};

export const byId: Order<Identified> = {
  valueOf: ({ id }) => Number(id),
  valueType: 'number',
  direction: 'ascending',
};

/** "Last fetched first", to the microsecond. */
export const lastFetchedFirst: Order<Release> = {
  valueOf: ({ fetched, id }) => {
    const digits = /\.(\d+)/.exec(fetched)?.[1] ?? '';
    return [Date.parse(fetched), Number(digits.padEnd(6, '0').slice(3, 6)), Number(id)];
  },
  valueType: ['time', 'number', 'number'],
  direction: 'descending',
};
