import { expect, test } from 'vitest';
import type { Anchor } from '../../../src/upstream/lists/anchor.ts';
import type { List } from '../../../src/upstream/lists/list.ts';
import { offsetList } from '../../../src/upstream/lists/offset-list.ts';
import { pageNumberList, pageSize } from '../../../src/upstream/lists/page-number-list.ts';
import { timeWindowList } from '../../../src/upstream/lists/time-window-list.ts';
import { wholeList } from '../../../src/upstream/lists/whole-list.ts';

interface Item {
  readonly key: string;
  readonly time: number;
}

/** How often something of an item was looked at. */
let looks = 0;
const identity = 'items';
const keyPattern = /^\d+$/;
const keyOf = ({ key }: Item) => {
  looks += 1;
  return key;
};
const timeOf = ({ time }: Item) => {
  looks += 1;
  return time;
};
const order = { valueOf: timeOf, valueType: 'time', direction: 'descending' } as const;
const now = () => Date.parse('2026-05-02T00:00:00Z');

/** Each kind of list over a service that gives all of its items, however few were asked for. */
const lists: Readonly<Record<string, (items: readonly Item[]) => List<Item>>> = {
  offset: (items) =>
    offsetList({ identity, keyOf, keyPattern, order, read: async () => ({ items, total: items.length }) }),
  'page number': (items) =>
    pageNumberList({
      identity,
      keyOf,
      keyPattern,
      order,
      read: async () => items,
      pageSize: pageSize(20, 100),
    }),
  whole: (items) => wholeList({ identity, keyOf, keyPattern, order, read: async () => items }),
  'time window': (items) =>
    timeWindowList({ identity, keyOf, keyPattern, timeOf, now, read: async () => items }),
};

/** In no order where the list is one of times. */
function itemsOf(length: number, kind: string): Item[] {
  return Array.from({ length }, (_, index) => {
    const place = kind === 'time window' ? (index * 7919) % length : index;
    return { key: String(place), time: now() - 1 - place * 1000 };
  });
}

async function looksFor(kind: string, length: number, anchor: Anchor | null): Promise<number> {
  const list = lists[kind]?.(itemsOf(length, kind));
  looks = 0;
  await list?.page({ direction: 'forward', count: 20, anchor }).catch(() => undefined);
  return looks;
}

const gone: Anchor = {
  key: '999999999',
  position: 10,
  total: 50,
  previous: [],
  next: [],
  value: now() - 10_500,
};

test.each(Object.keys(lists))('%s: four times the items cost four times the work at most', async (kind) => {
  for (const anchor of [null, gone]) {
    const few = await looksFor(kind, 2500, anchor);
    const many = await looksFor(kind, 10_000, anchor);
    expect(many, anchor ? 'behind a cursor' : 'from the start').toBeLessThan(4.5 * few + 100);
  }
});
