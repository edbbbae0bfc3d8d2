import { expect, test } from 'vitest';
import { relativeTo } from '../../src/upstream/http/url.ts';

test('an address relative to a base is parsed once, and is none of another base', () => {
  const base = new URL('https://littlelogs.co/api/1/');
  const siteOf = relativeTo('../../');
  const site = siteOf(base);
  expect(site.href).toBe('https://littlelogs.co/');
  expect(siteOf(base)).toBe(site);
  expect(relativeTo('../')(base).href).toBe('https://littlelogs.co/api/');
  expect(siteOf(new URL('http://127.0.0.1:4101/a/b/c/')).href).toBe('http://127.0.0.1:4101/a/');
  expect(siteOf(base).href).toBe('https://littlelogs.co/');
});
