import DataLoader from 'dataloader';
import { handled } from '../handled.ts';
import { currentTraceOrigin, KeyedTraceOrigins, runForKey } from './trace-origin.ts';

/** Where objects come from. Null is "there is none". */
export type EntitySource<Value> =
  | {
      /** For a service that gives one at a time: called for each key at once, since waiting for more keys would save nothing. */
      readonly loadOne: (key: string) => Promise<Value | null>;
    }
  | {
      /** Resolves to as many results as keys, in their order; an Error is a failure of one of them. */
      readonly loadMany: (keys: readonly string[]) => Promise<ArrayLike<Value | null | Error>>;
    };

/**
 * Loads objects by key, each key at most once a request. What an earlier answer already held is kept by `prime` and
 * never asked for again.
 */
export class EntityLoader<Value> {
  /** Objects that came embedded in other answers; a plain map, since most of them are never asked for by key. */
  readonly #primed = new Map<string, Value>();
  readonly #loader: DataLoader<string, Value | null> | SingleLoader<Value>;
  readonly #traceOrigins = new KeyedTraceOrigins();

  constructor(source: EntitySource<Value>) {
    this.#loader =
      'loadOne' in source
        ? new SingleLoader(source.loadOne, this.#traceOrigins)
        : new DataLoader((keys) => this.#traceOrigins.runBatch(keys, source.loadMany));
  }

  load(key: string): Value | Promise<Value | null> {
    this.#traceOrigins.request(key);
    return this.#primed.get(key) ?? this.#loader.load(key);
  }

  /** Keeps a whole object. A partial one must not be primed: it would pass for the whole. */
  prime(key: string, value: Value): void {
    this.#primed.set(key, value);
    this.#traceOrigins.prime(key);
  }

  /** Forgets what a write has changed. */
  clear(key: string): void {
    this.#primed.delete(key);
    this.#loader.clear(key);
    this.#traceOrigins.clear(key);
  }

  clearAll(): void {
    this.#primed.clear();
    this.#loader.clearAll();
    this.#traceOrigins.clearAll();
  }
}

/** What a DataLoader is where there is nothing to batch: without its turn of the event loop, and its promises for each load. */
class SingleLoader<Value> {
  readonly #load: (key: string) => Promise<Value | null>;
  readonly #traceOrigins: KeyedTraceOrigins;
  readonly #loaded = new Map<string, Promise<Value | null>>();

  constructor(load: (key: string) => Promise<Value | null>, traceOrigins: KeyedTraceOrigins) {
    this.#load = load;
    this.#traceOrigins = traceOrigins;
  }

  load(key: string): Promise<Value | null> {
    const known = this.#loaded.get(key);
    if (known) return known;
    const loading = this.#begin(key);
    this.#loaded.set(key, loading);
    return loading;
  }

  #begin(key: string): Promise<Value | null> {
    try {
      const loading = currentTraceOrigin()
        ? this.#traceOrigins.runBatch([key], () => this.#load(key))
        : this.#load(key);
      return handled(loading);
    } catch (error) {
      return handled(Promise.reject(error)); // A key that no path can be built with.
    }
  }

  clear(key: string): void {
    this.#loaded.delete(key);
  }

  clearAll(): void {
    this.#loaded.clear();
  }
}

/**
 * Batches where a detail endpoint is the better way for these keys: one call for each, all at once (the session bounds
 * how many are in flight). A key that fails is an Error in its own place.
 */
export async function fanOut<Value>(
  keys: readonly string[],
  load: (key: string) => Promise<Value | null>,
): Promise<(Value | null | Error)[]> {
  const results = await Promise.allSettled(keys.map((key) => runForKey(key, () => load(key))));
  return results.map((result) => (result.status === 'fulfilled' ? result.value : toError(result.reason)));
}

function toError(reason: unknown): Error {
  return reason instanceof Error ? reason : new Error(String(reason));
}
