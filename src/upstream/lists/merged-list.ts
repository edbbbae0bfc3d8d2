import type { Clock } from '../clock.ts';
import { TimeLimit } from '../policy/time-limit.ts';
import type { MergedPlace, SourcePlace } from './merged-place.ts';
import { SearchBudget, searchBudgetOf } from './search-budget.ts';
import { type Entry, SourceReader, type TimeBounds, type TimedSource } from './source-reader.ts';

/** Sources that are found together: those of one service. */
export interface SourceGroup<Item> {
  readonly key: string;
  sources(): Promise<readonly TimedSource<Item>[]>;
  /** The error that stands for no answer in time. */
  lateError(): Error;
}

export interface MergedListOptions<Item> {
  readonly groups: readonly SourceGroup<Item>[];
  readonly limits: TimeBounds;
  /** Whether the page goes on without a source that threw this; anything else is thrown. */
  isFailure(error: unknown): boolean;
  readonly clock: Clock;
  /** Milliseconds that a page waits for the sources of each group, at most. */
  readonly timeLimitMs: number;
}

export interface MergedRequest {
  /** At least 1. */
  readonly count: number;
  readonly place: MergedPlace;
}

/** A page of several lists merged by time. */
export interface MergedPage<Item> {
  readonly items: readonly Item[];
  /** Whether a source that did not fail goes on. */
  readonly hasNextPage: boolean;
  /** By the group's key; the first failure of each. */
  readonly failures: ReadonlyMap<string, unknown>;
  /** By the group's key: how many items that were read have no time that can be read, and are left out. */
  readonly unreadable: ReadonlyMap<string, number>;
  /** Key of the group that the item at `index` comes from. */
  groupOf(index: number): string;
  /** The place behind the item at `index`; with -1 the one before them all, after what was learnt from the sources. */
  placeOf(index: number): MergedPlace;
}

/**
 * Reads one page of several lists merged by time, newest first. Equal times are told apart by the keys of group and
 * source. The place holds a place of its own in each source, so that whatever is added, deleted or out of reach, every
 * item that stands throughout comes exactly once:
 *
 * - A source is read when the merge comes to its next item, as far as that is known, and then once for the page.
 * - A source that fails keeps its place: what it holds comes when it is back, though later than its time.
 * - A source found out of order is read whole from where it stands, and sorted.
 * - What comes in behind the place is left out, as in every list.
 */
export function mergedPage<Item>(
  options: MergedListOptions<Item>,
  request: MergedRequest,
): Promise<MergedPage<Item>> {
  return new Merge(options, request).page();
}

/** A source among those of its group. */
interface Member<Item> {
  readonly group: SourceGroup<Item>;
  readonly reader: SourceReader<Item>;
}

interface Pick<Item> extends Member<Item> {
  readonly entry: Entry<Item>;
}

class Merge<Item> {
  readonly #options: MergedListOptions<Item>;
  readonly #request: MergedRequest;
  /** By the group's key. */
  readonly #limits: ReadonlyMap<string, TimeLimit>;
  /** In the order in which items of the same time are taken. */
  #members: readonly Member<Item>[] = [];
  readonly #picks: Pick<Item>[] = [];
  readonly #failures = new Map<string, unknown>();
  readonly #listed = new Set<string>();
  /** How many sources to read at once. It grows, so that many are read in few rounds, and few not for nothing. */
  #batch = 1;

  constructor(options: MergedListOptions<Item>, request: MergedRequest) {
    this.#options = options;
    this.#request = request;
    const { groups, clock, timeLimitMs } = options;
    this.#limits = new Map(groups.map(({ key }) => [key, new TimeLimit(clock, timeLimitMs)]));
  }

  async page(): Promise<MergedPage<Item>> {
    const groups = this.#options.groups.toSorted((a, b) => compareKeys(a.key, b.key));
    this.#members = (await Promise.all(groups.map((group) => this.#list(group)))).flat();
    while (this.#picks.length < this.#request.count) {
      await this.#readDue();
      const newest = this.#newest();
      if (!newest) break;
      this.#picks.push({ ...newest, entry: newest.reader.take() });
    }
    return {
      items: this.#picks.map(({ entry }) => entry.item),
      hasNextPage: this.#members.some(({ reader }) => reader.next !== null),
      failures: this.#failures,
      unreadable: this.#unreadable(),
      groupOf: (index) => (this.#picks[index] as Pick<Item>).group.key, // The caller takes it from the page's items.
      placeOf: (index) => this.#placeOf(index),
    };
  }

  async #list(group: SourceGroup<Item>): Promise<readonly Member<Item>[]> {
    const sources = await this.#attempt(group, () => group.sources());
    if (!sources) return [];
    this.#listed.add(group.key);
    const searchBudget = new SearchBudget(searchBudgetOf(sources.length));
    return sources
      .toSorted((a, b) => compareKeys(a.key, b.key))
      .map((source) => {
        const place = this.#placeIn(group, source);
        return { group, reader: new SourceReader(source, place, this.#options.limits, searchBudget) };
      });
  }

  #placeIn(group: SourceGroup<Item>, source: TimedSource<Item>): SourcePlace {
    const { groups, frontier } = this.#request.place;
    const places = groups.get(group.key);
    const place = places?.get(source.key);
    if (place) return place;
    // Among sources that were listed before it is new: what it holds from before the place has come, or came in since.
    return places ? { anchor: null, head: null, ceiling: frontier, sorted: null } : 'unread';
  }

  /** Reads until nothing that is not in hand can come before what is. */
  async #readDue(): Promise<void> {
    for (;;) {
      const due = this.#due();
      if (due.length === 0) return;
      const unknown = due.filter(({ reader }) => reader.next === Number.POSITIVE_INFINITY);
      const batch = unknown.length > 0 ? unknown : due.slice(0, this.#batch);
      if (batch !== unknown) this.#batch *= 2;
      await Promise.all(batch.map((member) => this.#read(member)));
    }
  }

  /**
   * The sources to read before the page can go on, and those that will be needed as well, as far as their next items
   * are known; the newest first. Empty where it can go on.
   */
  #due(): readonly Member<Item>[] {
    const due = this.#members.filter(({ reader }) => reader.isDue);
    const inHand = this.#newest()?.reader.next ?? Number.NEGATIVE_INFINITY;
    if (!due.some(({ reader }) => timeOf(reader) >= inHand)) return [];
    const times = this.#members.flatMap(({ reader }) =>
      reader.isDue ? [timeOf(reader)] : reader.timesInHand,
    );
    const last = times.sort((a, b) => b - a)[this.#request.count - this.#picks.length - 1];
    return due
      .filter(({ reader }) => last === undefined || timeOf(reader) >= last)
      .sort((a, b) => timeOf(b.reader) - timeOf(a.reader));
  }

  /** The newest item in hand; of equal ones that of the first source. */
  #newest(): Member<Item> | null {
    let newest: Member<Item> | null = null;
    for (const member of this.#members) {
      if (member.reader.isDue || member.reader.next === null) continue;
      if (!newest || timeOf(member.reader) > timeOf(newest.reader)) newest = member;
    }
    return newest;
  }

  async #read({ group, reader }: Member<Item>): Promise<void> {
    const isRead = await this.#attempt(group, async () => {
      await reader.read(this.#request.count);
      return true;
    });
    if (!isRead) reader.giveUp();
  }

  /** Null where it failed. */
  async #attempt<T>(group: SourceGroup<Item>, work: () => Promise<T>): Promise<T | null> {
    try {
      const limit = this.#limits.get(group.key) as TimeLimit; // Each group got one.
      return await limit.wait(work, () => group.lateError());
    } catch (error) {
      if (!this.#options.isFailure(error)) throw error;
      if (!this.#failures.has(group.key)) this.#failures.set(group.key, error);
      return null;
    }
  }

  #placeOf(index: number): MergedPlace {
    const taken = new Map<SourceReader<Item>, number>();
    let { frontier } = this.#request.place;
    for (const { reader, entry } of this.#picks.slice(0, index + 1)) {
      taken.set(reader, (taken.get(reader) ?? 0) + 1);
      frontier = Math.min(frontier ?? entry.time, entry.time);
    }
    const groups = new Map(this.#request.place.groups);
    for (const key of this.#listed) groups.set(key, new Map());
    for (const { group, reader } of this.#members) {
      const places = groups.get(group.key) as Map<string, SourcePlace>; // Just made, since its members were listed.
      places.set(reader.source.key, reader.placeAfter(taken.get(reader) ?? 0, frontier));
    }
    return { frontier, groups };
  }

  #unreadable(): ReadonlyMap<string, number> {
    const counts = new Map<string, number>();
    for (const { group, reader } of this.#members) {
      if (reader.unreadable > 0) counts.set(group.key, (counts.get(group.key) ?? 0) + reader.unreadable);
    }
    return counts;
  }
}

function timeOf<Item>(reader: SourceReader<Item>): number {
  return reader.next ?? Number.NEGATIVE_INFINITY;
}

function compareKeys(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
