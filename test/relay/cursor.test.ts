import { expect, test } from 'vitest';
import { decodeCursor, encodeCursor } from '../../src/relay/cursor.ts';
import type { Anchor } from '../../src/upstream/paging/anchor.ts';
import { anchorSchema } from '../../src/upstream/paging/anchor-schema.ts';
import { NAME_KEY, NUMBER_KEY } from '../../src/upstream/paging/key-patterns.ts';
import { forged } from './forged.ts';

const identity = 'littlelogs/logs/';
const anchors = anchorSchema({
  keyPattern: NUMBER_KEY,
  order: { valueOf: () => [], valueType: ['time', 'number'], direction: 'descending' },
});
const logs = { identity, anchors };
const anchor: Anchor = {
  key: '2614',
  position: 19,
  total: 2402,
  previous: ['2617', '2616'],
  next: ['2613'],
  value: [1446423807000, 2614],
};

/** The same bytes, from then on: a cursor that a client kept must stay good. */
const pinned =
  'ano4YjR2LlsxLCI0c2d0OWQiLDE5LDI0MDIsIjI2MTQiLFsiMjYxNyIsIjI2MTYiXSxbIjI2MTMiXSxbMTQ0NjQyMzgwNzAwMCwyNjE0XV0';

test('a cursor keeps its format', () => {
  expect(encodeCursor(anchor, identity)).toBe(pinned);
  expect(decodeCursor(pinned, logs, 'after')).toEqual(anchor);
});

test('a cursor is safe in a URL and a JSON string', () => {
  const odd = { ...anchor, key: 'ünï/cödé "日本語"', value: null };
  const cursor = encodeCursor(odd, identity);
  expect(cursor).toMatch(/^[\w-]+$/);
  const tags = { identity, anchors: anchorSchema({ keyPattern: NAME_KEY }) };
  expect(decodeCursor(cursor, tags, 'after')).toEqual(odd);
});

test('a cursor of another list is refused', () => {
  expect(() => decodeCursor(pinned, { ...logs, identity: 'littlelogs/logs/tag/exist/' }, 'after')).toThrow(
    '`after` is a cursor of another list. A cursor is good for the list it came from, with the same arguments.',
  );
});

const wrongShapes = [
  [2, '4sgt9d', 19, 2402, '2614', [], [], null],
  [1, '4sgt9d', -1, 2402, '2614', [], [], null],
  [1, '4sgt9d', 19, '2402', '2614', [], [], null],
  [1, '4sgt9d', 19, 2402, 2614, [], [], null],
  [1, '4sgt9d', 19, 2402, '2614', [1], [], null],
  [1, '4sgt9d', 19, 2402, '2614', [], [], { a: 1 }],
  [1, '4sgt9d', 19, 2402, '2614', []],
];

test.each<readonly [what: string, cursor: string]>([
  ['nothing', ''],
  ['text', 'abc'],
  ['a bare offset', Buffer.from('arrayconnection:5').toString('base64')],
  ['one that is cut short', pinned.slice(0, -5)],
  ['one that is altered', pinned.replace('L', 'M')],
  ['one that goes on', `${pinned}AAAA`],
  ...wrongShapes.map((shape) => [`a forged ${JSON.stringify(shape)}`, forged(shape)] as const),
])('what is no cursor is refused: %s', (_, cursor) => {
  expect(() => decodeCursor(cursor, logs, 'before')).toThrow(
    "`before` is not a cursor of this API, or not the whole of one. Pass `endCursor`, `startCursor` or an edge's `cursor` unchanged.",
  );
});
