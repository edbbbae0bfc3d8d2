import { startShared } from './trace-origin.ts';

/** A value that is read when it is first asked for, and then known until it is cleared. A failure is known as well. */
export class SharedValue<Value> {
  readonly #read: () => Promise<Value>;
  #value: (() => Promise<Value>) | undefined;

  constructor(read: () => Promise<Value>) {
    this.#read = read;
  }

  get isKnown(): boolean {
    return this.#value !== undefined;
  }

  get(): Promise<Value> {
    this.#value ??= startShared(this.#read);
    return this.#value();
  }

  /** Takes a value that another response held. */
  set(value: Value): void {
    this.#value = startShared(async () => value);
  }

  clear(): void {
    this.#value = undefined;
  }
}
