import { describe, expect, test } from 'vitest';
import { CursorLostError } from '../../../src/upstream/http/errors.ts';
import type { Anchor } from '../../../src/upstream/lists/anchor.ts';
import type { List } from '../../../src/upstream/lists/list.ts';
import { offsetList } from '../../../src/upstream/lists/offset-list.ts';
import { pageNumberList, pageSize } from '../../../src/upstream/lists/page-number-list.ts';
import { type TimeSpan, timeWindowList } from '../../../src/upstream/lists/time-window-list.ts';

interface Item {
  readonly id: number;
}

const day = 86_400_000;
const now = Date.parse('2026-06-01T00:00:00Z');

/** Items 0, 1, 2 …, and what was read of them. */
function counted(length: number, { isOrdered = true, cap = Number.POSITIVE_INFINITY } = {}) {
  const shelf = { items: Array.from({ length }, (_, id) => ({ id })), reads: [] as string[] };
  const order = {
    valueOf: ({ id }: Item) => id,
    valueType: 'number' as const,
    direction: 'ascending' as const,
  };
  const list = offsetList<Item>({
    identity: 'test',
    keyOf: ({ id }) => String(id),
    keyPattern: /./,
    ...(isOrdered ? { order } : {}),
    async read(limit, offset) {
      shelf.reads.push(`${limit} from ${offset}`);
      return { items: shelf.items.slice(offset, offset + Math.min(limit, cap)), total: shelf.items.length };
    },
  });
  return { list, shelf };
}

async function forward(list: List<Item>, count: number, anchor: Anchor | null = null) {
  return list.page({ direction: 'forward', count, anchor });
}

async function backward(list: List<Item>, count: number, anchor: Anchor | null = null) {
  return list.page({ direction: 'backward', count, anchor });
}

const ids = ({ items }: { readonly items: readonly Item[] }) => items.map(({ id }) => id);

describe('a list behind limit and offset', () => {
  test('asks for just the first page, then for one overlapping item more', async () => {
    const { list, shelf } = counted(100);
    const first = await forward(list, 20);
    const second = await forward(list, 20, first.anchorOf(19));
    expect(ids(second)).toEqual(Array.from({ length: 20 }, (_, i) => 20 + i));
    expect(shelf.reads).toEqual(['20 from 0', '21 from 19']);
  });

  test('tells whether pages lie before and after', async () => {
    const { list } = counted(30);
    const first = await forward(list, 20);
    expect([first.hasPreviousPage, first.hasNextPage]).toEqual([false, true]);
    const second = await forward(list, 20, first.anchorOf(19));
    expect([second.hasPreviousPage, second.hasNextPage]).toEqual([true, false]);
  });

  test('reads its end in two calls: one for the total, one for the items', async () => {
    const { list, shelf } = counted(100);
    expect(ids(await backward(list, 3))).toEqual([97, 98, 99]);
    expect(shelf.reads).toEqual(['1 from 0', '3 from 97']);
  });

  test('finds its place in one more call when items were added or deleted before it', async () => {
    const { list, shelf } = counted(200);
    const anchor = (await forward(list, 20)).anchorOf(19);
    shelf.items.unshift(...Array.from({ length: 40 }, (_, i) => ({ id: i - 40 })));
    expect(ids(await forward(list, 5, anchor))).toEqual([20, 21, 22, 23, 24]);
    expect(shelf.reads.length).toBe(3);
  });

  test('needs no more than a few calls to find its place by the sort value', async () => {
    const { list, shelf } = counted(40_000);
    const middle = {
      key: '20000',
      position: 20_000,
      total: 40_000,
      previous: ['19999'],
      next: ['20001'],
      value: 20_000,
    };
    shelf.items = shelf.items.filter(({ id }) => id > 14_000 && (id < 19_990 || id > 20_010));
    shelf.items.push(...Array.from({ length: 14_022 }, (_, i) => ({ id: 40_000 + i })));
    expect(shelf.items.length).toBe(40_000);
    expect(ids(await forward(list, 3, middle))).toEqual([20_011, 20_012, 20_013]);
    expect(shelf.reads.length).toBeLessThanOrEqual(9);
  });

  test('says that the place is lost where nothing is left to find it by', async () => {
    const { list, shelf } = counted(60, { isOrdered: false });
    const anchor = (await forward(list, 20)).anchorOf(19);
    shelf.items = shelf.items.filter(({ id }) => id < 16 || id > 24);
    await expect(forward(list, 20, anchor)).rejects.toThrow(CursorLostError);
  });

  test('does not believe a sort value that the list does not follow', async () => {
    const { list, shelf } = counted(60);
    const anchor = (await forward(list, 20)).anchorOf(19);
    shelf.items = shelf.items.filter(({ id }) => id < 16 || id > 24).toReversed();
    await expect(forward(list, 20, anchor)).rejects.toThrow(CursorLostError);
  });

  test('reads a page in overlapping parts where the service gives less at once', async () => {
    const { list, shelf } = counted(100, { cap: 10 });
    expect(ids(await forward(list, 25))).toEqual(Array.from({ length: 25 }, (_, i) => i));
    expect(shelf.reads).toEqual(['25 from 0', '10 from 9', '7 from 18']);
  });
});

describe('a list behind page numbers', () => {
  function numbered(length: number, isWhole?: (items: readonly Item[]) => boolean) {
    const reads: string[] = [];
    const list = pageNumberList<Item>({
      ...(isWhole ? { isWhole } : {}),
      identity: 'test',
      keyOf: ({ id }) => String(id),
      keyPattern: /./,
      pageSize: pageSize(10, 100),
      async read(page, perPage) {
        reads.push(`page ${page} of ${perPage}`);
        return Array.from({ length }, (_, id) => ({ id })).slice((page - 1) * perPage, page * perPage);
      },
    });
    return { list, reads };
  }

  test('gives any number of items from any place, in one call where one page can hold them', async () => {
    const { list, reads } = numbered(500);
    const first = await forward(list, 7);
    const second = await forward(list, 13, first.anchorOf(6));
    expect(ids(second)).toEqual(Array.from({ length: 13 }, (_, i) => 7 + i));
    expect(second.hasNextPage).toBe(true);
    expect(reads).toEqual(['page 1 of 8', 'page 1 of 21']);
  });

  test('knows that it ends although no total says so', async () => {
    const { list } = numbered(20);
    expect((await forward(list, 20)).hasNextPage).toBe(false);
    expect((await forward(list, 19)).hasNextPage).toBe(true);
  });

  test('looks twice where a page is short, unless it is known to hold all there are', async () => {
    const doubted = numbered(30);
    expect((await forward(doubted.list, 50)).hasNextPage).toBe(false);
    expect(doubted.reads).toEqual(['page 1 of 51', 'page 8 of 4']);
    const known = numbered(30, ({ length }) => length === 30);
    expect((await forward(known.list, 50)).hasNextPage).toBe(false);
    expect(known.reads).toEqual(['page 1 of 51']);
    const more = numbered(31, ({ length }) => length === 30);
    expect((await forward(more.list, 29)).hasNextPage).toBe(true);
  });

  test('tells no total', async () => {
    const { list } = numbered(20);
    expect((await forward(list, 5)).total).toBeNull();
    expect(await list.count()).toBeNull();
  });
});

describe('a list behind time windows', () => {
  function timed(ages: readonly number[], bounds?: Partial<TimeSpan>) {
    const reads: number[] = [];
    const list = timeWindowList<Item>({
      identity: 'test',
      keyOf: ({ id }) => String(id),
      keyPattern: /./,
      timeOf: ({ id }) => now - (ages[id] ?? 0) * day,
      now: () => now,
      ...(bounds ? { bounds } : {}),
      async read({ start, end }) {
        reads.push(Math.round((end - start) / day));
        return ages
          .map((_, id) => ({ id }))
          .filter(({ id }) => {
            const time = now - (ages[id] ?? 0) * day;
            return time >= start && time <= end;
          });
      },
    });
    return { list, reads };
  }

  test('asks for a week where a week holds enough', async () => {
    const { list, reads } = timed([0, 1, 2, 3, 4, 5, 400]);
    expect(ids(await forward(list, 3))).toEqual([0, 1, 2]);
    expect(reads.length).toBe(1);
  });

  test('reaches over an empty past in few calls', async () => {
    const { list, reads } = timed([0, 5000]);
    expect(ids(await forward(list, 2))).toEqual([0, 1]);
    expect(reads.length).toBeLessThanOrEqual(6);
  });

  test('orders items of the same moment always the same way', async () => {
    const { list } = timed([1, 1, 1, 1]);
    const first = await forward(list, 2);
    const second = await forward(list, 2, first.anchorOf(1));
    expect([...ids(first), ...ids(second)].toSorted()).toEqual([0, 1, 2, 3]);
  });

  test('holds what lies in the future', async () => {
    const { list } = timed([-30, 1]);
    expect(ids(await forward(list, 5))).toEqual([0, 1]);
  });

  test('begins with a longer span for a longer page', async () => {
    const { list, reads } = timed(Array.from({ length: 400 }, (_, i) => i / 4));
    expect(ids(await forward(list, 100))).toEqual(Array.from({ length: 100 }, (_, i) => i));
    expect(reads.length).toBe(1);
  });

  test('tells no total', async () => {
    const { list, reads } = timed([0, 1, 2], { start: now - 2 * day });
    expect((await forward(list, 5)).total).toBeNull();
    reads.length = 0;
    expect(await list.count()).toBeNull();
    expect(reads).toEqual([]);
  });

  const between = { start: now - 30 * day, end: now - 10 * day };

  test.each([
    ['bounded on both sides', between, [2, 3, 4]],
    ['bounded in the past', { start: between.start }, [0, 1, 2, 3, 4]],
    ['bounded towards the present', { end: between.end }, [2, 3, 4, 5]],
  ])('%s begins with its start and stops before its end', async (_, bounds, expected) => {
    const { list } = timed([1, 10, 10.5, 20, 30, 30.5], bounds);
    expect(ids(await forward(list, 10))).toEqual(expected);
    expect(ids(await backward(list, 10))).toEqual(expected);
  });

  test('bounded on both sides is read once for any page, and tells its total and what lies around', async () => {
    const { list, reads } = timed([1, 11, 12, 20, 28, 29, 40], between);
    const first = await forward(list, 2);
    const second = await forward(list, 2, first.anchorOf(1));
    const last = await backward(list, 4);
    const pages = [first, second, last].map((page) => [
      ids(page),
      page.total,
      page.hasPreviousPage,
      page.hasNextPage,
    ]);
    expect(pages).toEqual([
      [[1, 2], 5, false, true],
      [[3, 4], 5, true, true],
      [[2, 3, 4, 5], 5, true, false],
    ]);
    expect(await list.count()).toBe(5);
    expect(reads).toEqual([20, 20, 20, 20]);
  });
});
