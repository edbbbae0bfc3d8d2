import { CursorLostError, OutOfOrderError } from '../http/errors.ts';
import type { SortValue } from './anchor.ts';
import { type Anchor, leadingNumber } from './anchor.ts';
import type { List } from './list.ts';
import type { OpenPlace, SortedPlace, SourcePlace } from './merged-place.ts';
import type { SearchBudget } from './search-budget.ts';

/** A list that is in the order of time, newest first, as far as its service keeps its word. */
export interface TimedSource<Item> {
  /** Unique in its group. */
  readonly key: string;
  /** Forward is from new to old. */
  readonly list: List<Item>;
  /** Milliseconds since the Unix epoch; NaN where the item's time can't be read, which leaves it out. */
  timeOf(item: Item): number;
  keyOf(item: Item): string;
  /** What the list's own order makes of a time, so that a place in it can be found by the time alone. */
  placeAt(time: number): SortValue;
}

/** From `since` on and before `until`, in milliseconds since the Unix epoch; infinite where there is no bound. */
export interface TimeBounds {
  readonly since: number;
  readonly until: number;
}

/** An item in hand. */
export interface Entry<Item> extends SortedPlace {
  readonly item: Item;
  anchor(): Anchor;
}

/** Some neighbouring items of a list. */
interface Part<Item> {
  readonly entries: readonly Entry<Item>[];
  readonly hasMore: boolean;
  /** The place of the last item, be it among the entries or not. */
  readonly end: Anchor | null;
}

/** Reads that a page may spend on one source. */
const MAX_READS = 12;
/** Fewest items to ask for: fewer could hide that a list is out of order. */
const MIN_ITEMS = 10;
/** Items to ask for at once where the whole list is needed. */
const WHOLE_PART = 200;

/** One source of a merged list, for the time of one page: what was read of it, and how much of that was taken. */
export class SourceReader<Item> {
  readonly source: TimedSource<Item>;
  /** Items that were left out, since their time can't be read. */
  unreadable = 0;
  readonly #place: SourcePlace;
  readonly #limits: TimeBounds;
  /** Of its group, for whatever it reads beyond its first part. */
  readonly #searchBudget: SearchBudget;
  /** What comes next, in its order; the first `#taken` of it were taken by the page. */
  readonly #entries: Entry<Item>[] = [];
  #taken = 0;
  /** Index of the first entry that had to be sorted, and the list's item before those. */
  #sortedFrom = Number.POSITIVE_INFINITY;
  #fence: Anchor | null;
  /** The last item that was read, whether it was wanted or not. */
  #last: Anchor | null;
  #lastTime: number;
  #reads = 0;
  #wasRead = false;
  #goesOn: boolean;
  #isGivenUp = false;

  constructor(source: TimedSource<Item>, place: SourcePlace, limits: TimeBounds, searchBudget: SearchBudget) {
    this.source = source;
    this.#place = place;
    this.#limits = limits;
    this.#searchBudget = searchBudget;
    this.#goesOn = place !== 'ended';
    this.#fence = openOf(place)?.anchor ?? null;
    this.#last = this.#fence;
    this.#lastTime = leadingNumber(this.#fence?.value ?? null);
  }

  /** Time of the next item, or the newest that it can be; infinite where nobody knows, null where there is none. */
  get next(): number | null {
    const entry = this.#entries[this.#taken];
    if (entry) return entry.time;
    if (!this.#goesOn || this.#isGivenUp) return null;
    if (this.#wasRead) return this.#lastTime;
    const place = openOf(this.#place);
    return place?.head ?? place?.ceiling ?? Number.POSITIVE_INFINITY;
  }

  /** Whether the next item has to be read before it can be taken. */
  get isDue(): boolean {
    return this.#taken === this.#entries.length && this.next !== null;
  }

  /** Times of what is in hand and was not taken yet. */
  get timesInHand(): readonly number[] {
    return this.#entries.slice(this.#taken).map(({ time }) => time);
  }

  take(): Entry<Item> {
    const entry = this.#entries[this.#taken] as Entry<Item>; // The caller has seen that it is not due.
    this.#taken += 1;
    return entry;
  }

  /** Goes on without it: what it still answers comes too late for this page. */
  giveUp(): void {
    this.#isGivenUp = true;
  }

  /**
   * Reads on until the next item is in hand, or there is none.
   *
   * @throws CursorLostError, OutOfOrderError, and whatever its service throws. The place stays what it was.
   */
  async read(count: number): Promise<void> {
    const { length } = this.#entries;
    while (this.#entries.length === length && this.#goesOn) {
      if (openOf(this.#place)?.sorted) await this.#sort([], true);
      else await this.#readOn(Math.max(count, MIN_ITEMS));
      if (this.#isGivenUp) return;
    }
    this.#wasRead = true;
  }

  /** The place behind the first `taken` entries, where nothing older than `frontier` was delivered by then. */
  placeAfter(taken: number, frontier: number | null): SourcePlace {
    if (!this.#wasRead) return this.#place;
    const next = this.#entries[taken];
    if (!next && !this.#goesOn) return 'ended';
    const head = next?.time ?? null;
    const last = this.#entries[taken - 1];
    if (next && taken >= this.#sortedFrom) {
      const sorted = taken > this.#sortedFrom ? last : openOf(this.#place)?.sorted;
      // Where nothing was taken yet, all that is newer than the newest will have come in since.
      const { time, key } = sorted ?? { time: next.time, key: '' };
      return { anchor: this.#fence, head, ceiling: null, sorted: { time, key } };
    }
    const anchor = last ? last.anchor() : (openOf(this.#place)?.anchor ?? null);
    const ceiling = head === null ? null : Math.max(head, frontier ?? head);
    return { anchor, head, ceiling, sorted: null };
  }

  async #readOn(count: number): Promise<void> {
    const part = await this.#nextPart(count);
    if (this.#isGivenUp) return;
    if (!part) return this.#sort([], true);
    const { entries, hasMore, end } = part;
    if (!isInOrder(entries, this.#lastTime)) return this.#sort(entries, hasMore);
    this.#keep(entries);
    const last = entries.at(-1);
    this.#goesOn = hasMore && (last === undefined || last.time >= this.#limits.since);
    if (end) this.#last = end;
    if (!last) return;
    this.#lastTime = last.time;
  }

  /** Null where a list in which a time can't be found shows by that that it is out of order. */
  async #nextPart(count: number): Promise<Part<Item> | null> {
    if (this.#last) return this.#part(count, this.#last);
    const start = this.#startByTime();
    try {
      return await this.#part(count, start);
    } catch (error) {
      if (start && error instanceof CursorLostError) return null;
      throw error;
    }
  }

  /** What is newer than the ceiling stands before everything else in a list that is in order. */
  #keep(entries: readonly Entry<Item>[]): void {
    const ceiling = this.#ceiling;
    for (const entry of entries) {
      if (entry.time <= ceiling && entry.time >= this.#limits.since) this.#entries.push(entry);
    }
  }

  get #ceiling(): number {
    return Math.min(openOf(this.#place)?.ceiling ?? Number.POSITIVE_INFINITY, this.#limits.until - 1);
  }

  /** A place right before the first item that is not too new; null where none can be. */
  #startByTime(): Anchor | null {
    const ceiling = this.#ceiling;
    if (ceiling === Number.POSITIVE_INFINITY) return null;
    // Between two milliseconds, so that no item stands there.
    const value = this.source.placeAt(ceiling + 0.5);
    return { key: '', position: 0, total: null, previous: [], next: [], value };
  }

  /**
   * Reads all that is left, and sorts it: by time, newest first, and then by key.
   *
   * @param entries were read already, from the fence on.
   */
  async #sort(entries: readonly Entry<Item>[], hasMore: boolean): Promise<void> {
    const all = [...entries];
    const fence = this.#last;
    let end = all.at(-1)?.anchor() ?? fence;
    for (let goesOn = hasMore; goesOn; ) {
      const part = await this.#part(WHOLE_PART, end, true);
      if (this.#isGivenUp) return;
      for (const entry of part.entries) all.push(entry);
      end = part.end ?? end;
      goesOn = part.hasMore;
    }
    const { since, until } = this.#limits;
    const after = openOf(this.#place)?.sorted;
    const wanted = all.filter(({ time }) => time >= since && time < until);
    this.#fence = fence;
    this.#sortedFrom = this.#entries.length;
    const sorted = wanted.filter((entry) => !after || compare(after, entry) < 0).sort(compare);
    for (const entry of sorted) this.#entries.push(entry);
    this.#goesOn = false;
  }

  async #part(count: number, anchor: Anchor | null, isOutOfOrder = false): Promise<Part<Item>> {
    const mayRead = this.#reads < MAX_READS && (this.#reads === 0 || this.#searchBudget.spend());
    if (!mayRead) throw isOutOfOrder ? new OutOfOrderError() : new CursorLostError();
    this.#reads += 1;
    const { list, timeOf, keyOf } = this.source;
    const page = await list.page({
      direction: 'forward',
      count,
      anchor,
      isOutOfOrder,
      searchBudget: this.#searchBudget,
    });
    const read = page.items.map((item, index) => ({
      item,
      time: timeOf(item),
      key: keyOf(item),
      anchor: () => page.anchorOf(index),
    }));
    const entries = read.filter(({ time }) => !Number.isNaN(time));
    this.unreadable += read.length - entries.length;
    return { entries, hasMore: page.hasNextPage, end: read.at(-1)?.anchor() ?? null };
  }
}

function openOf(place: SourcePlace): OpenPlace | null {
  return typeof place === 'string' ? null : place;
}

/** `before` is the time of the item before them, NaN where it is not known. */
function isInOrder(entries: readonly SortedPlace[], before: number): boolean {
  let last = before;
  return entries.every(({ time }) => {
    const isLater = !(time > last);
    last = time;
    return isLater;
  });
}

function compare(a: SortedPlace, b: SortedPlace): number {
  if (a.time !== b.time) return b.time - a.time;
  if (a.key === b.key) return 0;
  return a.key < b.key ? -1 : 1;
}
