import { describe, expect, test } from 'vitest';
import { decodeGlobalId, encodeGlobalId, keyFromId } from '../../src/relay/global-id.ts';

const logKey = { typename: 'Log', pattern: /^\d{1,15}$/, example: 'a number such as `2588`' };

test('an id keeps its format for ever', () => {
  expect(encodeGlobalId('Log', 2588)).toBe('TG9nOjI1ODg');
  expect(encodeGlobalId('LittlelogsUser', 'belle')).toBe('TGl0dGxlbG9nc1VzZXI6YmVsbGU');
  expect(decodeGlobalId('TG9nOjI1ODg', 'id')).toEqual({ typename: 'Log', id: '2588' });
});

test('a key may hold anything, colons too', () => {
  expect(decodeGlobalId(encodeGlobalId('LogTag', 'a:b/日本語'), 'id')).toEqual({
    typename: 'LogTag',
    id: 'a:b/日本語',
  });
});

test.each(['', 'abc', 'TG9n', 'TG9nOg', 'TG9nOjI1ODg=', 'TG9nOjI1ODg\n', 'OjI1ODg'])('%j is no id', (id) => {
  expect(() => decodeGlobalId(id, 'ids')).toThrow(
    expect.objectContaining({
      message: `\`${id}\` is not an id of this API. Pass an \`id\` that it gave, unchanged.`,
      extensions: { code: 'BAD_USER_INPUT', retryable: false, argument: 'ids' },
    }),
  );
});

test("a lookup takes the global id and the service's own key", () => {
  expect(keyFromId('TG9nOjI1ODg', logKey, 'id')).toBe('2588');
  expect(keyFromId('2588', logKey, 'id')).toBe('2588');
});

test.each([
  ['josh', '`id` must be the `id` of a Log, or its own key (a number such as `2588`), but is `josh`.'],
  [
    encodeGlobalId('LittlelogsUser', 'belle'),
    '`id` must be the id of a Log, but is that of a LittlelogsUser.',
  ],
  [encodeGlobalId('Event', 1), '`id` must be the id of a Log, but is that of an Event.'],
  [encodeGlobalId('Log', '../users'), '`id` is not an id of this API. Pass an `id` that it gave, unchanged.'],
])('a lookup refuses %s', (id, message) => {
  expect(() => keyFromId(id, logKey, 'id')).toThrow(message);
});

describe('where keys are names', () => {
  const userKey = { typename: 'LittlelogsUser', pattern: /^\w+$/, example: 'a username such as `belle`' };

  test.each([
    ['a name', 'belle', 'belle'],
    ['a global id, which looks like a name', encodeGlobalId('LittlelogsUser', 'belle'), 'belle'],
    ['a name that decodes to what is no type', 'YTpi', 'YTpi'],
  ])('%s is taken', (_, id, key) => {
    expect(keyFromId(id, userKey, 'userId')).toBe(key);
  });

  test('the id of something else is refused', () => {
    expect(() => keyFromId(encodeGlobalId('Log', 2588), userKey, 'userId')).toThrow(
      '`userId` must be the id of a LittlelogsUser, but is that of a Log.',
    );
  });
});
