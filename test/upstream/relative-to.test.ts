import { expect, test } from 'vitest';
import { relativeTo } from '../../src/upstream/url.ts';

test('an address relative to a base is parsed once, and is none of another base', () => {
  const base = new URL('https://littlelogs.co/api/1/');
  const site = relativeTo(base, '../../');
  expect(site.href).toBe('https://littlelogs.co/');
  expect(relativeTo(base, '../../')).toBe(site);
  expect(relativeTo(base, '../').href).toBe('https://littlelogs.co/api/');
  expect(relativeTo(new URL('http://127.0.0.1:4101/a/b/c/'), '../../').href).toBe('http://127.0.0.1:4101/a/');
});
