import type { Anchor } from './anchor.ts';
import type { ItemTraits } from './item-traits.ts';
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
  /** What the list is limited to, where it is. */
  readonly bounds?: Partial<TimeSpan>;
}

const day = 86_400_000;
const firstSpan = 7 * day;
const spanGrowth = 4;
/** A window longer than this is stretched to the end of time: an empty past should cost few calls. */
const longestSpan = 730 * day;
/** Services disagree on whether the ends of a range belong to it, and some drop fractions of a second. */
const overlap = 1000;
const lastTime = Date.parse('9999-12-31T23:59:59Z');

/**
 * A list that is asked for by time ranges, newest first, read in growing windows away from where the client stands.
 * Items are ordered by time and then key, so a cursor is exact: nothing that is added or deleted can move it.
 */
export function timeWindowList<Item>(options: TimeWindowListOptions<Item>): List<Item> {
  const bounds = { start: options.bounds?.start ?? 0, end: options.bounds?.end ?? lastTime };
  return {
    identity: options.identity,
    canStartAtEnd: true,
    page: (request) => new TimeWalk(options, bounds, request).page(),
    count: async () =>
      new Set((await options.read(bounds)).filter(within(options, bounds)).map(options.keyOf)).size,
  };
}

function within<Item>(options: TimeWindowListOptions<Item>, span: TimeSpan): (item: Item) => boolean {
  return (item) => options.timeOf(item) >= span.start && options.timeOf(item) <= span.end;
}

class TimeWalk<Item> {
  readonly #options: TimeWindowListOptions<Item>;
  readonly #bounds: TimeSpan;
  readonly #request: PageRequest;
  /** 1 towards the past, which is the list's own order; -1 towards the present. */
  readonly #towards: 1 | -1;
  /** Items by key, so that what two overlapping windows both hold counts once. */
  readonly #found = new Map<string, Item>();

  constructor(options: TimeWindowListOptions<Item>, bounds: TimeSpan, request: PageRequest) {
    this.#options = options;
    this.#bounds = bounds;
    this.#request = request;
    this.#towards = request.direction === 'forward' ? 1 : -1;
  }

  async page(): Promise<Page<Item>> {
    const { count, anchor, direction } = this.#request;
    for await (const items of this.#windows()) {
      for (const item of items) {
        if (this.#isAhead(item)) this.#found.set(this.#options.keyOf(item), item);
      }
      if (this.#found.size > count) break;
    }
    const ordered = [...this.#found.values()].sort((a, b) => this.#compare(a, b));
    const taken = ordered.slice(0, count);
    const hasMore = ordered.length > count;
    const isForward = direction === 'forward';
    const { keyOf, identity, timeOf } = this.#options;
    const traits: ItemTraits<Item> = { identity, keyOf, order: { valueOf: timeOf, direction: 'descending' } };
    return new ListPage(traits, {
      items: isForward ? taken : taken.reverse(),
      positions: [], // An exact time needs neither positions nor neighbours.
      total: null,
      hasPreviousPage: isForward ? anchor !== null : hasMore,
      hasNextPage: isForward ? hasMore : anchor !== null,
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
    for (let span = firstSpan; ; span *= spanGrowth) {
      const reach = span > longestSpan ? Number.POSITIVE_INFINITY : span;
      const next = this.#towards === 1 ? Math.max(start, edge - reach) : Math.min(end, edge + reach);
      const window =
        this.#towards === 1 ? { start: next, end: edge + overlap } : { start: edge - overlap, end: next };
      // The newest items can lie in the future, so the first window without an anchor is open towards it.
      const isFirst = edge === from && !this.#request.anchor;
      yield await this.#read(isFirst && this.#towards === 1 ? { start: next, end } : window);
      edge = next;
      if (edge <= start || edge >= end) return;
    }
  }

  /** Where to begin, or null where nothing says: then all is read at once. */
  #startingTime(): number | null {
    const { anchor, direction } = this.#request;
    if (anchor) return anchorTime(anchor);
    return direction === 'forward' ? Math.min(this.#options.now(), this.#bounds.end) : null;
  }

  async #read(span: TimeSpan): Promise<readonly Item[]> {
    const items = await this.#options.read(span);
    return items.filter(within(this.#options, this.#bounds));
  }

  #isAhead(item: Item): boolean {
    const { anchor } = this.#request;
    if (!anchor) return true;
    const byTime = anchorTime(anchor) - this.#options.timeOf(item);
    return (byTime === 0 ? compareKeys(this.#options.keyOf(item), anchor.key) : byTime) * this.#towards > 0;
  }

  #compare(a: Item, b: Item): number {
    const { timeOf, keyOf } = this.#options;
    return (timeOf(b) - timeOf(a) || compareKeys(keyOf(a), keyOf(b))) * this.#towards;
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
