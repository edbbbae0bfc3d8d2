import { CursorLostError } from '../http/errors.ts';
import { type Anchor, NEIGHBOURS, type PartAnchor } from './anchor.ts';
import type { AnchorSchema } from './anchor-schema.ts';
import type { List, PageRequest } from './list.ts';
import type { Page } from './page.ts';
import { MAX_SEARCH_READS, SearchBudget } from './search-budget.ts';

export interface ConcatenatedListOptions<Part, Item> {
  readonly identity: string;
  /** The parts in their order. Asked for once a page. */
  parts(): Promise<readonly Part[]>;
  partKeyOf(part: Part): string;
  readonly partKeyPattern: RegExp;
  /** What the anchors of each part's list look like. */
  readonly anchorsInPart: AnchorSchema;
  /** Number of items in a part, as far as the parts themselves tell. An empty part is not read. */
  countOf(part: Part): number;
  listOf(part: Part): List<Item>;
}

/** Several lists, one after the other, as one list with one cursor. A page reads only the parts that it touches. */
export function concatenatedList<Part, Item>(options: ConcatenatedListOptions<Part, Item>): List<Item> {
  return {
    identity: options.identity,
    canStartAtEnd: true,
    anchors: { ...options.anchorsInPart, partKeyPattern: options.partKeyPattern },
    page: async (request) => new PartWalk(options, await options.parts(), request).page(),
    count: async () => totalOf(options, await options.parts()),
  };
}

function totalOf<Part, Item>(options: ConcatenatedListOptions<Part, Item>, parts: readonly Part[]): number {
  return parts.reduce((total, part) => total + options.countOf(part), 0);
}

/** Which item of which part's page an item of the whole page is. */
interface Origin<Part, Item> {
  readonly part: Part;
  readonly page: Page<Item>;
  readonly index: number;
}

/** Where to begin: at a part, behind an item of it or at its end. */
interface Start {
  readonly index: number;
  readonly anchor: Anchor | null;
}

class PartWalk<Part, Item> {
  readonly #options: ConcatenatedListOptions<Part, Item>;
  readonly #parts: readonly Part[];
  readonly #request: PageRequest;
  readonly #step: 1 | -1;
  /** For all parts together. */
  readonly #searchBudget: SearchBudget;
  /** In the order of the walk. */
  readonly #found: Origin<Part, Item>[] = [];

  constructor(options: ConcatenatedListOptions<Part, Item>, parts: readonly Part[], request: PageRequest) {
    this.#options = options;
    this.#parts = parts;
    this.#request = request;
    this.#searchBudget = new SearchBudget(MAX_SEARCH_READS, request.searchBudget);
    this.#step = request.direction === 'forward' ? 1 : -1;
  }

  async page(): Promise<Page<Item>> {
    const { count, direction } = this.#request;
    const start = this.#start();
    let hasMore = false;
    let anchor = start.anchor;
    for (let at = start.index; this.#isPart(at); at += this.#step) {
      const part = this.#parts[at] as Part; // Within the parts by the loop's condition.
      const missing = count - this.#found.length;
      hasMore = missing === 0 && this.#options.countOf(part) > 0;
      if (hasMore) break;
      if (anchor || (missing > 0 && this.#options.countOf(part) > 0)) {
        hasMore = await this.#read(part, { direction, count: missing, anchor });
      }
      if (hasMore) break;
      anchor = null;
    }
    return this.#page(hasMore, this.#hasBehind(start));
  }

  /** Reads on in one part. Resolves to whether more of it is left. */
  async #read(part: Part, request: PageRequest): Promise<boolean> {
    const page = await this.#options.listOf(part).page({ ...request, searchBudget: this.#searchBudget });
    const isForward = this.#step === 1;
    const origins = page.items.map((_, index) => ({ part, page, index }));
    this.#found.push(...(isForward ? origins : origins.reverse()));
    return isForward ? page.hasNextPage : page.hasPreviousPage;
  }

  #start(): Start {
    const { anchor } = this.#request;
    if (!anchor?.part) return { index: this.#step === 1 ? 0 : this.#parts.length - 1, anchor: null };
    const keys = this.#parts.map(this.#options.partKeyOf);
    const index = keys.indexOf(anchor.part.key);
    if (index === -1) return { index: this.#besideGone(anchor.part, keys), anchor: null };
    // Nothing old can stand beyond what was the last item of its part.
    return isLast(anchor, this.#step) ? { index: index + this.#step, anchor: null } : { index, anchor };
  }

  /** The part is gone, and all in it: go on beside where it stood. */
  #besideGone({ previous, next }: PartAnchor, keys: readonly string[]): number {
    const [behind, ahead] = this.#step === 1 ? [previous, next] : [next, previous];
    const behindAt = behind.map((key) => keys.indexOf(key)).find((index) => index !== -1);
    if (behindAt !== undefined) return behindAt + this.#step;
    const aheadAt = keys.indexOf(ahead[0] ?? '');
    // At either end of the parts there is nothing behind it to be remembered.
    if (aheadAt !== -1) return aheadAt;
    if (behind.length === 0) return this.#step === 1 ? 0 : keys.length - 1;
    if (ahead.length === 0) return this.#step === 1 ? keys.length : -1;
    throw new CursorLostError();
  }

  #hasBehind({ index, anchor }: Start): boolean {
    if (anchor) return true;
    for (let at = index - this.#step; this.#isPart(at); at -= this.#step) {
      if (this.#options.countOf(this.#parts[at] as Part) > 0) return true; // Within the parts by the loop's condition.
    }
    return false;
  }

  #isPart(index: number): boolean {
    return index >= 0 && index < this.#parts.length;
  }

  #page(hasMore: boolean, hasBehind: boolean): Page<Item> {
    const isForward = this.#step === 1;
    const origins = isForward ? this.#found : this.#found.reverse();
    return {
      items: origins.map(({ page, index }) => page.items[index] as Item), // The index comes from this very page.
      total: totalOf(this.#options, this.#parts),
      hasPreviousPage: isForward ? hasBehind : hasMore,
      hasNextPage: isForward ? hasMore : hasBehind,
      anchorOf: (at) => {
        const { page, index, part } = origins[at] as Origin<Part, Item>; // The caller takes it from the page's items.
        return { ...page.anchorOf(index), part: this.#partAnchor(part) };
      },
    };
  }

  #partAnchor(part: Part): PartAnchor {
    const at = this.#parts.indexOf(part);
    const { partKeyOf } = this.#options;
    return {
      key: partKeyOf(part),
      previous: this.#parts
        .slice(Math.max(0, at - NEIGHBOURS), at)
        .map(partKeyOf)
        .reverse(),
      next: this.#parts.slice(at + 1, at + 1 + NEIGHBOURS).map(partKeyOf),
    };
  }
}

function isLast({ position, total }: Anchor, step: 1 | -1): boolean {
  return step === 1 ? total !== null && position === total - 1 : position === 0;
}
