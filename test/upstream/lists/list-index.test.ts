import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { UpstreamUnavailableError } from '../../../src/upstream/http/errors.ts';
import { ListIndex } from '../../../src/upstream/lists/list-index.ts';
import { offsetList } from '../../../src/upstream/lists/offset-list.ts';
import { type Item, MovingList, script } from './moving-list.ts';

const keyOf = ({ id }: { readonly id: string }) => id;

/** An index over `length` items, and the ranges that it asked for: `limit@offset`. */
function indexOver(length: number, { cap = Number.POSITIVE_INFINITY, failAt = -1 } = {}) {
  const reads: string[] = [];
  const items = Array.from({ length }, (_, i) => ({ id: `i${i}` }));
  const list = offsetList({
    identity: 'items',
    keyOf,
    keyPattern: /./,
    async read(limit, offset) {
      reads.push(`${limit}@${offset}`);
      if (reads.length === failAt) {
        throw new UpstreamUnavailableError({ service: 'TEST', method: 'GET', path: 'items/' }, 'Down.');
      }
      return { items: items.slice(offset, offset + Math.min(limit, cap)), total: length };
    },
  });
  return { index: new ListIndex(list, { keyOf, pageSize: 10 }), reads };
}

describe('a list that is read for its items', () => {
  test('is read once, for however many keys, however often', async () => {
    const { index, reads } = indexOver(8);
    expect(await Promise.all([index.find(['i3', 'i0']), index.find(['i7']), index.find(['none'])])).toEqual([
      [{ id: 'i3' }, { id: 'i0' }],
      [{ id: 'i7' }],
      [null],
    ]);
    expect(await index.find(['i1', 'none'])).toEqual([{ id: 'i1' }, null]);
    expect(reads).toEqual(['10@0']);
  });

  test('is read in full pages that overlap by one, and no further than needed', async () => {
    const { index, reads } = indexOver(100);
    expect(await index.find(['i12', 'i2'])).toEqual([{ id: 'i12' }, { id: 'i2' }]);
    expect(reads).toEqual(['10@0', '10@9']);
    expect(await index.find(['i5', 'i18'])).toEqual([{ id: 'i5' }, { id: 'i18' }]);
    expect(reads).toHaveLength(2);
    await index.find(['i19']);
    expect(reads).toEqual(['10@0', '10@9', '10@18']);
  });

  test('is read to its end for what it does not hold, and for all of it', async () => {
    const { index, reads } = indexOver(25);
    expect(await index.find(['none'])).toEqual([null]);
    expect((await index.all()).map(keyOf)).toEqual(Array.from({ length: 25 }, (_, i) => `i${i}`));
    expect(reads).toEqual(['10@0', '10@9', '10@18']);
  });

  test('can be empty', async () => {
    const { index, reads } = indexOver(0);
    expect(await index.all()).toEqual([]);
    expect(await index.find(['none'])).toEqual([null]);
    expect(reads).toEqual(['10@0']);
  });

  test('is read whole where the service gives fewer at once', async () => {
    const { index } = indexOver(25, { cap: 4 });
    expect(await index.all()).toHaveLength(25);
  });

  test('that fails is not asked again', async () => {
    const { index, reads } = indexOver(100, { failAt: 2 });
    expect(await index.find(['i1'])).toEqual([{ id: 'i1' }]);
    const late = [index.find(['i50']), index.find(['i60'])];
    for (const answer of late) await expect(answer).rejects.toThrow('Down.');
    await expect(index.all()).rejects.toThrow('Down.');
    expect(reads).toEqual(['10@0', '10@9']);
  });

  test('shows every item that stands in it throughout, whatever is added or deleted meanwhile', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 0, max: 60 }), script, async (length, changes) => {
        const moving = new MovingList(length, changes);
        const list = offsetList<Item>({
          identity: 'moving',
          keyOf,
          keyPattern: /./,
          order: { valueOf: ({ rank }) => rank, valueType: 'number', direction: 'ascending' },
          read: async (limit, offset) => {
            const items = moving.snapshot();
            return { items: items.slice(offset, offset + limit), total: items.length };
          },
        });
        const found = new Set((await new ListIndex(list, { keyOf, pageSize: 10 }).all()).map(keyOf));
        expect(moving.standing.filter((id) => !found.has(id))).toEqual([]);
      }),
    );
  });
});
