import { getOperationAST, parse } from 'graphql';
import { expect, test } from 'vitest';
import { callsOf } from '../../src/gateway/operation-cost.ts';
import { schema } from '../../src/schema.ts';

function larderCalls(source: string, variables = {}) {
  const document = parse(source);
  return callsOf('LARDER', getOperationAST(document)!, document, schema, variables);
}

test.each([
  ['a list is a call', '{ viewer { folders { nodes { name } } } }', 1],
  ['each alias is one', '{ viewer { a: folders { totalCount } b: folders { totalCount } } }', 2],
  [
    'a list in each of a page is one for each',
    '{ viewer { folders(first: 40) { nodes { bookmarks { totalCount } } } } }',
    41,
  ],
  [
    'the list of folders behind parents, children and folders of bookmarks is one for all of them',
    '{ viewer { folders(first: 2) { nodes { parent { name } children { name } } } bookmarks(query: "a") { nodes { folder { parent { name } } } } } }',
    3,
  ],
  ['all bookmarks take the list of folders too', '{ viewer { bookmarks { totalCount } } }', 2],
  ['a timeline takes the list of folders and twenty folders', '{ viewer { timeline { nodes { id } } } }', 21],
  ['what is left out is none', '{ viewer { folders @skip(if: true) { totalCount } } }', 0],
  [
    'another service is none',
    '{ logs { nodes { likes { user { bio } } } } viewer { events { nodes { label } } } }',
    0,
  ],
  ['a change is one', 'mutation { deleteBookmark(input: { id: "a" }) { deletedBookmarkId } }', 1],
])('%s', (_, source, calls) => {
  expect(larderCalls(source)).toBe(calls);
});

test('the length of a page counts, from variables too', () => {
  const source = 'query ($n: Int) { viewer { folders(first: $n) { nodes { bookmarks { totalCount } } } } }';
  expect(larderCalls(source, { n: 7 })).toBe(8);
});
