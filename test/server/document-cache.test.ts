import { parse } from 'graphql';
import { expect, test } from 'vitest';
import { createDocumentCache } from '../../src/server/operations/document-cache.ts';

const document = parse('{ a }');

test('documents are kept until their texts are too long together, then the one used longest ago goes', () => {
  const cache = createDocumentCache(630);
  for (const text of ['first', 'second', 'third']) cache.set(text.padEnd(10), document);
  cache.get('first     ');
  cache.set('fourth    ', document);
  const kept = ['first', 'second', 'third', 'fourth'].filter((text) => cache.get(text.padEnd(10)));
  expect(kept).toEqual(['first', 'third', 'fourth']);
});

test('a document set twice counts once', () => {
  const cache = createDocumentCache(420);
  cache.set('first     ', document);
  for (let time = 0; time < 10; time++) cache.set('second    ', document);
  expect(cache.get('first     ')).toBe(document);
});

test('short texts count for more than their letters', () => {
  const cache = createDocumentCache(1000);
  for (let index = 0; index < 100; index++) cache.set(`{ a${index} }`, document);
  const kept = Array.from({ length: 100 }, (_, index) => cache.get(`{ a${index} }`)).filter(Boolean);
  expect(kept).toHaveLength(4);
});

test('a text longer than all may be together is not kept, and empties nothing for good', () => {
  const cache = createDocumentCache(420);
  cache.set('x'.repeat(221), document);
  expect(cache.get('x'.repeat(221))).toBeUndefined();
  cache.set('first', document);
  expect(cache.get('first')).toBe(document);
});
