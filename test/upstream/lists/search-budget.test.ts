import { expect, test } from 'vitest';
import { CursorLostError } from '../../../src/upstream/http/errors.ts';
import type { Anchor } from '../../../src/upstream/lists/anchor.ts';
import { anchorSchema } from '../../../src/upstream/lists/anchor-schema.ts';
import { concatenatedList } from '../../../src/upstream/lists/concatenated-list.ts';
import type { OpenPlace } from '../../../src/upstream/lists/merged-place.ts';
import { MAX_SEARCH_READS, searchBudgetOf } from '../../../src/upstream/lists/search-budget.ts';
import { groupOf, readMerged, type Shelf, shelf, sourceOver } from './timed-lists.ts';

const folders = 100;
const length = 500;

function shelves(reads: string[]): Shelf[] {
  const times = Array.from({ length }, (_, i) => 1_000_000_000 - i * 1000);
  return Array.from({ length: folders }, (_, i) => shelf(`f${i}`, times, reads));
}

/** An item that no list holds, at a place where none of its neighbours stands. */
const nowhere: Anchor = {
  key: 'gone',
  position: 250,
  total: 400,
  previous: ['gone too'],
  next: [],
  value: 1_000_000_000 - 17_500,
};

const places: readonly (readonly [what: string, place: OpenPlace])[] = [
  ['is stale', { anchor: nowhere, head: 1_000_000_000, ceiling: null, sorted: null }],
  ['has no times', { anchor: { ...nowhere, value: null }, head: null, ceiling: null, sorted: null }],
  ['has everything come in since', { anchor: null, head: null, ceiling: 0, sorted: null }],
  [
    'says that the list is out of order',
    { anchor: null, head: null, ceiling: null, sorted: { time: 1, key: '' } },
  ],
];

test.each(places)(
  'a place in 100 lists that %s costs a read for each, and one search budget',
  async (_, place) => {
    const reads: string[] = [];
    const sources = shelves(reads).map((standing, i) => sourceOver(`f${i}`, standing));
    const groups = new Map([['LARDER', new Map(sources.map(({ key }) => [key, place]))]]);
    await readMerged([groupOf('LARDER', ...sources)], 100, { place: { frontier: null, groups } });
    expect(reads.length).toBeGreaterThan(folders - 1);
    expect(reads.length).toBeLessThanOrEqual(folders + searchBudgetOf(folders));
  },
);

test('a stale place in one of 100 lists, read one after the other, costs one search budget', async () => {
  const reads: string[] = [];
  const standing = shelves(reads);
  const list = concatenatedList({
    identity: 'test',
    parts: async () => standing.map((made, i) => ({ key: `f${i}`, made })),
    partKeyOf: ({ key }) => key,
    partKeyPattern: /./,
    anchorsInPart: anchorSchema({ keyPattern: /./ }),
    countOf: () => length,
    listOf: ({ key, made }) => sourceOver(key, made).list,
  });
  const anchor = { ...nowhere, value: null, part: { key: 'f50', previous: [], next: [] } };
  const page = list.page({ direction: 'forward', count: 100, anchor });
  await expect(page).rejects.toThrow(CursorLostError);
  expect(reads.length).toBeLessThanOrEqual(1 + MAX_SEARCH_READS);
});
