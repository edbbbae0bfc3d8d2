import { expect, test } from 'vitest';
import { decodeCursor, encodeCursor } from '../../src/relay/cursor.ts';
import { CursorEnvelope } from '../../src/relay/cursor-envelope.ts';
import {
  decodeMergedCursor,
  encodeMergedCursor,
  type MergedCursorList,
} from '../../src/relay/merged-cursor.ts';
import { anchorSchema } from '../../src/upstream/lists/anchor-schema.ts';
import { NUMBER_KEY, UUID_KEY } from '../../src/upstream/lists/key-patterns.ts';
import type { MergedPlace, SourcePlace } from '../../src/upstream/lists/merged-place.ts';
import { forgedText } from './forged.ts';

const events = { identity: 'life-logger/events//', anchors: anchorSchema({ keyPattern: NUMBER_KEY }) };
const larder = {
  sourceKeyPattern: UUID_KEY,
  anchors: { keyPattern: UUID_KEY, valueType: 'time', isValueRequired: false, partKeyPattern: null },
} as const;
const timeline: MergedCursorList = { identity: 'timeline/LARDER', groups: new Map([['LARDER', larder]]) };
const time = 1_446_423_807_000;

/** Different for every number, and of as many different digits as a real one. */
function uuid(n: number): string {
  const digits = Array.from({ length: 32 }, (_, i) =>
    ((Math.imul(n * 37 + i, 2_654_435_761) >>> 13) & 15).toString(16),
  );
  return digits.join('').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

/** Somebody in the middle of the bookmarks of so many folders. */
function placeIn(folders: number): MergedPlace {
  const places = Array.from({ length: folders }, (_, n): [string, SourcePlace] => {
    const keys = { key: uuid(4 * n), previous: [uuid(4 * n + 1)], next: [uuid(4 * n + 2)] };
    const anchor = { ...keys, position: n, total: 100, value: time - n * 7_919_000 };
    return [uuid(4 * n + 3), { anchor, head: time - n * 7_000, ceiling: time, sorted: null }];
  });
  return { frontier: time, groups: new Map([['LARDER', new Map(places)]]) };
}

test.each([100, 600])('a cursor of a timeline over %i folders comes back whole', (folders) => {
  const place = placeIn(folders);
  const cursors = new CursorEnvelope();
  const cursor = encodeMergedCursor(place, timeline, cursors);
  expect(cursor.length).toBeLessThan(140 * folders);
  expect(decodeMergedCursor(cursor, timeline, new CursorEnvelope(), 'after')).toEqual(place);
});

const bombs: readonly (readonly [what: string, cursor: string])[] = [
  ['nested arrays', forgedText(events.identity, '['.repeat(1_000_000), { packed: true })],
  ['numbers', forgedText(events.identity, '0,'.repeat(500_000), { packed: true })],
  ['one word', forgedText(events.identity, `"${'a'.repeat(1_000_000)}"`, { packed: true })],
  ['arrays that are not packed', forgedText(events.identity, '[1],'.repeat(60_000))],
];

test.each(bombs)('a cursor that unpacks to a megabyte of %s costs next to nothing', (_, bomb) => {
  const cursors = new CursorEnvelope();
  const refused = () => expect(() => decodeCursor(bomb, events, cursors, 'after')).toThrow('is not a cursor');
  expect(cpuMsOf(refused)).toBeLessThan(1);
});

test.each([
  ['nested arrays', '['.repeat(1_000_000)],
  ['numbers', '0,'.repeat(500_000)],
])('a cursor of a timeline that unpacks to a megabyte of %s costs next to nothing', (_, text) => {
  const bomb = forgedText(timeline.identity, text, { packed: true });
  const refused = () =>
    expect(() => decodeMergedCursor(bomb, timeline, new CursorEnvelope(), 'after')).toThrow(
      'is not a cursor',
    );
  expect(cpuMsOf(refused)).toBeLessThan(1);
});

test('a cursor of another list is refused before anything of it is opened', () => {
  const bomb = forgedText('another', '['.repeat(1_000_000), { packed: true });
  const refuseMany = () => {
    for (let i = 0; i < 100; i += 1) {
      expect(() => decodeCursor(bomb, events, new CursorEnvelope(), 'after')).toThrow('of another list');
    }
  };
  expect(cpuMsOf(refuseMany) / 100).toBeLessThan(0.5);
});

test('a long cursor that a request passes to many fields is opened once', () => {
  const cursors = new CursorEnvelope();
  const cursor = encodeMergedCursor(placeIn(100), timeline, cursors);
  const limits = { length: 100_000, bytes: 200_000 };
  const first = cursors.open(cursor, timeline, limits, 'after');
  expect(cursors.open(cursor, timeline, limits, 'after')).toBe(first);
});

test('the cursors of a page of 100 are cheap, signed or not', () => {
  const anchor = {
    position: 19,
    total: 2402,
    key: '2614',
    previous: ['2617', '2616'],
    next: ['2613', '2612'],
    value: [time, 2614],
  };
  for (const cursors of [new CursorEnvelope(), new CursorEnvelope([Buffer.alloc(32, 7)])]) {
    const page = () => {
      for (let i = 0; i < 100; i += 1) encodeCursor({ ...anchor, position: i }, events, cursors);
    };
    expect(cpuMsOf(page)).toBeLessThan(10);
  }
});

/** Milliseconds of processor time, of the best of some runs: the first ones compile it, and others use the machine. */
function cpuMsOf(run: () => void): number {
  const times = Array.from({ length: 10 }, () => {
    const before = process.threadCpuUsage();
    run();
    const { user, system } = process.threadCpuUsage(before);
    return (user + system) / 1000;
  });
  return Math.min(...times);
}
