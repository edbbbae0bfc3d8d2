import { expect, test } from 'vitest';
import { decodeGlobalId, encodeGlobalId, keyFromId } from '../../src/relay/global-id.ts';

const logKey = { typename: 'Log', pattern: /^\d{1,15}$/, example: 'a number such as `2588`' };

test('an id keeps its format for ever', () => {
  expect(encodeGlobalId('Log', 2588)).toBe('TG9nOjI1ODg');
  expect(encodeGlobalId('LittlelogsUser', 'belle')).toBe('TGl0dGxlbG9nc1VzZXI6YmVsbGU');
  expect(decodeGlobalId('TG9nOjI1ODg')).toEqual({ typename: 'Log', id: '2588' });
});

test('a key may hold anything, colons too', () => {
  expect(decodeGlobalId(encodeGlobalId('LogTag', 'a:b/日本語'))).toEqual({
    typename: 'LogTag',
    id: 'a:b/日本語',
  });
});

test.each(['', 'abc', 'TG9n', 'TG9nOg', 'TG9nOjI1ODg=', 'TG9nOjI1ODg\n', 'OjI1ODg'])('%j is no id', (id) => {
  expect(() => decodeGlobalId(id)).toThrow('is not an id of this API');
});

test("a lookup takes the global id and the service's own key", () => {
  expect(keyFromId('TG9nOjI1ODg', logKey, 'id')).toBe('2588');
  expect(keyFromId('2588', logKey, 'id')).toBe('2588');
});

test.each([
  ['josh', '`id` must be the `id` of a Log, or its own key (a number such as `2588`), but is `josh`.'],
  [
    encodeGlobalId('LittlelogsUser', 'belle'),
    '`id` must be the id of a Log, but is one of a LittlelogsUser.',
  ],
  [encodeGlobalId('Log', '../users'), '`id` is not an id of this API. Pass an `id` that it gave, unchanged.'],
])('a lookup refuses %s', (id, message) => {
  expect(() => keyFromId(id, logKey, 'id')).toThrow(message);
});
