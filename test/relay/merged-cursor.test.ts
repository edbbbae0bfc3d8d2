import { expect, test } from 'vitest';
import { decodeCursor, encodeCursor } from '../../src/relay/cursor.ts';
import { CursorEnvelope } from '../../src/relay/cursor-envelope.ts';
import { decodeMergedCursor, encodeMergedCursor } from '../../src/relay/merged-cursor.ts';
import { anchorSchema } from '../../src/upstream/lists/anchor-schema.ts';
import { NAME_KEY, NUMBER_KEY } from '../../src/upstream/lists/key-patterns.ts';
import { beginning, type MergedPlace, type SourcePlace } from '../../src/upstream/lists/merged-place.ts';
import { forged, forgedText } from './forged.ts';

const identity = 'timeline/LITTLELOGS,LARDER/-Infinity/Infinity';
const anchors = anchorSchema({
  keyPattern: NUMBER_KEY,
  order: { valueOf: () => [], valueType: ['time', 'number'], direction: 'descending' },
});
const byTime = anchorSchema({
  keyPattern: NAME_KEY,
  order: { valueOf: () => 0, valueType: 'time', direction: 'descending' },
});
const timeline = {
  identity,
  groups: new Map([
    ['LITTLELOGS', { sourceKeyPattern: /^home$/, anchors }],
    ['LARDER', { sourceKeyPattern: NAME_KEY, anchors: byTime }],
  ]),
};
const folderList = { identity: 'larder/folders/', anchors };
const cursors = new CursorEnvelope();
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
  'Aj2XbnsAVSWfZjE0NDY0MjM4MDcwMDAsMiwiTElUVExFTE9HUyIsMSwiaG9tZSIsMywxNDQ2NDIzODA2MDAwLDE0NDY0MjM4MDcwMDAsMTksMjQwMiwiMjYxNCIsMSwxLCIyNjE3IiwiMjYxMyIsMTQ0NjQyMzgwNzAwMCwyNjE0LCJMQVJERVIiLDMsImEiLDEsImIiLDAsImMiLDQsbnVsbCxudWxsLDE0NDY0MjM4MDcwMDAsIngi';

test('a merged cursor keeps its format', () => {
  expect(encodeMergedCursor(place, timeline, cursors)).toBe(pinned);
  expect(decodeMergedCursor(pinned, timeline, cursors, 'after')).toEqual(place);
});

test('a merged cursor can stand before everything', () => {
  const cursor = encodeMergedCursor(beginning, timeline, cursors);
  expect(decodeMergedCursor(cursor, timeline, cursors, 'after')).toEqual(beginning);
});

test('a merged cursor holds one neighbour on each side, so that it stays short', () => {
  const wide = { ...anchor, previous: ['2617', '2616'], next: ['2613', '2612'] };
  const groups = new Map([
    ['LITTLELOGS', new Map([['home', { anchor: wide, head: null, ceiling: null, sorted: null }]])],
  ]);
  const cursor = encodeMergedCursor({ frontier: null, groups }, timeline, cursors);
  const decoded = decodeMergedCursor(cursor, timeline, cursors, 'after')
    .groups.get('LITTLELOGS')
    ?.get('home');
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
  const cursor = encodeMergedCursor(wide, timeline, cursors);
  expect(cursor).toMatch(/^[\w-]+$/);
  expect(cursor.length).toBeLessThan(2000);
  expect(decodeMergedCursor(cursor, timeline, cursors, 'after')).toEqual(wide);
});

test('a merged cursor of another list is refused, be it a merged one or not', () => {
  const refusal =
    '`after` is a cursor of another list. A cursor is good for the list it came from, with the same arguments.';
  expect(() =>
    decodeMergedCursor(
      pinned,
      { ...timeline, identity: 'timeline/LARDER/-Infinity/Infinity' },
      cursors,
      'after',
    ),
  ).toThrow(refusal);
  expect(() =>
    decodeMergedCursor(encodeCursor(anchor, folderList, cursors), timeline, cursors, 'after'),
  ).toThrow(refusal);
  expect(() => decodeCursor(pinned, folderList, cursors, 'after')).toThrow(refusal);
});

const logAnchor = [19, 2402, '2614', 0, 0, time, 2614];
const home = (...place: readonly unknown[]) => [time, 1, 'LITTLELOGS', 1, 'home', ...place];
const wrongFields: readonly (readonly unknown[])[] = [
  [],
  [null],
  ['now', 0],
  [1e300, 0],
  [null, 1],
  [null, -1],
  [null, 3, 'LITTLELOGS', 0, 'LARDER', 0, 'LARDER', 0],
  [null, 2, 'LARDER', 0, 'LARDER', 0],
  [null, 1, 'LITTLEBITS', 0],
  [null, 1, 'constructor', 0],
  [null, 1, '__proto__', 0],
  [null, 1, 'LITTLELOGS', 1],
  [null, 1, 'LITTLELOGS', 2, 'home', 0, 'home', 0],
  [null, 1, 'LITTLELOGS', 1, 'away', 0],
  [null, 1, 'LITTLELOGS', 1e9, 'home', 0],
  home(),
  home(6),
  home('0'),
  home(0, 0),
  home(2, time),
  home(2, 'x', null),
  home(2, null, 1e300),
  home(3, null, null),
  home(3, null, null, ...logAnchor.with(0, -1)),
  home(3, null, null, ...logAnchor.with(2, '\n')),
  home(3, null, null, ...logAnchor.with(5, 'x')),
  home(3, null, null, ...logAnchor.slice(0, -1)),
  home(4, null, null, null, 'x'),
  home(4, null, null, time, 5),
  home(4, null, null, time, '\0'),
  home(5, null, null, ...logAnchor),
  logAnchor,
];

test.each<readonly [what: string, cursor: string]>([
  ['nothing', ''],
  ['a packed one that is cut short', encodeMergedCursor(wide, timeline, cursors).slice(0, -5)],
  ['a packed one that is altered', encodeMergedCursor(wide, timeline, cursors).replace(/.(.{40})$/, '-$1')],
  ['a packed one that goes on', `${encodeMergedCursor(wide, timeline, cursors)}AAAA`],
  [
    'one that unpacks to more than anybody needs',
    forgedText(identity, '['.repeat(1_000_000), { packed: true }),
  ],
  ['one that is packed more tightly than any', forgedText(identity, ' '.repeat(100_000), { packed: true })],
  ['one that is cut short', pinned.slice(0, -5)],
  ['one that is altered', pinned.replace(/.(.{20})$/, (end) => (end[0] === 'A' ? 'B' : 'A') + end.slice(1))],
  ...wrongFields.map((fields) => [`a forged ${JSON.stringify(fields)}`, forged(identity, fields)] as const),
  [
    'one with more sources than anybody has',
    forged(identity, [null, 1, 'LARDER', 601, ...Array.from({ length: 601 }, (_, i) => [`${i}`, 1]).flat()]),
  ],
])('what is no merged cursor is refused: %s', (_, cursor) => {
  expect(() => decodeMergedCursor(cursor, timeline, cursors, 'after')).toThrow(
    "`after` is not a cursor of this API, or not the whole of one. Pass `endCursor`, `startCursor` or an edge's `cursor` unchanged.",
  );
});
