/** What is under way on behalf of one signal, which gets one listener for all of it and none while idle. */
export class AbortGroup {
  readonly #signal: AbortSignal | undefined;
  readonly #members = new Set<() => void>();
  readonly #abortAll = (): void => {
    for (const abort of [...this.#members]) abort();
  };

  constructor(signal: AbortSignal | undefined) {
    this.#signal = signal;
  }

  get aborted(): boolean {
    return this.#signal?.aborted ?? false;
  }

  /** `abort` is called once when the signal aborts, unless it was removed before. */
  add(abort: () => void): void {
    if (this.#members.size === 0) this.#signal?.addEventListener('abort', this.#abortAll);
    this.#members.add(abort);
  }

  remove(abort: () => void): void {
    this.#members.delete(abort);
    if (this.#members.size === 0) this.#signal?.removeEventListener('abort', this.#abortAll);
  }
}
