import fc from 'fast-check';
import { expect, test } from 'vitest';
import { WebAddress, webAddress } from '../../../src/graphql/text/web-address.ts';

const host = fc.stringMatching(/^([a-z0-9-]{0,4}\.){0,3}[a-z0-9-]{0,5}$/);
const rest = fc.stringMatching(/^(\/[\w.~%\\ -]{0,4}){0,4}(\?[\w=&%' -]{0,6})?(#\w{0,2})?$/);
const address = fc
  .tuple(
    fc.constantFrom('http', 'https', 'HTTPS', 'ftp'),
    host,
    fc.constantFrom('', ':80', ':443', ':8080'),
    rest,
  )
  .map(([scheme, name, port, end]) => `${scheme}://${name}${port}${end}`);

test('an address is what the URL standard makes of it, also where it is not parsed for being plain', () => {
  fc.assert(
    fc.property(address, (given) => {
      const parsed = URL.parse(given);
      const expected = parsed && /^https?:$/.test(parsed.protocol) ? parsed.href : null;
      expect(webAddress(given)).toBe(expected);
      if (expected !== null) expect(WebAddress.coerceOutputValue(given)).toBe(expected);
    }),
    { numRuns: 3000, seed: 20_261_122 },
  );
});

test.each([
  ['https://example.com/a/../b', 'https://example.com/b'],
  ['https://example.com/.well-known/x', 'https://example.com/.well-known/x'],
  ['http://127.1/x', 'http://127.0.0.1/x'],
  ['https://example.com', 'https://example.com/'],
  ['javascript:alert(1)', null],
  ['  ', null],
  [null, null],
])('%s becomes %s', (given, expected) => expect(webAddress(given)).toBe(expected));

test.each(['/a', '/', 'a', 'é', '%41', '../../'])(
  'an address of 8,000 characters is taken, a longer one is none: %s',
  (part) => {
    const start = 'https://example.com/';
    const parts = (length: number) => (start + part.repeat(length)).slice(0, length);
    expect(webAddress(parts(8000))).toBe(new URL(parts(8000)).href);
    expect([8001, 5_000_000].map((length) => webAddress(parts(length)))).toEqual([null, null]);
    expect(WebAddress.coerceOutputValue(parts(5_000_000))).toBe(new URL(parts(5_000_000)).href);
  },
);
