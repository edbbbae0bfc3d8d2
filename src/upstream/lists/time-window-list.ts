import type { Anchor } from './anchor.ts';
import type { AnchorSchema } from './anchor-schema.ts';
import type { ItemTraits, Order } from './item-traits.ts';
import type { List, PageRequest } from './list.ts';
import { ListPage, type Page } from './page.ts';

/** A span of time, in milliseconds since the Unix epoch. */
export interface TimeSpan {
  readonly start: number;
  readonly end: number;
}

export interface TimeWindowListOptions<Item> extends Omit<ItemTraits<Item>, 'order'> {
  /** All items whose time lies in the span, in any order. Whether its ends belong to it doesn't matter. */
  read(span: TimeSpan): Promise<readonly Item[]>;
  /** Milliseconds since the Unix epoch; never changes for an item. */
  timeOf(item: Item): number;
  now(): number;
  /** What the list is limited to: from `start` on and before `end`. With both it is read once and tells its total. */
  readonly bounds?: Partial<TimeSpan>;
}

const DAY_MS = 86_400_000;
/** For a page of `countOfFirstSpan` items; a longer page begins with a longer span. */
const FIRST_SPAN_MS = 7 * DAY_MS;
const FIRST_SPAN_COUNT = 20;
const SPAN_GROWTH = 4;
/** A window longer than this is stretched to the end of time: an empty past should cost few calls. */
const MAX_SPAN_MS = 730 * DAY_MS;
/** Services disagree on whether the ends of a range belong to it, and some drop fractions of a second. */
const OVERLAP_MS = 1000;
const LAST_TIME = Date.parse('9999-12-31T23:59:59Z');

/**
 * A list that is asked for by time ranges, newest first, read in growing windows away from where the client stands.
 * Items are ordered by time and then key, so a cursor is exact: nothing that is added or deleted can move it.
 */
export function timeWindowList<Item>(options: TimeWindowListOptions<Item>): List<Item> {
  const { start, end } = options.bounds ?? {};
  const bounds = { start: start ?? 0, end: end ?? LAST_TIME };
  const isClosed = start !== undefined && end !== undefined;
  const walk = (request: PageRequest) => new TimeWalk(options, { ...bounds, isClosed }, request);
  return {
    identity: options.identity,
    canStartAtEnd: true,
    anchors: timeAnchors(options.keyPattern),
    page: (request) => walk(request).page(),
    count: async () => {
      if (!isClosed) return null;
      return (await walk({ direction: 'forward', count: 1, anchor: null }).page()).total;
    },
  };
}

/** An exact time needs neither positions nor neighbours. */
export function timeAnchors(keyPattern: RegExp): AnchorSchema {
  return { keyPattern, valueType: 'time', isValueRequired: true, partKeyPattern: null };
}

interface Bounds extends TimeSpan {
  /** Whether both ends were given, so that all of it can be read at once. */
  readonly isClosed: boolean;
}

class TimeWalk<Item> {
  readonly #options: TimeWindowListOptions<Item>;
  readonly #bounds: Bounds;
  readonly #request: PageRequest;
  /** 1 towards the past, which is the list's own order; -1 towards the present. */
  readonly #towards: 1 | -1;
  /** Items by key, so that what two overlapping windows both hold counts once. */
  readonly #found = new Map<string, Item>();
  /** Keys of items that lie behind the anchor. */
  readonly #passed = new Set<string>();

  constructor(options: TimeWindowListOptions<Item>, bounds: Bounds, request: PageRequest) {
    this.#options = options;
    this.#bounds = bounds;
    this.#request = request;
    this.#towards = request.direction === 'forward' ? 1 : -1;
  }

  async page(): Promise<Page<Item>> {
    const { count, anchor, direction } = this.#request;
    for await (const items of this.#windows()) {
      for (const item of items) {
        const key = this.#options.keyOf(item);
        if (this.#isAhead(item)) this.#found.set(key, item);
        else this.#passed.add(key);
      }
      if (this.#found.size > count) break;
    }
    const taken = this.#firstOf(count);
    const hasMore = this.#found.size > count;
    const { isClosed } = this.#bounds;
    const hasBehind = isClosed ? this.#passed.size > 0 : anchor !== null;
    const isForward = direction === 'forward';
    const { keyOf, keyPattern, identity, timeOf } = this.#options;
    const order: Order<Item> = { valueOf: timeOf, valueType: 'time', direction: 'descending' };
    const traits: ItemTraits<Item> = { identity, keyOf, keyPattern, order };
    return new ListPage(traits, {
      items: isForward ? taken : taken.reverse(),
      positions: [], // An exact time needs neither positions nor neighbours.
      total: isClosed ? this.#found.size + this.#passed.size : null,
      hasPreviousPage: isForward ? hasBehind : hasMore,
      hasNextPage: isForward ? hasMore : hasBehind,
      leading: [],
      trailing: [],
    });
  }

  /** Neighbouring windows away from the anchor, each longer than the one before, up to the bounds. */
  async *#windows(): AsyncGenerator<readonly Item[]> {
    const { start, end } = this.#bounds;
    const from = this.#startingTime();
    if (from === null) {
      yield await this.#read(this.#bounds);
      return;
    }
    let edge = from;
    const shortest = FIRST_SPAN_MS * Math.max(1, this.#request.count / FIRST_SPAN_COUNT);
    for (let span = shortest; ; span *= SPAN_GROWTH) {
      const reach = span > MAX_SPAN_MS ? Number.POSITIVE_INFINITY : span;
      const next = this.#towards === 1 ? Math.max(start, edge - reach) : Math.min(end, edge + reach);
      const window =
        this.#towards === 1
          ? { start: next, end: Math.min(end, edge + OVERLAP_MS) }
          : { start: Math.max(start, edge - OVERLAP_MS), end: next };
      // The newest items can lie in the future, so the first window without an anchor is open towards it.
      const isFirst = edge === from && !this.#request.anchor;
      yield await this.#read(isFirst && this.#towards === 1 ? { start: next, end } : window);
      edge = next;
      if (edge <= start || edge >= end) return;
    }
  }

  /** Where to begin, or null where all is read at once: in closed bounds, and where nothing says. */
  #startingTime(): number | null {
    const { anchor, direction } = this.#request;
    if (this.#bounds.isClosed) return null;
    if (anchor) return Math.min(Math.max(anchorTime(anchor), this.#bounds.start), this.#bounds.end);
    return direction === 'forward' ? Math.min(this.#options.now(), this.#bounds.end) : null;
  }

  async #read(span: TimeSpan): Promise<readonly Item[]> {
    const { timeOf } = this.#options;
    const items = await this.#options.read(span);
    return items.filter((item) => timeOf(item) >= this.#bounds.start && timeOf(item) < this.#bounds.end);
  }

  #isAhead(item: Item): boolean {
    const { anchor } = this.#request;
    if (!anchor) return true;
    const byTime = anchorTime(anchor) - this.#options.timeOf(item);
    return (byTime === 0 ? compareKeys(this.#options.keyOf(item), anchor.key) : byTime) * this.#towards > 0;
  }

  /** Each time is read once: a time is parsed text, and sorting looks at each some twenty times. */
  #firstOf(count: number): Item[] {
    const { timeOf } = this.#options;
    const timed = Array.from(this.#found, ([key, item]) => ({ key, item, time: timeOf(item) }));
    timed.sort((a, b) => (b.time - a.time || compareKeys(a.key, b.key)) * this.#towards);
    return timed.slice(0, count).map(({ item }) => item);
  }
}

function anchorTime(anchor: Anchor): number {
  return Number(anchor.value);
}

/** Any total order will do, if it is always the same. */
function compareKeys(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
