import { setImmediate as turn } from 'node:timers/promises';
import { CursorEnvelope } from '../../../src/relay/cursor-envelope.ts';
import {
  decodeMergedCursor,
  encodeMergedCursor,
  type MergedCursorGroup,
} from '../../../src/relay/merged-cursor.ts';
import { CursorLostError, OutOfOrderError } from '../../../src/upstream/http/errors.ts';
import { type MergedPage, mergedPage, type SourceGroup } from '../../../src/upstream/lists/merged-list.ts';
import { beginning, type MergedPlace } from '../../../src/upstream/lists/merged-place.ts';
import { offsetList } from '../../../src/upstream/lists/offset-list.ts';
import type { TimeBounds, TimedSource } from '../../../src/upstream/lists/source-reader.ts';
import { FakeClock } from '../../support/fake-clock.ts';

/** An item of a merged list, whichever list it comes from. */
export interface Timed {
  /** `a/17` */
  readonly key: string;
  readonly time: number;
}

/** What a page goes on without. */
export class Down extends Error {}

export const unlimited: TimeBounds = {
  since: Number.NEGATIVE_INFINITY,
  until: Number.POSITIVE_INFINITY,
};

/** A list that a test can change, break and watch. */
export interface Shelf {
  items: Timed[];
  isDown: boolean;
  /** Each read, as `a: 20 from 0`. */
  readonly reads: string[];
}

/** The items stand in the order of the times given. */
export function shelf(name: string, times: readonly number[], reads: string[]): Shelf {
  return { items: times.map((time, i) => ({ key: `${name}/${i}`, time })), isDown: false, reads };
}

export function sourceOver(name: string, standing: Shelf): TimedSource<Timed> {
  const list = offsetList<Timed>({
    identity: name,
    keyOf: ({ key }) => key,
    keyPattern: /./,
    order: { valueOf: ({ time }) => time, valueType: 'time', direction: 'descending' },
    async read(limit, offset) {
      standing.reads.push(`${name}: ${limit} from ${offset}`);
      await turn();
      if (standing.isDown) throw new Down(name);
      return { items: standing.items.slice(offset, offset + limit), total: standing.items.length };
    },
  });
  return timed(name, list);
}

export function timed(key: string, list: TimedSource<Timed>['list']): TimedSource<Timed> {
  return { key, list, timeOf: ({ time }) => time, keyOf: ({ key }) => key, placeAt: (time) => time };
}

export function groupOf(key: string, ...sources: readonly TimedSource<Timed>[]): SourceGroup<Timed> {
  return { key, sources: async () => sources, lateError: () => new Down(`${key} is late`) };
}

interface ReadOptions {
  readonly place?: MergedPlace;
  readonly limits?: TimeBounds;
  readonly clock?: FakeClock;
}

/** Milliseconds that `readMerged` waits. */
export const timeLimitMs = 1000;

export async function readMerged(
  groups: readonly SourceGroup<Timed>[],
  count: number,
  { place = beginning, limits = unlimited, clock = new FakeClock() }: ReadOptions = {},
): Promise<MergedPage<Timed>> {
  const isFailure = (error: unknown) =>
    error instanceof Down || error instanceof CursorLostError || error instanceof OutOfOrderError;
  const page = await mergedPage({ groups, limits, isFailure, clock, timeLimitMs }, { count, place });
  if (clock.pending > 0) throw new Error('a timer was left behind');
  return page;
}

const cursors = new CursorEnvelope();

const timedGroup: MergedCursorGroup = {
  sourceKeyPattern: /./,
  anchors: { keyPattern: /./, valueType: 'time', isValueRequired: false, partKeyPattern: null },
};

/** The place behind an item, as it comes back from a client. */
export function sent(page: MergedPage<Timed>, index: number): MergedPlace {
  const place = page.placeOf(index);
  const groups = new Map(Array.from(place.groups.keys(), (key) => [key, timedGroup] as const));
  const list = { identity: 'test', groups };
  return decodeMergedCursor(encodeMergedCursor(place, list, cursors), list, cursors, 'after');
}
