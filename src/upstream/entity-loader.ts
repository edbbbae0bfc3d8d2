import DataLoader from 'dataloader';
import { forKey, KeyedDemands } from './demand.ts';

/**
 * Loads objects by key, each key at most once a request. What an earlier answer already held is kept by `prime` and
 * never asked for again.
 */
export class EntityLoader<Value> {
  /** Objects that came embedded in other answers; a plain map, since most of them are never asked for by key. */
  readonly #primed = new Map<string, Value>();
  readonly #loader: DataLoader<string, Value | null>;
  readonly #demands = new KeyedDemands();

  /** @param loadMany resolves to as many results as keys, in their order; null is "there is none", an Error a failure. */
  constructor(loadMany: (keys: readonly string[]) => Promise<ArrayLike<Value | null | Error>>) {
    this.#loader = new DataLoader((keys) => this.#demands.serve(keys, () => loadMany(keys)));
  }

  load(key: string): Value | Promise<Value | null> {
    this.#demands.join(key);
    return this.#primed.get(key) ?? this.#loader.load(key);
  }

  /** Keeps a whole object. A partial one must not be primed: it would pass for the whole. */
  prime(key: string, value: Value): void {
    this.#primed.set(key, value);
    this.#demands.keep(key);
  }

  /** Forgets what a write has changed. */
  clear(key: string): void {
    this.#primed.delete(key);
    this.#loader.clear(key);
    this.#demands.forget(key);
  }

  clearAll(): void {
    this.#primed.clear();
    this.#loader.clearAll();
    this.#demands.forgetAll();
  }
}

/**
 * Batches where a service has only a detail endpoint: one call for each key, all at once (the session bounds how many
 * are in flight). A key that fails is an Error in its own place.
 */
export async function fanOut<Value>(
  keys: readonly string[],
  load: (key: string) => Promise<Value | null>,
): Promise<(Value | null | Error)[]> {
  const results = await Promise.allSettled(keys.map((key) => forKey(key, () => load(key))));
  return results.map((result) => (result.status === 'fulfilled' ? result.value : toError(result.reason)));
}

function toError(reason: unknown): Error {
  return reason instanceof Error ? reason : new Error(String(reason));
}
