import { AsyncLocalStorage } from 'node:async_hooks';
import { handled } from '../handled.ts';

/**
 * Where a call comes from, recorded only while a request is traced: a field that requested something, or work that several
 * fields share, with everybody who requested it. Followed backwards from a call, it leads to every field that got its response.
 */
export class TraceOrigin {
  /** The tracer's own name for a requester; undefined for shared work. */
  readonly label: unknown;
  /** The result is there: later requesters need not wait. */
  isSettled = false;
  /** For work on many keys at once: the origin of each key. */
  readonly parts: ReadonlyMap<string, TraceOrigin> | undefined;
  /** Who requested this, and whether its result was there by then. */
  readonly #requesters = new Map<TraceOrigin, { readonly late: boolean }>();

  constructor(options: { readonly label?: unknown; readonly parts?: ReadonlyMap<string, TraceOrigin> } = {}) {
    this.label = options.label;
    this.parts = options.parts;
  }

  /** A requester that came in time once is not late when it comes again. */
  addRequester(requester: TraceOrigin, late = this.isSettled): void {
    if (requester !== this && !this.#requesters.has(requester)) this.#requesters.set(requester, { late });
  }

  /** Every labelled requester behind this: those that waited for it, and those that found its result there. */
  requesters(): { readonly waited: ReadonlySet<TraceOrigin>; readonly late: ReadonlySet<TraceOrigin> } {
    const reachedInTime = this.#reached(false);
    const late = this.#reached(true).difference(reachedInTime);
    return { waited: labelled(reachedInTime), late: labelled(late) };
  }

  #reached(alsoLate: boolean): Set<TraceOrigin> {
    const reached = new Set<TraceOrigin>([this]);
    // Iterating over a set includes what is added to it meanwhile.
    for (const origin of reached) {
      for (const [requester, { late }] of origin.#requesters) if (alsoLate || !late) reached.add(requester);
    }
    return reached;
  }
}

function labelled(origins: ReadonlySet<TraceOrigin>): Set<TraceOrigin> {
  return new Set([...origins].filter(({ label }) => label !== undefined));
}

const current = new AsyncLocalStorage<TraceOrigin>();
/** Until the first trace, looking for an origin must cost nothing. */
let everTraced = false;

/** The origin of the code that runs now; undefined where nothing is traced. */
export function currentTraceOrigin(): TraceOrigin | undefined {
  return everTraced ? current.getStore() : undefined;
}

/** Runs something with an origin of this label, which whatever it starts inherits. */
export function runWithOrigin<T>(label: unknown, run: () => T): T {
  everTraced = true;
  return current.run(new TraceOrigin({ label }), run);
}

/**
 * Starts work whose result several may want. Each call of the returned function gets the one result, and counts as one of
 * the work's requesters.
 */
export function startShared<T>(begin: () => Promise<T>): () => Promise<T> {
  if (!currentTraceOrigin()) {
    const result = handled(begin());
    return () => result;
  }
  const origin = new TraceOrigin();
  const result = settling(current.run(origin, begin), [origin]);
  return () => {
    const requester = currentTraceOrigin();
    if (requester) origin.addRequester(requester);
    return result;
  };
}

/** The origins of a loader's keys. */
export class KeyedTraceOrigins {
  readonly #loading = new Map<string, TraceOrigin>();
  /** What brought the keys that came without being requested. */
  readonly #primedBy = new Map<string, TraceOrigin>();

  /** The running code requests a key. */
  request(key: string): void {
    const requester = currentTraceOrigin();
    if (!requester) return;
    const primedBy = this.#primedBy.get(key);
    if (primedBy) {
      primedBy.addRequester(requester, true);
      return;
    }
    const origin = this.#loading.get(key) ?? new TraceOrigin();
    this.#loading.set(key, origin);
    origin.addRequester(requester);
  }

  /** The running code brings a key that others may request. */
  prime(key: string): void {
    const origin = currentTraceOrigin();
    if (origin) this.#primedBy.set(key, origin);
  }

  /** Runs the load of a batch with the origins of all its keys, not with that of its first requester alone. */
  runBatch<T>(keys: readonly string[], load: (keys: readonly string[]) => Promise<T>): Promise<T> {
    if (!currentTraceOrigin()) return load(keys);
    const parts = new Map(keys.map((key) => [key, this.#loading.get(key) ?? new TraceOrigin()]));
    const batch = new TraceOrigin({ parts });
    for (const part of parts.values()) batch.addRequester(part);
    return settling(current.run(batch, load, keys), [...parts.values()]);
  }

  clear(key: string): void {
    this.#loading.delete(key);
    this.#primedBy.delete(key);
  }

  clearAll(): void {
    this.#loading.clear();
    this.#primedBy.clear();
  }
}

/** Inside the load of a batch: runs what only one of its keys needs with the origin of that key. */
export function runForKey<T>(key: string, run: () => T): T {
  const part = currentTraceOrigin()?.parts?.get(key);
  return part ? current.run(part, run) : run();
}

function settling<T>(result: Promise<T>, origins: readonly TraceOrigin[]): Promise<T> {
  const settle = () => {
    for (const origin of origins) origin.isSettled = true;
  };
  result.then(settle, settle);
  return result;
}
