import { deflateRawSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { decodeCursor, encodeCursor } from '../../src/relay/cursor.ts';
import { shortHash } from '../../src/relay/hash.ts';
import { decodeMergedCursor, encodeMergedCursor } from '../../src/relay/merged-cursor.ts';
import { anchorSchema } from '../../src/upstream/paging/anchor-schema.ts';
import { beginning, type MergedPlace, type SourcePlace } from '../../src/upstream/paging/merged-place.ts';
import { forged } from './forged.ts';

const identity = 'timeline/LITTLELOGS,LARDER/-Infinity/Infinity';
const anchors = anchorSchema({
  keyPattern: /./,
  order: { valueOf: () => [], valueType: ['time', 'number'], direction: 'descending' },
});
const byTime = anchorSchema({
  keyPattern: /./,
  order: { valueOf: () => 0, valueType: 'time', direction: 'descending' },
});
const timeline = {
  identity,
  groups: new Map([
    ['LITTLELOGS', { sourceKeyPattern: /^home$/, anchors }],
    ['LARDER', { sourceKeyPattern: /./, anchors: byTime }],
  ]),
};
const time = 1446423807000;
const anchor = {
  key: '2614',
  position: 19,
  total: 2402,
  previous: ['2617'],
  next: ['2613'],
  value: [time, 2614],
};
const place: MergedPlace = {
  frontier: time,
  groups: new Map<string, ReadonlyMap<string, SourcePlace>>([
    ['LITTLELOGS', new Map([['home', { anchor, head: time - 1000, ceiling: time, sorted: null }]])],
    [
      'LARDER',
      new Map<string, SourcePlace>([
        ['a', 'unread'],
        ['b', 'ended'],
        ['c', { anchor: null, head: null, ceiling: null, sorted: { time, key: 'x' } }],
      ]),
    ],
  ]),
};

/** The same bytes, from then on: a cursor that a client kept must stay good. */
const pinned =
  'MXF5dTN3eS5bMSwiaDM3eHg3IiwxNDQ2NDIzODA3MDAwLFtbIkxJVFRMRUxPR1MiLFtbImhvbWUiLDE0NDY0MjM4MDYwMDAsMTQ0NjQyMzgwNzAwMCxbMTksMjQwMiwiMjYxNCIsWyIyNjE3Il0sWyIyNjEzIl0sWzE0NDY0MjM4MDcwMDAsMjYxNF1dXV1dLFsiTEFSREVSIixbWyJhIl0sWyJiIiwwXSxbImMiLG51bGwsbnVsbCxudWxsLDE0NDY0MjM4MDcwMDAsIngiXV1dXV0';

test('a merged cursor keeps its format', () => {
  expect(encodeMergedCursor(place, identity)).toBe(pinned);
  expect(decodeMergedCursor(pinned, timeline, 'after')).toEqual(place);
});

test('a merged cursor can stand before everything', () => {
  const cursor = encodeMergedCursor(beginning, identity);
  expect(decodeMergedCursor(cursor, timeline, 'after')).toEqual(beginning);
});

test('a merged cursor holds one neighbour on each side, so that it stays short', () => {
  const wide = { ...anchor, previous: ['2617', '2616'], next: ['2613', '2612'] };
  const groups = new Map([
    ['LITTLELOGS', new Map([['home', { anchor: wide, head: null, ceiling: null, sorted: null }]])],
  ]);
  const cursor = encodeMergedCursor({ frontier: null, groups }, identity);
  const decoded = decodeMergedCursor(cursor, timeline, 'after').groups.get('LITTLELOGS')?.get('home');
  expect(decoded).toEqual({ anchor, head: null, ceiling: null, sorted: null });
});

/** As many folders as a bookmark can lie in, each with a place of its own. */
const folders = Array.from(
  { length: 40 },
  (_, i) => `${String(i).padStart(8, '0')}-35ed-4177-a500-7d3812cb0036`,
);
const manyPlaces = folders.map((key) => {
  const own = { ...anchor, key: `${key}-ünï`, previous: [key], next: [key], value: time };
  return [key, { anchor: own, head: time, ceiling: time, sorted: null }] as const;
});
const wide: MergedPlace = {
  frontier: time,
  groups: new Map([['LARDER', new Map<string, SourcePlace>(manyPlaces)]]),
};

test('a merged cursor of many lists comes back whole, and is packed', () => {
  const cursor = encodeMergedCursor(wide, identity);
  expect(cursor).toMatch(/^[\w-]+$/);
  expect(cursor.length).toBeLessThan(2000);
  expect(decodeMergedCursor(cursor, timeline, 'after')).toEqual(wide);
});

test('a merged cursor of another list is refused, be it a merged one or not', () => {
  const refusal =
    '`after` is a cursor of another list. A cursor is good for the list it came from, with the same arguments.';
  expect(() =>
    decodeMergedCursor(pinned, { ...timeline, identity: 'timeline/LARDER/-Infinity/Infinity' }, 'after'),
  ).toThrow(refusal);
  expect(() => decodeMergedCursor(encodeCursor(anchor, 'larder/folders/'), timeline, 'after')).toThrow(
    refusal,
  );
  expect(() => decodeCursor(pinned, { identity: 'larder/folders/', anchors }, 'after')).toThrow(refusal);
});

const list = shortHash(identity);
const sources = (...fields: readonly unknown[]) => [1, list, time, [['LARDER', fields]]];
const wrongShapes = [
  [2, list, null, []],
  [1, list, null],
  [1, list, 'now', []],
  [1, list, 1e300, []],
  [1, list, null, {}],
  [1, list, null, [['LARDER']]],
  [1, list, null, [[1, []]]],
  sources('a'),
  sources([]),
  sources([1]),
  sources(['a', 1]),
  sources(['a', 1, 1]),
  sources(['a', '1', 1, null]),
  sources(['a', 1, 1, []]),
  sources(['a', 1, 1, [-1, 5, 'key', [], [], null]]),
  sources(['a', 1, 1, null, 1]),
  sources(['a', 1, 1, null, 1, 1]),
  sources(['a', 1, 1, null, 1, 'x', 1]),
  [1, list, 19, 2402, '2614', [], [], null],
];

test.each<readonly [what: string, cursor: string]>([
  ['nothing', ''],
  ['a packed one that is cut short', encodeMergedCursor(wide, identity).slice(0, -5)],
  ['a packed one that is altered', encodeMergedCursor(wide, identity).replace(/.(.{40})$/, '-$1')],
  ['a packed one that goes on', `${encodeMergedCursor(wide, identity)}AAAA`],
  ['one that unpacks to more than anybody needs', bomb()],
  ['one that is cut short', pinned.slice(0, -5)],
  ['one that is altered', pinned.replace('T', 'U')],
  ...wrongShapes.map((shape) => [`a forged ${JSON.stringify(shape)}`, forged(shape)] as const),
  [
    'one with more sources than anybody has',
    forged(sources(...Array.from({ length: 2001 }, (_, i) => [`${i}`]))),
  ],
])('what is no merged cursor is refused: %s', (_, cursor) => {
  expect(() => decodeMergedCursor(cursor, timeline, 'after')).toThrow(
    "`after` is not a cursor of this API, or not the whole of one. Pass `endCursor`, `startCursor` or an edge's `cursor` unchanged.",
  );
});

/** A few kilobytes that become many megabytes, with a right checksum. */
function bomb(): string {
  const json = `[1,"${list}",null,[]${' '.repeat(4_000_000)}]`;
  const packed = `\0${deflateRawSync(json).toString('latin1')}`;
  return Buffer.from(`${shortHash(packed)}.${packed}`, 'latin1').toString('base64url');
}
