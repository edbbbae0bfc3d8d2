import { describe, expect, test } from 'vitest';
import { decodeCursor, encodeCursor } from '../../src/relay/cursor.ts';
import { CursorEnvelope } from '../../src/relay/cursor-envelope.ts';
import type { Anchor } from '../../src/upstream/lists/anchor.ts';
import { anchorSchema } from '../../src/upstream/lists/anchor-schema.ts';
import { NAME_KEY, NUMBER_KEY } from '../../src/upstream/lists/key-patterns.ts';
import { forged, forgedText } from './forged.ts';

const identity = 'littlelogs/logs/';
const logs = {
  identity,
  anchors: anchorSchema({
    keyPattern: NUMBER_KEY,
    order: { valueOf: () => [], valueType: ['time', 'number'], direction: 'descending' },
  }),
};
const tags = { identity: 'littlelogs/tags/', anchors: anchorSchema({ keyPattern: NAME_KEY }) };
const anchor: Anchor = {
  key: '2614',
  position: 19,
  total: 2402,
  previous: ['2617', '2616'],
  next: ['2613'],
  value: [1446423807000, 2614],
};
const cursors = new CursorEnvelope();

/** The same bytes, from then on: a cursor that a client kept must stay good. */
const pinned = 'AhFEJCEANRwjljE5LDI0MDIsIjI2MTQiLDIsMSwiMjYxNyIsIjI2MTYiLCIyNjEzIiwxNDQ2NDIzODA3MDAwLDI2MTQ';
/** Of the first version. */
const old =
  'ano4YjR2LlsxLCI0c2d0OWQiLDE5LDI0MDIsIjI2MTQiLFsiMjYxNyIsIjI2MTYiXSxbIjI2MTMiXSxbMTQ0NjQyMzgwNzAwMCwyNjE0XV0';

const notOne =
  "`before` is not a cursor of this API, or not the whole of one. Pass `endCursor`, `startCursor` or an edge's `cursor` unchanged.";
const anotherList =
  '`after` is a cursor of another list. A cursor is good for the list it came from, with the same arguments.';

test('a cursor keeps its format, and is shorter than it was in the first version', () => {
  expect(encodeCursor(anchor, logs, cursors)).toBe(pinned);
  expect(decodeCursor(pinned, logs, cursors, 'after')).toEqual(anchor);
  expect(pinned.length).toBeLessThan(old.length);
});

test('a cursor is safe in a URL and a JSON string, whatever is in its keys', () => {
  const odd = { ...anchor, key: 'ünï/cödé [{"日本語"}] \\', previous: [']}'], value: null };
  const cursor = encodeCursor(odd, tags, cursors);
  expect(cursor).toMatch(/^[\w-]+$/);
  expect(decodeCursor(cursor, tags, cursors, 'after')).toEqual(odd);
});

test('a cursor of another list is refused', () => {
  expect(() => decodeCursor(pinned, tags, cursors, 'after')).toThrow(anotherList);
});

test('a cursor of the first version is refused, and the error says to start again', () => {
  expect(() => decodeCursor(old, logs, cursors, 'after')).toThrow(
    '`after` is a cursor of an earlier version of this API, which can no longer be read. Start again from the beginning of the list: leave out `after`.',
  );
});

const right: readonly unknown[] = [19, 2402, '2614', 0, 0, 1446423807000, 2614];
const wrongFields: readonly (readonly unknown[])[] = [
  right.with(0, -1),
  right.with(0, 1.5),
  right.with(0, 2 ** 31),
  right.with(1, '2402'),
  right.with(1, -1),
  right.with(2, 2614),
  right.with(2, ''),
  right.with(2, '../users'),
  right.with(2, 'abc'),
  right.with(3, 3),
  right.with(3, -1),
  right.with(3, '1'),
  right.with(3, 1e9),
  [19, 2402, '2614', 1, 0, 7, 1446423807000, 2614],
  [19, 2402, '2614', 1, 0, 'x', 1446423807000, 2614],
  right.with(5, 'abc'),
  right.with(5, 1e300),
  right.with(5, true),
  right.with(6, '2614'),
  right.slice(0, -1),
  right.slice(0, 3),
  [...right, 1],
  [...right, '2614', 0, 0],
  [],
];

test.each<readonly [what: string, cursor: string]>([
  ['nothing', ''],
  ['text', 'abc'],
  ['a bare offset', Buffer.from('arrayconnection:5').toString('base64')],
  ['one that is cut short', pinned.slice(0, -5)],
  ['one that is altered', pinned.replace('L', 'M')],
  ['one that goes on', `${pinned}AAAA`],
  ['one that ends with junk', `${pinned}!!!!`],
  ['one that begins with junk', `!!!!${pinned}`],
  ['one that ends with padding', `${pinned}=`],
  ['one with a space', `${pinned} `],
  ['one with a space in it', `${pinned.slice(0, 20)} ${pinned.slice(20)}`],
  ['one with a line break', `${pinned}\n`],
  ['one in the other alphabet', forgedText(identity, '"\u{3ff}\u{3ff}>>>???"').replaceAll('-', '+')],
  ['one whose last bits are set', lastBitsSet(forged(identity, right.with(2, '261499')))],
  ['one of a later version', forged(identity, right, { version: 3 })],
  ['one with unknown flags', forged(identity, right, { flags: 4 })],
  ['one that says to be signed', forged(identity, right, { flags: 2 })],
  ['one that says to be packed', forged(identity, right, { flags: 1 })],
  ['one that is no JSON', forgedText(identity, '19,,')],
  ['one that nests', forgedText(identity, `${'['.repeat(2000)}${']'.repeat(2000)}`)],
  ['one with an object', forgedText(identity, '19,2402,{"__proto__":1},0,0,null')],
  [
    'one that unpacks to more than anybody needs',
    forgedText(identity, '0,'.repeat(100_000), { packed: true }),
  ],
  ['one that is longer than anybody needs', forged(identity, [...right, 'x'.repeat(10_000)])],
  ...wrongFields.map((fields) => [`a forged ${JSON.stringify(fields)}`, forged(identity, fields)] as const),
])('what is no cursor is refused: %s', (_, cursor) => {
  expect(() => decodeCursor(cursor, logs, cursors, 'before')).toThrow(notOne);
});

/** The last character holds bits that no byte does. */
function lastBitsSet(cursor: string): string {
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
  const last = alphabet.indexOf(cursor.at(-1) ?? '');
  expect(cursor.length % 4, 'a cursor whose last character has bits to spare').not.toBe(0);
  return cursor.slice(0, -1) + alphabet[last + 1];
}

describe('with keys', () => {
  const [first, second, third] = ['a', 'b', 'c'].map((digit) => Buffer.from(digit.repeat(64), 'hex')) as [
    Buffer,
    Buffer,
    Buffer,
  ];
  const signing = new CursorEnvelope([first, second]);
  const signed = encodeCursor(anchor, logs, signing);

  test('a cursor is good at every instance that has the key', () => {
    expect(decodeCursor(signed, logs, signing, 'after')).toEqual(anchor);
    expect(decodeCursor(signed, logs, new CursorEnvelope([third, first]), 'after')).toEqual(anchor);
  });

  test('a signature makes a cursor no longer than one of the first version', () => {
    expect(signed.length).toBeLessThanOrEqual(old.length + 2);
  });

  test('of several lists whose identities have one hash a cursor is good for its own', () => {
    const [one, other] = ['list/4uzx', 'list/f2ad'].map((identity) => ({ ...logs, identity })) as [
      typeof logs,
      typeof logs,
    ];
    expect(() => decodeCursor(encodeCursor(anchor, one, signing), other, signing, 'after')).toThrow();
  });

  test.each<readonly [what: string, cursor: string]>([
    ['one of another key', encodeCursor(anchor, logs, new CursorEnvelope([third]))],
    ['one without a signature', pinned],
    ['one with a checksum that says to be signed', forged(identity, right, { flags: 2 })],
    [
      'one that is altered',
      signed.replace(/.(.{20})$/, (end) => (end[0] === 'A' ? 'B' : 'A') + end.slice(1)),
    ],
    ['one that is cut short', signed.slice(0, 16)],
    ['one whose header alone is there', signed.slice(0, 8)],
  ])('%s is refused', (_, cursor) => {
    expect(() => decodeCursor(cursor, logs, signing, 'before')).toThrow(notOne);
  });

  test('an instance without keys refuses what another has signed', () => {
    expect(() => decodeCursor(signed, logs, cursors, 'before')).toThrow(notOne);
  });
});
