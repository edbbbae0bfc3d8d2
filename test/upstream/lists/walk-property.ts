import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodeCursor, encodeCursor } from '../../../src/relay/cursor.ts';
import { CursorEnvelope } from '../../../src/relay/cursor-envelope.ts';
import { CursorLostError } from '../../../src/upstream/http/errors.ts';
import type { Anchor } from '../../../src/upstream/lists/anchor.ts';
import type { List } from '../../../src/upstream/lists/list.ts';
import { offsetList } from '../../../src/upstream/lists/offset-list.ts';
import type { Page } from '../../../src/upstream/lists/page.ts';
import { pageNumberList, pageSize } from '../../../src/upstream/lists/page-number-list.ts';
import { timeWindowList } from '../../../src/upstream/lists/time-window-list.ts';
import { wholeList } from '../../../src/upstream/lists/whole-list.ts';
import { type Change, type Item, MovingList, script } from './moving-list.ts';

const cursors = new CursorEnvelope();

interface Scenario {
  readonly length: number;
  readonly script: readonly (readonly Change[])[];
  readonly count: number;
  /** Most items that the service gives at once. */
  readonly cap: number;
  readonly isOrdered: boolean;
  readonly direction: 'forward' | 'backward';
  /** Which item of each page the client goes on from, as a fraction; 1 is the usual last one. */
  readonly from: number;
}

const scenario: fc.Arbitrary<Scenario> = fc.record({
  length: fc.integer({ min: 0, max: 160 }),
  script,
  count: fc.integer({ min: 1, max: 30 }),
  cap: fc.constantFrom(10, 13, 50, 1000),
  isOrdered: fc.boolean(),
  direction: fc.constantFrom('forward' as const, 'backward' as const),
  from: fc.oneof(fc.constant(1), fc.double({ min: 0, max: 1, noNaN: true })),
});

const kinds: Record<string, (moving: MovingList, scenario: Scenario) => List<Item>> = {
  'limit and offset': (moving, { cap, isOrdered }) =>
    offsetList({
      ...traits(isOrdered),
      async read(limit, offset) {
        const items = moving.snapshot();
        return { items: items.slice(offset, offset + Math.min(limit, cap)), total: items.length };
      },
    }),
  'page numbers': (moving, { cap, isOrdered }) =>
    pageNumberList({
      ...traits(isOrdered),
      pageSize: pageSize(10, 100),
      async read(page, perPage) {
        const size = Math.min(perPage, cap);
        return moving.snapshot().slice((page - 1) * size, page * size);
      },
    }),
  'a whole list': (moving, { isOrdered }) =>
    wholeList({ ...traits(isOrdered), read: async () => [...moving.snapshot()] }),
  'time windows': (moving) =>
    timeWindowList({
      identity: 'test',
      keyOf: (item) => item.id,
      keyPattern: /./,
      // Several items share a second, and the list spans years.
      timeOf,
      now: () => now,
      async read({ start, end }) {
        return moving.snapshot().filter((item) => timeOf(item) >= start && timeOf(item) < end);
      },
    }),
};

const now = Date.parse('2026-06-01T00:00:00Z');

function timeOf(item: Item): number {
  return now - Math.floor(item.rank / 3000) * 9_000_000_000;
}

function traits(isOrdered: boolean) {
  const order = {
    valueOf: (item: Item) => item.rank,
    valueType: 'number' as const,
    direction: 'ascending' as const,
  };
  return {
    identity: 'test',
    keyOf: (item: Item) => item.id,
    keyPattern: /./,
    ...(isOrdered ? { order } : {}),
  };
}

/** Walks through lists of every kind while they change, in so many ways for each. */
export function testWalks(interleavings: number): void {
  describe.each(Object.entries(kinds))('a list behind %s', (kind, listOf) => {
    test('delivers every item that stands throughout a walk exactly once, whatever is added or deleted', async () => {
      const property = fc.asyncProperty(scenario, async (given) => {
        const moving = new MovingList(given.length, given.script);
        const list = listOf(moving, given);
        // Backwards, a list without a total is walked from where a forward walk ended.
        const start = given.direction === 'backward' && !list.canStartAtEnd ? await lastAnchor(list) : null;
        if (given.direction === 'backward' && !list.canStartAtEnd && !start) return;
        const standing = start
          ? new Set(moving.items.slice(0, positionOf(moving, start.key)).map((i) => i.id))
          : null;
        const delivered = await walkAll(list, moving, given, start);
        if (!delivered) return;
        expect(new Set(delivered).size).toBe(delivered.length);
        const due = moving.standing.filter((id) => standing?.has(id) ?? true);
        expect(due.filter((id) => !delivered.includes(id))).toEqual([]);
        if (kind === 'time windows') return;
        const ranks = delivered.map((id) => rankOf(moving, id)).filter((rank) => rank !== undefined);
        const sign = given.direction === 'forward' ? 1 : -1;
        expect(ranks).toEqual(ranks.toSorted((a, b) => (a - b) * sign));
      });
      await fc.assert(property, { numRuns: interleavings, seed: 20261121 });
    });
  });
}

/** Ids in the order of their delivery; null where the cursor was rightly lost. */
async function walkAll(list: List<Item>, moving: MovingList, given: Scenario, start: Anchor | null) {
  const delivered: string[] = [];
  let anchor = start;
  for (;;) {
    const page = await list
      .page({ direction: given.direction, count: given.count, anchor })
      .catch((error) => {
        expect(error).toBeInstanceOf(CursorLostError);
        // Only where nothing is left to recognise the place by.
        expect(given.isOrdered).toBe(false);
        const { key, previous, next } = anchor!;
        const marks =
          given.direction === 'forward' ? [...previous, key, next[0]!] : [previous[0]!, key, ...next];
        expect(marks.filter((id) => moving.has(id))).toEqual([]);
        return null;
      });
    if (!page) return null;
    const isForward = given.direction === 'forward';
    const hasMore = isForward ? page.hasNextPage : page.hasPreviousPage;
    const steps = Math.max(1, Math.ceil(given.from * page.items.length));
    const last = isForward ? steps - 1 : page.items.length - steps;
    const kept = isForward ? page.items.slice(0, last + 1) : page.items.slice(last).toReversed();
    const goesOn = hasMore || kept.length < page.items.length;
    if (page.items.length === 0) expect(hasMore).toBe(false);
    delivered.push(...kept.map((item) => item.id));
    expect(delivered.length, 'a walk that does not end').toBeLessThan(2000);
    if (!goesOn) return delivered;
    anchor = decodeCursor(encodeCursor(page.anchorOf(last), list, cursors), list, cursors, 'after');
  }
}

async function lastAnchor(list: List<Item>): Promise<Anchor | null> {
  let anchor: Anchor | null = null;
  for (;;) {
    const page: Page<Item> | null = await list
      .page({ direction: 'forward', count: 20, anchor })
      .catch(() => null);
    if (!page || page.items.length === 0) return anchor;
    anchor = page.anchorOf(page.items.length - 1);
    if (!page.hasNextPage) return anchor;
  }
}

function positionOf(moving: MovingList, id: string): number {
  return moving.items.findIndex((item) => item.id === id);
}

function rankOf(moving: MovingList, id: string): number | undefined {
  return moving.items.find((item) => item.id === id)?.rank;
}
