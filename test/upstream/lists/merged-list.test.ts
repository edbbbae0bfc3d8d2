import { setImmediate as turn } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { CursorLostError, OutOfOrderError } from '../../../src/upstream/http/errors.ts';
import type { MergedPage, SourceGroup } from '../../../src/upstream/lists/merged-list.ts';
import { FakeClock } from '../../support/fake-clock.ts';
import {
  Down,
  groupOf,
  readMerged,
  type Shelf,
  sent,
  shelf,
  sourceOver,
  type Timed,
  timeLimitMs,
  unlimited,
} from './timed-lists.ts';

const keys = ({ items }: MergedPage<Timed>) => items.map(({ key }) => key);

/** Each list in a group of its own. */
function apart(lists: Readonly<Record<string, readonly number[]>>) {
  const reads: string[] = [];
  const shelves: Record<string, Shelf> = {};
  const groups: SourceGroup<Timed>[] = [];
  for (const [name, times] of Object.entries(lists)) {
    const made = shelf(name, times, reads);
    shelves[name] = made;
    groups.push(groupOf(name, sourceOver(name, made)));
  }
  return { groups, reads, shelves };
}

/** Page after page to the end. */
async function walk(groups: readonly SourceGroup<Timed>[], count: number, from?: MergedPage<Timed>) {
  const walked: string[] = [];
  let page = from;
  do {
    page = await readMerged(groups, count, page ? { place: sent(page, page.items.length - 1) } : {});
    walked.push(...keys(page));
  } while (page.hasNextPage);
  return walked;
}

/** `from`, `from - step` …: so many times. */
const times = (count: number, from: number, step = 1) =>
  Array.from({ length: count }, (_, i) => from - i * step);

describe('several lists in the order of time', () => {
  test('are one list, the newest first; of the same time, the first list comes first', async () => {
    const { groups } = apart({ b: [90, 50, 50], a: [100, 90, 50, 10], c: [] });
    expect(await walk(groups, 3)).toEqual(['a/0', 'a/1', 'b/0', 'a/2', 'b/1', 'b/2', 'a/3']);
  });

  test('are read once each for the first page, and after that when the page comes to their next item', async () => {
    const { groups, reads } = apart({ a: times(40, 1000), b: times(40, 990, 10), c: [500, 400], d: [] });
    const first = await readMerged(groups, 20);
    expect(keys(first)).toEqual([
      ...Array.from({ length: 11 }, (_, i) => `a/${i}`),
      ...['b/0', 'a/11', 'a/12', 'a/13', 'a/14', 'a/15', 'a/16', 'a/17', 'a/18'],
    ]);
    expect(reads.splice(0)).toEqual(['a: 20 from 0', 'b: 20 from 0', 'c: 20 from 0', 'd: 20 from 0']);
    const second = await readMerged(groups, 20, { place: sent(first, 19) });
    expect(keys(second).slice(0, 4)).toEqual(['a/19', 'a/20', 'b/1', 'a/21']);
    expect(reads.splice(0)).toEqual(['a: 21 from 18', 'b: 21 from 0']);
  });

  test('can be gone on with from every item', async () => {
    const { groups } = apart({ a: times(20, 1000, 3), b: times(20, 1001, 5) });
    const all = await walk(groups, 100);
    const page = await readMerged(groups, 15);
    for (let index = 0; index < 15; index += 1) {
      const next = await readMerged(groups, 4, { place: sent(page, index) });
      expect(keys(next)).toEqual(all.slice(index + 1, index + 5));
    }
  });

  test('many that come up at once are read in few rounds, and those that do not are left alone', async () => {
    const lists = Object.fromEntries(
      Array.from({ length: 26 }, (_, i) => [String.fromCharCode(97 + i), times(30, 1000 - i * 10, 100)]),
    );
    const { groups, reads } = apart(lists);
    const first = await readMerged(groups, 5);
    reads.length = 0;
    expect(keys(await readMerged(groups, 3, { place: sent(first, 4) }))).toEqual(['f/0', 'g/0', 'h/0']);
    expect(reads.map((read) => read[0])).toEqual(['f', 'g', 'h']);
  });
});

describe('what changes between two pages', () => {
  test('what comes in before the place is left out, also in a list from which nothing was taken yet', async () => {
    const { groups, shelves } = apart({ a: times(20, 1000), b: [500, 400] });
    const first = await readMerged(groups, 5);
    shelves.a?.items.unshift({ key: 'a/new', time: 2000 });
    shelves.b?.items.unshift({ key: 'b/new', time: 2000 });
    expect(await walk(groups, 5, first)).toEqual([
      ...Array.from({ length: 15 }, (_, i) => `a/${i + 5}`),
      'b/0',
      'b/1',
    ]);
  });

  test('what is moved from one list to another comes once, be it late, whether it has come already or not', async () => {
    const { groups, shelves } = apart({ a: [100, 90, 88, 80, 30], b: [95, 20] });
    const first = await readMerged(groups, 4);
    expect(keys(first)).toEqual(['a/0', 'b/0', 'a/1', 'a/2']);
    const [a0, come, a2, toCome, a4] = shelves.a!.items as [Timed, Timed, Timed, Timed, Timed];
    shelves.a!.items = [a0, a2, a4];
    shelves.b!.items.splice(1, 0, come, toCome);
    expect(await walk(groups, 4, first)).toEqual(['a/4', 'a/3', 'b/1']);
  });

  test('a list that is new among those of its group gives what is older than the place', async () => {
    const reads: string[] = [];
    const [a, b] = [shelf('a', [100, 90, 10], reads), shelf('b', [95, 50], reads)];
    const before = [groupOf('group', sourceOver('a', a))];
    const first = await readMerged(before, 2);
    const after = [groupOf('group', sourceOver('a', a), sourceOver('b', b))];
    expect(await walk(after, 2, first)).toEqual(['b/1', 'a/2']);
  });

  test('a list that is gone is gone, and the others go on', async () => {
    const reads: string[] = [];
    const [a, b] = [shelf('a', [100, 80], reads), shelf('b', [90, 70], reads)];
    const first = await readMerged([groupOf('group', sourceOver('a', a), sourceOver('b', b))], 2);
    expect(await walk([groupOf('group', sourceOver('b', b))], 2, first)).toEqual(['b/1']);
  });
});

describe('a list that fails', () => {
  test('is left out, and comes once it is back, each item once', async () => {
    const { groups, shelves } = apart({ a: times(6, 1000, 10), b: times(6, 995, 10) });
    shelves.b!.isDown = true;
    const first = await readMerged(groups, 3);
    expect([keys(first), [...first.failures.keys()]]).toEqual([['a/0', 'a/1', 'a/2'], ['b']]);
    expect(first.failures.get('b')).toBeInstanceOf(Down);
    shelves.b!.isDown = false;
    const second = await readMerged(groups, 5, { place: sent(first, 2) });
    expect(keys(second)).toEqual(['b/0', 'b/1', 'b/2', 'a/3', 'b/3']);
    shelves.a!.isDown = true;
    const third = await readMerged(groups, 2, { place: sent(second, 4) });
    expect([keys(third), [...third.failures.keys()]]).toEqual([['b/4', 'b/5'], ['a']]);
    expect(third.hasNextPage).toBe(false);
    shelves.a!.isDown = false;
    expect(await walk(groups, 5, third)).toEqual(['a/4', 'a/5']);
  });

  test('costs nothing that others hold, and nothing that it holds, where all fail', async () => {
    const { groups, shelves } = apart({ a: [100, 80], b: [90] });
    shelves.a!.isDown = true;
    shelves.b!.isDown = true;
    const page = await readMerged(groups, 5);
    expect([keys(page), page.hasNextPage, page.failures.size]).toEqual([[], false, 2]);
    shelves.a!.isDown = false;
    shelves.b!.isDown = false;
    expect(keys(await readMerged(groups, 5, { place: sent(page, -1) }))).toEqual(['a/0', 'b/0', 'a/1']);
  });

  test('is no reason to forget where the lists of a group stood that could not be listed', async () => {
    const { groups, shelves } = apart({ a: [100, 80, 60], b: [90, 70, 50] });
    const first = await readMerged(groups, 2);
    const unlisted = groups.map((group) =>
      group.key === 'b' ? { ...group, sources: () => Promise.reject(new Down('b')) } : group,
    );
    const second = await readMerged(unlisted, 1, { place: sent(first, 1) });
    expect([keys(second), [...second.failures.keys()]]).toEqual([['a/1'], ['b']]);
    expect(shelves.b!.isDown).toBe(false);
    expect(await walk(groups, 5, second)).toEqual(['b/1', 'a/2', 'b/2']);
  });

  test('is not waited for longer than the page has time, and what it answers later changes nothing', async () => {
    const { groups, reads, shelves } = apart({ a: [100, 80], b: [90, 70] });
    const answer = Promise.withResolvers<void>();
    const slow = {
      ...groups[1]!,
      async sources() {
        const [source] = await groups[1]!.sources();
        const { list } = source!;
        const page: typeof list.page = (request) => answer.promise.then(() => list.page(request));
        return [{ ...source!, list: { ...list, page } }];
      },
    };
    const clock = new FakeClock();
    const reading = readMerged([groups[0]!, slow], 5, { clock });
    await clock.waitingFor(timeLimitMs);
    while (reads.length === 0) await turn();
    await turn();
    await turn();
    clock.advance(timeLimitMs);
    const page = await reading;
    expect([keys(page), page.failures.get('b')]).toEqual([['a/0', 'a/1'], new Down('b is late')]);
    answer.resolve();
    while (reads.length < 2) await turn();
    await turn();
    expect(shelves.b!.isDown).toBe(false);
    expect(await walk(groups, 5, page)).toEqual(['b/0', 'b/1']);
  });

  test('by being slow costs the others no time, and its own others are not waited for again', async () => {
    const { groups } = apart({ a: times(30, 1000), b: times(30, 1002) });
    const first = await readMerged(groups, 2);
    expect(keys(first)).toEqual(['b/0', 'b/1']);
    let begun = 0;
    const hangs = () => {
      begun += 1;
      return new Promise<never>(() => {});
    };
    const [b] = await groups[1]!.sources();
    const [slow, slower] = ['b', 'c'].map((key) => ({ ...b!, key, list: { ...b!.list, page: hangs } }));
    const clock = new FakeClock();
    const stuck = { ...groups[1]!, sources: async () => [slow!, slower!] };
    const reading = readMerged([groups[0]!, stuck], 3, { clock, place: sent(first, 1) });
    while (begun === 0) await turn();
    clock.advance(timeLimitMs);
    const page = await reading;
    expect([keys(page), [...page.failures.keys()], begun]).toEqual([['a/0', 'a/1', 'a/2'], ['b'], 1]);
  });

  test('by a mistake of ours fails the page', async () => {
    const { groups } = apart({ a: [100] });
    const broken = { ...groupOf('b'), sources: () => Promise.reject(new TypeError('a mistake')) };
    await expect(readMerged([...groups, broken], 5)).rejects.toThrow(new TypeError('a mistake'));
  });
});

describe('a list that is out of order', () => {
  test('is read whole and sorted, and again when the merge comes to it', async () => {
    const scattered = [10, 900, 300, 850, 20];
    const { groups, reads } = apart({ a: [1000, 870, 860, 840, 5], b: scattered });
    const first = await readMerged(groups, 2);
    expect(keys(first)).toEqual(['a/0', 'b/1']);
    expect(reads.splice(0)).toEqual(['a: 10 from 0', 'b: 10 from 0']);
    const second = await readMerged(groups, 2, { place: sent(first, 1) });
    expect([keys(second), reads.splice(0)]).toEqual([['a/1', 'a/2'], ['a: 11 from 0']]);
    const third = await readMerged(groups, 3, { place: sent(second, 1) });
    expect(keys(third)).toEqual(['b/3', 'a/3', 'b/2']);
    expect(reads.splice(0)).toEqual(['b: 200 from 0', 'a: 11 from 2']);
    expect(await walk(groups, 9, third)).toEqual(['b/4', 'b/0', 'a/4']);
  });

  test.each([1, 4, 10])(
    'is found out late: what has come stays, and all else comes once, in pages of %i',
    async (count) => {
      const { groups } = apart({ a: times(30, 1000, 10), b: [...times(25, 999, 10), 998, 3] });
      const all = await walk(groups, count);
      expect(all.length).toBe(57);
      expect(new Set(all).size).toBe(57);
      const inOrder = apart({ a: times(30, 1000, 10), b: [...times(25, 999, 10), 3] });
      const others = all.filter((key) => key !== 'b/25').map((key) => key.replace('b/26', 'b/25'));
      expect(others).toEqual(await walk(inOrder.groups, count));
    },
  );

  test('is left out where it is too long to be sorted, and says so', async () => {
    const { groups, reads } = apart({ a: [5000, 4000], b: [1, ...times(3000, 9000)] });
    const page = await readMerged(groups, 5);
    expect([keys(page), page.failures.get('b')]).toEqual([['a/0', 'a/1'], new OutOfOrderError()]);
    expect(reads.length).toBeLessThanOrEqual(13);
  });

  test('does not find a place by a time that means nothing', async () => {
    const { groups, shelves } = apart({ b: [10, 900, 300, 850, 20] });
    const first = await readMerged(groups, 2);
    expect(keys(first)).toEqual(['b/1', 'b/3']);
    shelves.b!.items = shelves.b!.items.filter(({ key }) => key !== 'b/3');
    expect(await walk(groups, 2, first)).toEqual(['b/2', 'b/4', 'b/0']);
  });
});

describe('from one time to another', () => {
  test('begins with the one and ends before the other', async () => {
    const { groups } = apart({ a: [100, 90, 80, 70, 60], b: [95, 80, 60, 59] });
    const limits = { since: 60, until: 90 };
    const page = await readMerged(groups, 10, { limits });
    expect([keys(page), page.hasNextPage]).toEqual([['a/2', 'b/1', 'a/3', 'a/4', 'b/2'], false]);
  });

  test('finds its place in a long list in a few reads', async () => {
    const { groups, reads } = apart({ a: times(40_000, 1_000_000, 10) });
    const limits = { ...unlimited, until: 1_000_000 - 250_000 };
    expect(keys(await readMerged(groups, 3, { limits }))).toEqual(['a/25001', 'a/25002', 'a/25003']);
    expect(reads.length).toBeLessThanOrEqual(12);
  });

  test('costs one read where nothing is newer', async () => {
    const { groups, reads } = apart({ a: [50, 40] });
    expect(keys(await readMerged(groups, 3, { limits: { ...unlimited, until: 60 } }))).toEqual([
      'a/0',
      'a/1',
    ]);
    expect(reads).toEqual(['a: 11 from 0']);
  });

  test('does not read beyond its beginning', async () => {
    const { groups, reads } = apart({ a: times(100, 1000) });
    const page = await readMerged(groups, 20, { limits: { ...unlimited, since: 985 } });
    expect([page.items.length, page.hasNextPage, reads]).toEqual([16, false, ['a: 20 from 0']]);
  });

  test('sorts a list that is out of order', async () => {
    const { groups } = apart({ a: [10, 900, 300, 850, 20] });
    const page = await readMerged(groups, 5, { limits: { since: 20, until: 900 } });
    expect(keys(page)).toEqual(['a/3', 'a/2', 'a/4']);
  });
});

test('a place that is lost costs its own list alone', async () => {
  const { groups, shelves } = apart({ a: [100, 50], b: Array.from({ length: 40 }, () => 90) });
  const first = await readMerged(groups, 8);
  shelves.b!.items.splice(3, 8);
  const second = await readMerged(groups, 8, { place: sent(first, 7) });
  expect([keys(second), second.failures.get('b')]).toEqual([['a/1'], new CursorLostError()]);
});
