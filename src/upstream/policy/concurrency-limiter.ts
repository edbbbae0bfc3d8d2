/** Lets at most `limit` calls run at once; the others wait in the order in which they came. */
export class ConcurrencyLimiter {
  #free: number;
  readonly #waiting: (() => void)[] = [];

  constructor(limit: number) {
    this.#free = limit;
  }

  /** Takes a slot; a promise comes back only where none is free. Each slot taken must be released once. */
  acquire(): Promise<void> | undefined {
    if (this.#free > 0) {
      this.#free--;
      return undefined;
    }
    return new Promise((resolve) => this.#waiting.push(resolve));
  }

  release(): void {
    if (this.#waiting.length === 0) this.#free++;
    else this.#waiting.shift()?.();
  }
}
