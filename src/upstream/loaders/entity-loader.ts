import DataLoader from 'dataloader';
import { handled } from '../handled.ts';
import { KeyedTraceOrigins, runForKey } from './trace-origin.ts';

/** Where objects come from. Null is "there is none". */
export type EntitySource<Value> =
  | {
      /** For a service that gives one at a time: called for each key. One that fails costs its own key. */
      readonly loadOne: (key: string) => Promise<Value | null>;
    }
  | {
      /** Resolves to as many results as keys, in their order; an Error is a failure of one of them. */
      readonly loadMany: (keys: readonly string[]) => Promise<ArrayLike<Value | null | Error>>;
    };

type BatchLoad<Value> = (keys: readonly string[]) => Promise<ArrayLike<Value | null | Error>>;

/**
 * Loads objects by key, each key at most once a request. What an earlier answer already held is kept by `prime` and
 * never asked for again.
 */
export class EntityLoader<Value> {
  /** Objects that came embedded in other answers; a plain map, since most of them are never asked for by key. */
  readonly #primed = new Map<string, Value>();
  readonly #loader: DataLoader<string, Value | null>;
  readonly #traceOrigins = new KeyedTraceOrigins();

  constructor(source: EntitySource<Value>) {
    const cacheMap = new HandledPromises<Value | null>();
    this.#loader =
      'loadOne' in source
        ? // Waiting for more keys would save nothing: a batch is what one turn of the microtask queue asks for.
          new DataLoader(
            this.#batch((keys) => fanOut(keys, source.loadOne)),
            {
              cacheMap,
              batchScheduleFn: queueMicrotask,
            },
          )
        : new DataLoader(this.#batch(source.loadMany), { cacheMap });
  }

  load(key: string): Value | Promise<Value | null> {
    this.#traceOrigins.request(key);
    return this.#primed.get(key) ?? this.#loader.load(key);
  }

  #batch(loadMany: BatchLoad<Value>): BatchLoad<Value> {
    return (keys) => this.#traceOrigins.runBatch(keys, loadMany);
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

/** The promises of a DataLoader. One that fails while nobody awaits it yet is no stray rejection. */
class HandledPromises<Value> extends Map<string, Promise<Value>> {
  override set(key: string, promise: Promise<Value>): this {
    return super.set(key, handled(promise));
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
  const results = await Promise.allSettled(keys.map(async (key) => runForKey(key, () => load(key))));
  return results.map((result) => (result.status === 'fulfilled' ? result.value : toError(result.reason)));
}

function toError(reason: unknown): Error {
  return reason instanceof Error ? reason : new Error(String(reason));
}
