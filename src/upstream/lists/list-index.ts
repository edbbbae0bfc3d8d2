import { handled } from '../handled.ts';
import { KeyedTraceOrigins, startShared } from '../loaders/trace-origin.ts';
import type { List } from './list.ts';
import type { Page } from './page.ts';

export interface ListIndexOptions<Item> {
  keyOf(item: Item): string;
  /** Items asked for at once, at least 2. */
  readonly pageSize: number;
}

/** What is asked of an index, also where it is made anew after each write. */
export type Index<Item> = Pick<ListIndex<Item>, 'find' | 'all' | 'hasBegun'>;

/**
 * Finds items of a list by their keys, for services that have no endpoint for one item. However many are asked for, and
 * however often, the list is read once, and only as far as it must be. Pages overlap by one item, so that nothing is
 * left out when the list changes meanwhile. A failure is final: whoever asks again gets it again, without a call.
 */
export class ListIndex<Item> {
  readonly #list: List<Item>;
  readonly #options: ListIndexOptions<Item>;
  readonly #found = new Map<string, Item>();
  #hasBegun = false;
  #lastPage: Page<Item> | null = null;
  /** Which page brought which key. */
  readonly #traceOrigins = new KeyedTraceOrigins();
  #lastRead: (() => Promise<Page<Item>>) | undefined;
  /** Readers take turns: what one of them reads may be what the next one looks for. */
  #turn: Promise<void> = Promise.resolve();

  constructor(list: List<Item>, options: ListIndexOptions<Item>) {
    this.#list = list;
    this.#options = options;
  }

  /** Whether anything of the list was asked for. */
  get hasBegun(): boolean {
    return this.#hasBegun;
  }

  /** In the order of the keys; null for what is not in the list. */
  async find(keys: readonly string[]): Promise<(Item | null)[]> {
    await this.#readUntil(() => keys.every((key) => this.#found.has(key)));
    for (const key of keys) this.#found.has(key) ? this.#traceOrigins.request(key) : this.#joinWholeWalk();
    return keys.map((key) => this.#found.get(key) ?? null);
  }

  /** The whole list, in its order. */
  async all(): Promise<readonly Item[]> {
    await this.#readUntil(() => false);
    this.#joinWholeWalk();
    return [...this.#found.values()];
  }

  #readUntil(isEnough: () => boolean): Promise<void> {
    this.#hasBegun = true;
    const turn = this.#turn.then(
      async () => {
        while (this.#lastPage?.hasNextPage !== false && !isEnough()) await this.#readOn();
      },
      (failure: unknown) => {
        this.#joinWholeWalk();
        throw failure;
      },
    );
    this.#turn = handled(turn);
    return turn;
  }

  async #readOn(): Promise<void> {
    const { keyOf, pageSize } = this.#options;
    const last = this.#lastPage;
    const anchor = last ? last.anchorOf(last.items.length - 1) : null;
    // With the item that the last page ended with it is a full page again, and never more than one.
    const count = anchor ? pageSize - 1 : pageSize;
    const previous = this.#lastRead;
    this.#lastRead = startShared(async () => {
      // Whoever wants this page wants those before it, too: they are the way to it.
      void previous?.();
      const page = await this.#list.page({ direction: 'forward', count, anchor });
      for (const item of page.items) this.#keep(keyOf(item), item);
      return page;
    });
    this.#lastPage = await this.#lastRead();
  }

  #keep(key: string, item: Item): void {
    // Pages overlap: what the page before brought stays its own.
    if (!this.#found.has(key)) this.#traceOrigins.prime(key);
    this.#found.set(key, item);
  }

  /** For whom the whole list was walked, as far as it was: it is there already, so that nothing is waited for. */
  #joinWholeWalk(): void {
    void this.#lastRead?.();
  }
}
