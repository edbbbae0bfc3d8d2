import { describe, expect, test } from 'vitest';
import { ListIndex } from '../../../src/upstream/lists/list-index.ts';
import { offsetList } from '../../../src/upstream/lists/offset-list.ts';
import { PageCache } from '../../../src/upstream/lists/page-cache.ts';
import { pageNumberList, pageSize } from '../../../src/upstream/lists/page-number-list.ts';
import { EntityLoader, fanOut } from '../../../src/upstream/loaders/entity-loader.ts';
import {
  currentTraceOrigin,
  runWithOrigin,
  startShared,
  type TraceOrigin,
} from '../../../src/upstream/loaders/trace-origin.ts';

/** Calls that take a moment each, by name, and who stands behind each in the end: `ann`, or `ann (late)`. */
function recorder() {
  const calls: [string, TraceOrigin | undefined][] = [];
  return {
    async call(name: string): Promise<string> {
      await new Promise(setImmediate);
      calls.push([name, currentTraceOrigin()]);
      return name;
    },
    get behind(): Record<string, string[]> {
      return Object.fromEntries(calls.map(([name, origin]) => [name, whoIsBehind(origin)]));
    },
  };
}

function whoIsBehind(origin: TraceOrigin | undefined): string[] {
  const { waited = new Set<TraceOrigin>(), late = new Set<TraceOrigin>() } = origin?.requesters() ?? {};
  const names = (origins: ReadonlySet<TraceOrigin>, suffix: string) =>
    [...origins].map(({ label }) => `${label}${suffix}`);
  return [...names(waited, ''), ...names(late, ' (late)')].toSorted();
}

const keyOf = ({ id }: { readonly id: number }) => String(id);

/** A list of numbered items, each read of which is a call `limit@offset`. */
function numbers(length: number, call: (name: string) => Promise<unknown>) {
  const items = Array.from({ length }, (_, id) => ({ id }));
  return offsetList({
    identity: 'numbers',
    keyOf,
    keyPattern: /./,
    async read(limit, offset) {
      await call(`${limit}@${offset}`);
      return { items: items.slice(offset, offset + limit), total: length };
    },
  });
}

test('shared work has everybody behind it who waits for it, and who comes when it is done as late', async () => {
  const log = recorder();
  const join = runWithOrigin('ann', () => startShared(() => log.call('read')));
  const both = [runWithOrigin('ann', join), runWithOrigin('bob', join)];
  expect(await Promise.all(both)).toEqual(['read', 'read']);
  expect(await runWithOrigin('cy', join)).toBe('read');
  expect(log.behind).toEqual({ read: ['ann', 'bob', 'cy (late)'] });
});

test('work that fails fails for everybody, and still has them behind it', async () => {
  const log = recorder();
  const join = runWithOrigin('ann', () =>
    startShared(async () => {
      await log.call('read');
      throw new Error('down');
    }),
  );
  const waiting = runWithOrigin('ann', join);
  await expect(waiting).rejects.toThrow('down');
  await expect(runWithOrigin('bob', join)).rejects.toThrow('down');
  expect(log.behind).toEqual({ read: ['ann', 'bob (late)'] });
});

test('who waited is not late for having come again', async () => {
  const log = recorder();
  await runWithOrigin('ann', async () => {
    const join = startShared(() => log.call('read'));
    await join();
    await join();
  });
  expect(log.behind).toEqual({ read: ['ann'] });
});

test('where nobody traces there is nothing to know', async () => {
  const log = recorder();
  const join = startShared(() => log.call('read'));
  const loader = new EntityLoader({ loadMany: async (keys) => Promise.all(keys.map(log.call)) });
  expect(await Promise.all([join(), join(), loader.load('a')])).toEqual(['read', 'read', 'a']);
  expect(currentTraceOrigin()).toBeUndefined();
  expect(log.behind).toEqual({ read: [], a: [] });
});

describe('a loader', () => {
  test.each([
    ['one at a time', (call: (key: string) => Promise<string>) => new EntityLoader({ loadOne: call })],
    [
      'of a batch each by itself',
      (call: (key: string) => Promise<string>) =>
        new EntityLoader({ loadMany: (keys) => fanOut(keys, call) }),
    ],
  ])('has a call for each key, %s: behind it are those who asked for that key', async (_, loaderOf) => {
    const log = recorder();
    const loader = loaderOf(log.call);
    const load = (requester: string, key: string) => runWithOrigin(requester, () => loader.load(key));
    await Promise.all([load('ann', 'a'), load('bob', 'b'), load('cy', 'a')]);
    await load('dan', 'b');
    expect(log.behind).toEqual({ a: ['ann', 'cy'], b: ['bob', 'dan (late)'] });
  });

  test('has one call for all keys: behind it are all who asked', async () => {
    const log = recorder();
    const loader = new EntityLoader({
      async loadMany(keys) {
        await log.call(keys.join('+'));
        return [...keys];
      },
    });
    await Promise.all(['a', 'b'].map((key) => runWithOrigin(`wants ${key}`, () => loader.load(key))));
    expect(log.behind).toEqual({ 'a+b': ['wants a', 'wants b'] });
  });

  test('whose key an answer brought: behind that call is who finds it there', async () => {
    const log = recorder();
    const loader = new EntityLoader<string>({ loadMany: async () => [] });
    await runWithOrigin('ann', () => startShared(async () => loader.prime('a', await log.call('list')))());
    expect(runWithOrigin('bob', () => loader.load('a'))).toBe('list');
    expect(log.behind).toEqual({ list: ['ann', 'bob (late)'] });
  });

  test('that has forgotten a key asks anew, for those who ask then', async () => {
    const log = recorder();
    let version = 0;
    const loader = new EntityLoader({ loadOne: (key) => log.call(`${key}${++version}`) });
    await runWithOrigin('ann', () => loader.load('a'));
    loader.clear('a');
    await runWithOrigin('bob', () => loader.load('a'));
    loader.clearAll();
    await runWithOrigin('cy', () => loader.load('a'));
    expect(log.behind).toEqual({ a1: ['ann'], a2: ['bob'], a3: ['cy'] });
  });
});

describe('a list', () => {
  const firstTwo = { direction: 'forward', count: 2, anchor: null } as const;

  test('that is read through a cache has behind its page all who want that page', async () => {
    const log = recorder();
    const list = new PageCache().wrap(numbers(5, log.call));
    const page = (requester: string, count: number) =>
      runWithOrigin(requester, () => list.page({ ...firstTwo, count }));
    await Promise.all([page('ann', 2), page('bob', 2), page('cy', 3)]);
    await page('dan', 2);
    expect(log.behind).toEqual({ '2@0': ['ann', 'bob', 'dan (late)'], '3@0': ['cy'] });
  });

  test('that is walked for its items has behind each page who needed it, be it to get to the next', async () => {
    const log = recorder();
    const index = new ListIndex(numbers(7, log.call), { keyOf, pageSize: 4 });
    const find = (requester: string, key: number) =>
      runWithOrigin(requester, () => index.find([String(key)]));
    await Promise.all([find('near', 1), find('far', 6)]);
    await find('again', 2);
    await find('nowhere', 99);
    expect(log.behind).toEqual({
      '4@0': ['again (late)', 'far (late)', 'near', 'nowhere (late)'],
      '4@3': ['far', 'nowhere (late)'],
    });
  });

  test.each(['offset', 'page number'])(
    'of %ss that takes several calls for a page: behind each is who finds one of its items there',
    async (kind) => {
      const log = recorder();
      const loader = new EntityLoader<{ id: number }>({ loadMany: async () => [] });
      const read = async (from: number, to: number) => {
        await log.call(`from ${from}`);
        const items = Array.from({ length: to - from }, (_, index) => ({ id: from + index }));
        for (const item of items) loader.prime(keyOf(item), item);
        return items;
      };
      const list =
        kind === 'offset'
          ? offsetList({
              identity: 'numbers',
              keyOf,
              keyPattern: /./,
              // Five items, and never more than three at once.
              read: async (limit, offset) => ({
                items: await read(offset, Math.min(offset + limit, offset + 3, 5)),
                total: 5,
              }),
            })
          : pageNumberList({
              identity: 'numbers',
              keyOf,
              keyPattern: /./,
              pageSize: pageSize(3, 3),
              read: (page, perPage) => read((page - 1) * perPage, Math.min(page * perPage, 5)),
            });
      await runWithOrigin('ann', () => list.page({ ...firstTwo, count: 5 }));
      runWithOrigin('bob', () => loader.load('0'));
      runWithOrigin('cy', () => loader.load('4'));
      const lists = Object.values(log.behind);
      expect(lists.length).toBeGreaterThan(1);
      expect(lists.filter((names) => names.includes('bob (late)'))).toEqual([['ann', 'bob (late)']]);
      expect(lists.filter((names) => names.includes('cy (late)'))).toEqual([['ann', 'cy (late)']]);
    },
  );
});
