import { compareSortValues, leadingNumber, type SortValue } from './anchor.ts';
import type { PositionedList, Range, Window } from './list.ts';

/** The place a walk has come to: right at or behind an item it has already passed. */
export interface Place {
  readonly position: number;
  readonly total: number | null;
  readonly value: SortValue | null;
}

/** Items read on either side of a guess, since neighbours of the place help as much as the place itself. */
const MARGIN = 10;
const MIN_PROBE = 50;
const FIRST_JUMP = 64;
const JUMP_GROWTH = 8;
/** A guess keeps this share of the bracket away from its ends, so that every read narrows it. */
const MIN_NARROWING = 0.05;

/** A position that was read, and what its item is sorted by. */
interface Bound {
  readonly position: number;
  readonly value: SortValue | null;
}

/**
 * Looks for a place that is not where it was. Three hints, cheapest first: the change of the total says how far
 * the place has moved; the sort value says in which direction to look; and without either, look around.
 */
export class Search<Item> {
  readonly #list: PositionedList<Item>;
  readonly #place: Place;
  /** Items to read onward from the place, and in which direction that is. */
  readonly #wanted: number;
  readonly #step: 1 | -1;
  #triedTotal = false;
  #scanning = false;
  /** The place lies between these, exclusive; null where nothing is known. */
  #low: Bound | null = null;
  #high: Bound | null = null;
  #triedSeam = false;
  #jump = FIRST_JUMP;
  /** Positions already looked at without success, inclusive; only while scanning. */
  #seenFrom: number | null = null;
  #seenTo = 0;
  #probeSize = MIN_PROBE;

  constructor(list: PositionedList<Item>, place: Place, wanted: number, step: 1 | -1) {
    this.#list = list;
    this.#place = place;
    this.#wanted = wanted;
    this.#step = step;
    this.#scanning = list.order === undefined || place.value === null;
  }

  /**
   * Where to look after `window` did not show the place, with no more than `cap` items at once.
   * Null where nothing is left to try.
   */
  next(window: Window<Item>, cap: number): Range | null {
    this.#probeSize = Math.min(cap, Math.max(MIN_PROBE, this.#wanted + 2 * MARGIN));
    const moved = window.total !== null && this.#place.total !== null ? window.total - this.#place.total : 0;
    if (!this.#triedTotal) {
      this.#triedTotal = true;
      if (moved !== 0) return this.#around(this.#place.position + moved);
    }
    if (!this.#scanning) {
      const range = this.#narrow(window);
      if (range) return range;
      this.#scanning = true;
    }
    return this.#scan(window, this.#place.position + moved);
  }

  /** Uses the sort value; undefined where it can't decide: equal values, or a list that isn't in order after all. */
  #narrow(window: Window<Item>): Range | undefined {
    const first = window.items[0];
    const last = window.items.at(-1);
    if (first === undefined || last === undefined) {
      this.#high = { position: window.total ?? window.offset, value: null };
    } else if (this.#compare(last) < 0) {
      this.#low = { position: window.offset + window.items.length - 1, value: this.#valueOf(last) };
      if (this.#high && this.#high.position <= this.#low.position) this.#high = null;
    } else if (this.#compare(first) > 0) {
      this.#high = { position: window.offset, value: this.#valueOf(first) };
      if (this.#low && this.#low.position >= this.#high.position) this.#low = null;
    } else {
      return undefined;
    }
    return this.#seam() ?? this.#around(this.#guess(window.total));
  }

  /**
   * Once the bounds touch, the place lies between two neighbours: both must be seen at once. If that doesn't show it,
   * the bounds are out of date, having been read before and after the list moved.
   */
  #seam(): Range | undefined {
    if (!this.#low || !this.#high || this.#high.position - this.#low.position > 1) return undefined;
    const { position } = this.#low;
    if (this.#triedSeam) this.#low = null;
    this.#triedSeam = !this.#triedSeam;
    return this.#triedSeam ? { offset: Math.max(0, position - 1), limit: 4, pivot: position } : undefined;
  }

  #guess(total: number | null): number {
    const [low, high] = [this.#low, this.#high];
    if (low && high) {
      const share = shareBetween(low.value, this.#place.value, high.value);
      return Math.round(low.position + (high.position - low.position) * share);
    }
    const jump = this.#jump;
    this.#jump *= JUMP_GROWTH;
    if (high) return Math.max(0, high.position - jump);
    return Math.min((low?.position ?? -1) + jump, (total ?? Number.POSITIVE_INFINITY) - 1);
  }

  #valueOf(item: Item): SortValue | null {
    return this.#list.order?.valueOf(item) ?? null;
  }

  /** Looks around `center`, in both directions alternately, until both ends are reached. */
  #scan(window: Window<Item>, center: number): Range | null {
    const size = this.#probeSize;
    if (this.#seenFrom === null) {
      this.#seenFrom = Math.max(0, center - Math.floor(size / 2));
      this.#seenTo = this.#seenFrom - 1;
      return { offset: this.#seenFrom, limit: size, pivot: this.#seenFrom };
    }
    const windowEnd = window.offset + window.items.length - 1;
    if (windowEnd > this.#seenTo) this.#seenTo = windowEnd;
    if (window.offset < this.#seenFrom) this.#seenFrom = window.offset;
    const nothingAfter = window.total !== null ? this.#seenTo >= window.total - 1 : window.isEnd;
    const nothingBefore = this.#seenFrom === 0;
    if (nothingAfter && nothingBefore) return null;
    // Neighbouring probes overlap by one item, so that a shift between them can't hide the place.
    if (nothingBefore || (!nothingAfter && this.#seenTo - center <= center - this.#seenFrom)) {
      return { offset: this.#seenTo, limit: size, pivot: this.#seenTo };
    }
    const offset = Math.max(0, this.#seenFrom - size + 1);
    return { offset, limit: this.#seenFrom - offset + 1, pivot: this.#seenFrom };
  }

  /** A window around `guess`, most of it onward. */
  #around(guess: number): Range {
    const limit = this.#probeSize;
    const lead = Math.min(MARGIN, Math.floor(limit / 4));
    const offset = Math.max(0, guess - (this.#step === 1 ? lead : limit - 1 - lead));
    return { offset, limit, pivot: Math.max(0, guess) };
  }

  /** Negative where the item comes before the place in the list's own order. */
  #compare(item: Item): number {
    const { order } = this.#list;
    if (!order || this.#place.value === null) return 0;
    const value = order.valueOf(item);
    if (value === null) return 0;
    const ascending = compareSortValues(value, this.#place.value);
    return order.direction === 'ascending' ? ascending : -ascending;
  }
}

/** How far `value` lies from `low` to `high`, where they are numbers or begin with one; else the middle. */
function shareBetween(low: SortValue | null, value: SortValue | null, high: SortValue | null): number {
  const [from, at, to] = [leadingNumber(low), leadingNumber(value), leadingNumber(high)];
  const share = from === to ? 0.5 : (at - from) / (to - from);
  return Number.isNaN(share) ? 0.5 : Math.min(1 - MIN_NARROWING, Math.max(MIN_NARROWING, share));
}
