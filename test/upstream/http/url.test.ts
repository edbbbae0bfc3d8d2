import { expect, test } from 'vitest';
import {
  displayPath,
  encodeForm,
  encodeQuery,
  InvalidPathSegmentError,
  isUnaddressable,
  path,
  pathResolver,
} from '../../../src/upstream/http/url.ts';

test('each value becomes one percent-encoded segment, literal text stands', () => {
  expect(path`logs/tag/${'C#/ä b?&%2F'}/x`).toBe('logs/tag/C%23%2F%C3%A4%20b%3F%26%252F/x');
  expect(path`logs/${2588}/`).toBe('logs/2588/');
  expect(path`users/$self/`).toBe('users/$self/');
});

test.each(['', '.', '..', '\ud800', 'a\0b', 'a\nb', 'a\x7fb', 'a\\b'])(
  '%j never stands in a path: nobody is asked for it, and errors show `*`',
  (value) => {
    const built = path`users/${value}/`;
    expect([isUnaddressable(built), displayPath(built)]).toEqual([true, 'users/*/']);
    expect(() => pathResolver(new URL('http://h/api/'))(built)).toThrow(InvalidPathSegmentError);
  },
);

test.each(['...', '.well-known', '%2e%2e', '$self'])('%j is an ordinary name', (name) => {
  const built = path`users/${name}/`;
  expect(isUnaddressable(built)).toBe(false);
  expect(decodeURIComponent(built)).toBe(`users/${name}/`);
  expect(pathResolver(new URL('http://h/api/'))(built)).toBe(`/api/${built}`);
});

test('paths stand below the base address, and climb out of it where they say so', () => {
  const resolve = pathResolver(new URL('https://littlelogs.co/api/1/'));
  expect(resolve('')).toBe('/api/1/');
  expect(resolve('logs/create/')).toBe('/api/1/logs/create/');
  expect(resolve('../../oauth/token')).toBe('/oauth/token');
});

test.each([
  'users/../secret/',
  'users/%2e%2E/secret/',
  'users//',
  '/etc',
  '//other.example/',
  'https://other.example/',
  '../..//other.example/',
  'users/x?admin=1',
  'users/a b/',
  'users/x#y',
  'users/ä/',
  '.',
])('a path that was not built with the tag is refused: %s', (unsafe) => {
  expect(() => pathResolver(new URL('https://littlelogs.co/api/1/'))(unsafe)).toThrow(
    InvalidPathSegmentError,
  );
});

test('a query keeps its order, repeats the key of an array and leaves out what is not there', () => {
  const query = { z: 'a b+c', tag: ['x', 'y&z', 3], none: null, nothing: undefined, all: false, n: 0, e: '' };
  expect(encodeQuery(query)).toBe('z=a%20b%2Bc&tag=x&tag=y%26z&tag=3&all=false&n=0&e=');
});

test('a form is encoded as a browser does', () => {
  const form = { 'mobile_app[email]': 'a+b@c.d', tags: ['x', 'y z'], parent: null, text: 'ä&=\r\n' };
  expect(encodeForm(form)).toBe('mobile_app%5Bemail%5D=a%2Bb%40c.d&tags=x&tags=y+z&text=%C3%A4%26%3D%0D%0A');
});
