import { expect, test } from 'vitest';
import { parseRefusals } from '../../../src/upstream/http/refusals.ts';
import { SecretFilter } from '../../../src/upstream/http/secret-filter.ts';

// What comes back of whole operations is in failure/echoes.test.ts.

const filter = (credentials: readonly string[], values: readonly string[] = []) =>
  new SecretFilter({ credentials, values });

test.each([
  ['Title is too long.', 'Title is too long.'],
  ['Bad token Bearer tok3n-S3CRET-77!', 'Bad token …!'],
  ['Bad token tok3n-S3CRET-77!', 'Bad token …!'],
  ['Email is invalid, tok3n%2DS3CRET%2D77 is wrong, Name is taken', 'Email is invalid, Name is taken'],
  ['tok3n%2DS3CRET%2D77', ''],
])('%j is passed on as %j', (text, expected) => {
  expect(filter(['Bearer tok3n-S3CRET-77']).clean(text)).toBe(expected);
});

test('the scheme and the user name of a credential are no secrets', () => {
  const basic = `Basic ${Buffer.from('ada@example.com:p4ssword').toString('base64')}`;
  const clean = (text: string) => filter([basic]).clean(text);
  expect(clean('Bearer or Basic is wanted, not ada@example.com.')).toBe(
    'Bearer or Basic is wanted, not ada@example.com.',
  );
  expect(clean('ada@example.com:p4ssword is wrong')).toBe('');
});

test('plain words of a password are words, and the whole of it is a secret', () => {
  const clean = (text: string) => filter([], ['correct horse battery staple']).clean(text);
  expect(clean('A battery is missing, the staple is correct.')).toBe(
    'A battery is missing, the staple is correct.',
  );
  expect(clean('correct+horse+battery+staple')).toBe('');
});

test('a secret of few letters is found as a word, not inside of others', () => {
  const clean = (text: string) => filter([], ['in']).clean(text);
  expect(clean('invalid_grant')).toBe('invalid_grant');
  expect(clean('The code "in" is used up')).toBe('');
});

test('without secrets, every text is passed on', () => {
  expect(filter([], ['']).clean('100% of &amp; \\u0041')).toBe('100% of &amp; \\u0041');
});

test.each<[string, unknown]>([
  ['one long text', { error: '%2541+&amp;\\u0041QUJDREVGR0g'.repeat(2_300) }],
  ['many texts', Array.from({ length: 2_000 }, (_, index) => `%25${index}+&amp;\\u0041QUJDREVG`)],
  [
    'many names',
    Object.fromEntries(Array.from({ length: 2_500 }, (_, index) => [`%41+&amp;${index}QUJD`, 1])),
  ],
  ['many parts', { error: 'QUJDREVGR0g, %41+&amp;\\u0041'.repeat(2_000) }],
])('a refusal made to be slow to search is not: %s', (_, body) => {
  const token = Array.from({ length: 2_000 }, (__, index) => 'abcDEF0123_-xyz'[(index * 7) % 15]).join('');
  const secrets = filter([`Bearer ${token}`]);
  const { user: before } = process.cpuUsage();
  parseRefusals(body, (text) => secrets.clean(text));
  expect((process.cpuUsage().user - before) / 1_000).toBeLessThan(100);
});
