/** Tags remembered one by one at most; beyond that everything counts as dropped. */
const MOST = 10_000;

/** What this process has dropped, and the store that it shares with others does not know of yet. */
export class UndroppedTags {
  readonly #everything: string;
  /** By tag, the number of the drop. */
  readonly #drops = new Map<string, number>();
  #last = 0;

  /** @param everything the tag that every entry has. */
  constructor(everything: string) {
    this.#everything = everything;
  }

  /** The number of the last drop that is remembered here, for `settle`. */
  get last(): number {
    return this.#last;
  }

  /** What is to be dropped at the store. */
  get tags(): readonly string[] {
    return [...this.#drops.keys()];
  }

  add(tags: readonly string[]): void {
    for (const tag of tags) this.#drops.set(tag, ++this.#last);
    if (this.#drops.size <= MOST && !this.#drops.has(this.#everything)) return;
    this.#drops.clear();
    this.#drops.set(this.#everything, ++this.#last);
  }

  holdsAny(tags: readonly string[]): boolean {
    return this.#drops.size > 0 && tags.some((tag) => this.#drops.has(tag));
  }

  /** The store knows of all drops up to that number. */
  settle(last: number): void {
    for (const [tag, number] of this.#drops) if (number <= last) this.#drops.delete(tag);
  }
}
