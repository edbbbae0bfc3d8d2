import fc from 'fast-check';
import { expect, test } from 'vitest';
import { CursorLostError } from '../../../src/upstream/http/errors.ts';
import type { SourceGroup } from '../../../src/upstream/lists/merged-list.ts';
import { beginning, type MergedPlace } from '../../../src/upstream/lists/merged-place.ts';
import { offsetList } from '../../../src/upstream/lists/offset-list.ts';
import { pageNumberList, pageSize } from '../../../src/upstream/lists/page-number-list.ts';
import type { TimedSource } from '../../../src/upstream/lists/source-reader.ts';
import { timeWindowList } from '../../../src/upstream/lists/time-window-list.ts';
import { type Item, MovingList, script } from './moving-list.ts';
import { Down, groupOf, readMerged, sent, type Timed, timed } from './timed-lists.ts';

const now = Date.parse('2026-06-01T00:00:00Z');
const hour = 3_600_000;

/** Ranks ascend through a list, and times descend. */
const timeOfRank = ({ rank }: Item) => now - Math.round(rank * hour);
/** Some items share their time, as what came in with one import. */
const coarseTime = ({ rank }: Item) => now - Math.floor(rank / 3000) * 3000 * hour;
/** Anything but in order. */
const scattered = ({ id }: Item) => now - ((Number(id.slice(1)) * 7919) % 160) * 1000 * hour;

interface Source {
  readonly moving: MovingList;
  readonly source: TimedSource<Timed>;
  isDown: boolean;
  hasFailed: boolean;
  /** How often its place could not be found again, and whether that is for good. */
  losses: number;
  isLost: boolean;
}

function makeSource(kind: number, length: number, changes: ConstructorParameters<typeof MovingList>[1]) {
  const name = `s${kind}`;
  const moving = new MovingList(length, changes);
  const timeOf = [timeOfRank, coarseTime, timeOfRank, coarseTime, scattered][kind]!;
  const snapshot = (): Timed[] => {
    if (made.isDown) throw new Down(name);
    return moving.snapshot().map((item) => ({ key: `${name}/${item.id}`, time: timeOf(item) }));
  };
  const traits = {
    identity: name,
    keyOf: ({ key }: Timed) => key,
    keyPattern: /./,
    order: {
      valueOf: ({ time }: Timed) => time,
      valueType: 'time' as const,
      direction: 'descending' as const,
    },
  };
  const list = [
    () => offset(1000),
    () => offset(13),
    () =>
      pageNumberList<Timed>({
        ...traits,
        pageSize: pageSize(10, 100),
        read: async (page, perPage) => snapshot().slice((page - 1) * perPage, page * perPage),
      }),
    () =>
      timeWindowList<Timed>({
        identity: name,
        keyOf: traits.keyOf,
        keyPattern: traits.keyPattern,
        timeOf: ({ time }) => time,
        now: () => now,
        read: async ({ start, end }) => snapshot().filter(({ time }) => time >= start && time < end),
      }),
    () => offset(50),
  ][kind]!();
  function offset(cap: number) {
    return offsetList<Timed>({
      ...traits,
      async read(limit, from) {
        const items = snapshot();
        return { items: items.slice(from, from + Math.min(limit, cap)), total: items.length };
      },
    });
  }
  const made: Source = {
    moving,
    source: timed(name, list),
    isDown: false,
    hasFailed: false,
    losses: 0,
    isLost: false,
  };
  return made;
}

const scenario = fc.record({
  sources: fc.tuple(
    ...Array.from({ length: 5 }, () => fc.record({ length: fc.integer({ min: 0, max: 60 }), script })),
  ),
  counts: fc.array(fc.integer({ min: 1, max: 25 }), { minLength: 1, maxLength: 8 }),
  /** Which item of each page the client goes on from, as a fraction; 1 is the usual last one. */
  from: fc.oneof(fc.constant(1), fc.double({ min: 0, max: 1, noNaN: true })),
  /** What is out of reach on each page: a source, or with 5 the list of those that have no group of their own. */
  down: fc.array(
    fc.oneof(
      { weight: 3, arbitrary: fc.constant<number[]>([]) },
      { weight: 1, arbitrary: fc.subarray([0, 1, 2, 3, 4, 5]) },
    ),
    { maxLength: 12 },
  ),
});

test('in order and exactly once: five lists, one of them out of order, through inserts, deletes and failures', async () => {
  const property = fc.asyncProperty(scenario, async (given) => {
    const sources = given.sources.map(({ length, script }, kind) => makeSource(kind, length, script));
    const delivered = await walkAll(sources, given);
    const keys = delivered.map(({ key }) => key);
    expect(new Set(keys).size, 'items that came twice').toBe(keys.length);
    const standing = new Set(
      sources.flatMap(({ moving, isLost }, kind) =>
        isLost ? [] : moving.standing.map((id) => `s${kind}/${id}`),
      ),
    );
    expect([...standing].filter((key) => !keys.includes(key))).toEqual([]);
    // What was out of reach comes late, by design.
    const punctual = delivered.filter(({ key }) => standing.has(key) && !sources[Number(key[1])]!.hasFailed);
    const times = punctual.map(({ time }) => time);
    expect(times).toEqual(times.toSorted((a, b) => b - a));
  });
  await fc.assert(property, { numRuns: 200, seed: 20261121 });
}, 60_000);

async function walkAll(
  sources: readonly Source[],
  { counts, down, from }: { counts: readonly number[]; down: readonly (readonly number[])[]; from: number },
): Promise<readonly Timed[]> {
  const [first, second, third, fourth, fifth] = sources.map(({ source }) => source) as [
    TimedSource<Timed>,
    TimedSource<Timed>,
    TimedSource<Timed>,
    TimedSource<Timed>,
    TimedSource<Timed>,
  ];
  let isListDown = false;
  const shared: SourceGroup<Timed> = {
    ...groupOf('shared'),
    async sources() {
      if (isListDown) throw new Down('shared');
      return [first, third];
    },
  };
  const groups = [shared, groupOf('coarse', second), groupOf('windows', fourth), groupOf('scattered', fifth)];
  const delivered: Timed[] = [];
  let place: MergedPlace = beginning;
  for (let round = 0; ; round += 1) {
    expect(round, 'a walk that does not end').toBeLessThan(2000);
    const isDown = (index: number) => down[round]?.includes(index) ?? false;
    isListDown = isDown(5);
    for (const [index, source] of sources.entries()) {
      source.isDown = isDown(index);
      source.hasFailed ||= source.isDown || (isListDown && (index === 0 || index === 2));
    }
    const page = await readMerged(groups, counts[round % counts.length]!, { place });
    for (const [key, failure] of page.failures) {
      // Where an item and its neighbours are deleted, and times can't tell the place, it is lost, and says so.
      if (!(failure instanceof CursorLostError)) continue;
      expect(['coarse', 'scattered']).toContain(key);
      const lost = sources[key === 'coarse' ? 1 : 4]!;
      lost.hasFailed = true;
      lost.losses += 1;
      lost.isLost = key === 'coarse' || lost.losses > 50;
    }
    const kept = page.items.slice(0, Math.max(1, Math.ceil(from * page.items.length)));
    delivered.push(...kept);
    const isOver = !page.hasNextPage && kept.length === page.items.length;
    if (isOver && round >= down.length && (sources[4]!.isLost || !page.failures.has('scattered')))
      return delivered;
    place = sent(page, kept.length - 1);
  }
}
