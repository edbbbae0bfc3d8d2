import { CursorLostError } from '../http/errors.ts';
import { NEIGHBOURS } from './anchor.ts';
import type { PageRequest, PositionedList, Range, Window } from './list.ts';
import { ListPage, type Page } from './page.ts';
import { type Marks, resumeIndex } from './resume.ts';
import { type Place, Search } from './search.ts';
import { SEARCH_BUDGET, SearchBudget } from './search-budget.ts';
import { BACKWARD, FORWARD, type View, type WalkDirection } from './walk-direction.ts';

/**
 * Reads one page. Each read must show an item that was already passed (or the end that the walk starts from), and
 * only what lies ahead of it in the very same answer is taken. So no item that stands in the list throughout is
 * repeated or left out, whatever is added or deleted between the reads, and an unmoved list costs one read.
 *
 * @throws CursorLostError where the place can't be found within the budget.
 */
export async function walk<Item>(given: PositionedList<Item>, request: PageRequest): Promise<Page<Item>> {
  const list = request.isOutOfOrder ? withoutOrder(given) : given;
  const first = new Walk(list, request);
  try {
    return await first.page();
  } catch (error) {
    // Lost in the middle of the page: the client's own cursor may still be good.
    if (error instanceof CursorLostError && first.hasBegun) return new Walk(list, request).page();
    throw error;
  }
}

class Walk<Item> {
  readonly #list: PositionedList<Item>;
  readonly #request: PageRequest;
  readonly #way: WalkDirection;
  readonly #searchBudget: SearchBudget;
  readonly #items: Item[] = [];
  readonly #positions: number[] = [];
  /** Keys of what was delivered, by this page or the one before. */
  readonly #passed = new Set<string>();
  /** Keys to recognise the place by: at it or right behind it, nearest first, and right ahead of it. */
  #behind: readonly string[] = [];
  #ahead: readonly string[] = [];
  /** Null while the walk is still at the end of the list that it starts from. */
  #place: Place | null = null;
  /** Keys that stand before the page, nearest first. */
  #leading: readonly string[] = [];
  #hasBehind = false;
  /** Most items that the service was seen to give at once, where it gave fewer than asked for. */
  #cap = Number.POSITIVE_INFINITY;

  constructor(list: PositionedList<Item>, request: PageRequest) {
    this.#searchBudget = new SearchBudget(SEARCH_BUDGET, request.searchBudget);
    this.#list = list;
    this.#request = request;
    this.#way = request.direction === 'forward' ? FORWARD : BACKWARD;
    const { anchor } = request;
    if (!anchor) return;
    this.#place = anchor;
    // A place that is known by its sort value alone has no key.
    this.#behind = [anchor.key, ...this.#way.keysBehind(anchor)].filter((key) => key !== '');
    for (const key of this.#behind) this.#passed.add(key);
    this.#ahead = this.#way.keysAhead(anchor);
  }

  get hasBegun(): boolean {
    return this.#items.length > 0;
  }

  async page(): Promise<Page<Item>> {
    let position = this.#place?.position ?? (await this.#origin());
    for (;;) {
      const { view, from } = await this.#find(position);
      const before = this.#items.length;
      const taken = this.#take(view, from);
      if (this.#items.length === before) this.#spend();
      const full = this.#items.length >= this.#request.count;
      const knowsMore = taken < view.items.length || view.atEnd || this.#list.hasTotal;
      if ((full && knowsMore) || (taken === view.items.length && view.atEnd)) return this.#page(view, taken);
      position = this.#moveTo(view);
    }
  }

  /** Where a walk without an anchor starts. A walk from the end has to ask how long the list is. */
  async #origin(): Promise<number> {
    if (this.#way === FORWARD) return 0;
    const { total } = await this.#list.read({ offset: 0, limit: 1, pivot: 0 });
    return Math.max(0, (total ?? 0) - 1);
  }

  /** Reads from `position` on, and elsewhere if need be, until an answer shows the place. */
  async #find(position: number): Promise<{ view: View<Item>; from: number }> {
    // One item more to recognise the place by, and one to tell whether there is a next page where no total says so.
    const missing = this.#request.count - this.#items.length;
    const wanted = Math.min(this.#cap, missing + (this.#place ? 1 : 0) + (this.#list.hasTotal ? 0 : 1));
    let window = await this.#read(this.#way.range(position, wanted));
    let search: Search<Item> | undefined;
    for (;;) {
      const view = this.#way.view(window);
      const from = this.#resume(view);
      if (from !== null) return { view, from };
      if (this.#place) search ??= new Search(this.#list, this.#place, wanted, this.#way.step);
      const range = search ? search.next(window, this.#cap) : endOf(window, Math.min(wanted, this.#cap));
      this.#spend();
      if (!range) throw new CursorLostError();
      window = await this.#read(range);
    }
  }

  async #read(range: Range): Promise<Window<Item>> {
    const window = await this.#list.read(range);
    const given = window.items.length;
    // A list behind page numbers chooses its own windows, and knows its cap itself.
    if (this.#list.hasTotal && !window.isEnd && given > 0 && given < range.limit)
      this.#cap = Math.min(this.#cap, given);
    return window;
  }

  #resume(view: View<Item>): number | null {
    if (!this.#place) return view.atOrigin ? 0 : null;
    const marks: Marks = {
      passed: this.#passed,
      behind: this.#behind,
      ahead: this.#ahead,
      value: this.#place.value,
    };
    return resumeIndex(view, marks, this.#list, this.#way.step);
  }

  /** Takes what is still wanted from `from` on; returns the index after the last item looked at. */
  #take(view: View<Item>, from: number): number {
    if (this.#items.length === 0) this.#hasBehind = from > 0 || !view.atOrigin;
    let index = from;
    for (; index < view.items.length && this.#items.length < this.#request.count; index += 1) {
      const item = view.items[index] as Item; // In bounds by the loop's condition.
      const key = this.#list.keyOf(item);
      // Found by a spare anchor: the cursor's own item can still come, and was delivered with the page before.
      if (this.#passed.has(key)) continue;
      if (this.#items.length === 0) this.#leading = this.#keysBefore(view, index);
      this.#passed.add(key);
      this.#items.push(item);
      this.#positions.push(view.position + this.#way.step * index);
    }
    return index;
  }

  #keysBefore(view: View<Item>, index: number): readonly string[] {
    const seen = view.items
      .slice(Math.max(0, index - NEIGHBOURS), index)
      .map(this.#list.keyOf)
      .reverse();
    return seen.length === NEIGHBOURS ? seen : [...new Set([...seen, ...this.#behind])];
  }

  /** Goes on from the last item of `view`: the next part overlaps with it by one. */
  #moveTo(view: View<Item>): number {
    const last = view.items.length - 1;
    const item = view.items[last];
    if (item === undefined) return view.position;
    const position = view.position + this.#way.step * last;
    this.#place = { position, total: view.window.total, value: this.#list.order?.valueOf(item) ?? null };
    const behind = view.items
      .slice(-1 - NEIGHBOURS)
      .map(this.#list.keyOf)
      .reverse();
    // As long as nothing was taken, what the cursor remembers is as good as before.
    this.#behind = this.hasBegun ? behind : [...behind, ...this.#behind];
    if (this.hasBegun) this.#ahead = [];
    return position;
  }

  #spend(): void {
    if (!this.#searchBudget.spend()) throw new CursorLostError();
  }

  #page(view: View<Item>, taken: number): Page<Item> {
    const rest = view.items.slice(taken, taken + NEIGHBOURS).map(this.#list.keyOf);
    const hasMore = taken < view.items.length || !view.atEnd;
    const isForward = this.#way === FORWARD;
    return new ListPage(this.#list, {
      items: isForward ? this.#items : this.#items.reverse(),
      positions: isForward ? this.#positions : this.#positions.reverse(),
      total: view.window.total,
      hasPreviousPage: isForward ? this.#hasBehind : hasMore,
      hasNextPage: isForward ? hasMore : this.#hasBehind,
      leading: isForward ? this.#leading : rest,
      trailing: isForward ? rest : this.#leading,
    });
  }
}

function withoutOrder<Item>(list: PositionedList<Item>): PositionedList<Item> {
  const { order: _, ...others } = list;
  return others;
}

/** The last items of a list that grew, or that gives fewer items at once than were asked for. */
function endOf<Item>(window: Window<Item>, limit: number): Range {
  const offset = Math.max(0, (window.total ?? 0) - limit);
  return { offset, limit, pivot: offset };
}
