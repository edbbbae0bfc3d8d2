import { AsyncLocalStorage } from 'node:async_hooks';
import { handled } from '../handled.ts';

/**
 * Why something is done, kept only while a request is traced: somebody asked for it, or it is work that was begun once
 * and has those who asked for it. Followed from a call backwards it leads to everybody who got its answer.
 */
export class Demand {
  /** Who it is, in the words of whoever traces; undefined for work. */
  readonly asker: unknown;
  /** The result is there: whoever asks from now on need not wait. */
  isMet = false;
  /** For work on many keys at once: the demand for each of them alone. */
  readonly parts: ReadonlyMap<string, Demand> | undefined;
  /** Who wants this, and whether its result was there when they asked. */
  readonly #askers = new Map<Demand, { readonly late: boolean }>();

  constructor(options: { readonly asker?: unknown; readonly parts?: ReadonlyMap<string, Demand> } = {}) {
    this.asker = options.asker;
    this.parts = options.parts;
  }

  /** Somebody wants this, too. Who came in time once is not late when they ask again. */
  join(asker: Demand, late = this.isMet): void {
    if (asker !== this && !this.#askers.has(asker)) this.#askers.set(asker, { late });
  }

  /** Everybody with a name who is behind this: those who waited for it, and those who found it there. */
  origins(): { readonly waited: ReadonlySet<Demand>; readonly late: ReadonlySet<Demand> } {
    const reachedInTime = this.#reached(false);
    const late = this.#reached(true).difference(reachedInTime);
    return { waited: named(reachedInTime), late: named(late) };
  }

  #reached(alsoLate: boolean): Set<Demand> {
    const reached = new Set<Demand>([this]);
    // A set goes on to what is added to it meanwhile.
    for (const demand of reached) {
      for (const [asker, { late }] of demand.#askers) if (alsoLate || !late) reached.add(asker);
    }
    return reached;
  }
}

function named(demands: ReadonlySet<Demand>): Set<Demand> {
  return new Set([...demands].filter(({ asker }) => asker !== undefined));
}

const current = new AsyncLocalStorage<Demand>();
/** Until anybody traces, looking for a demand must cost nothing. */
let everTraced = false;

/** For whom the code that runs now does what it does; undefined where nobody traces. */
export function currentDemand(): Demand | undefined {
  return everTraced ? current.getStore() : undefined;
}

/** Runs something, and what it begins, on behalf of somebody. */
export function onBehalfOf<T>(asker: unknown, run: () => T): T {
  everTraced = true;
  return current.run(new Demand({ asker }), run);
}

/**
 * Begins work whose result others may want, too. Whoever calls what this returns gets the one result, and counts as one
 * of those who asked for it.
 */
export function shared<T>(begin: () => Promise<T>): () => Promise<T> {
  if (!currentDemand()) {
    const result = handled(begin());
    return () => result;
  }
  const demand = new Demand();
  const result = metWith(current.run(demand, begin), [demand]);
  return () => {
    const asker = currentDemand();
    if (asker) demand.join(asker);
    return result;
  };
}

/** Who asked a loader for which of its keys. */
export class KeyedDemands {
  readonly #loading = new Map<string, Demand>();
  /** What brought the keys that are there unasked. */
  readonly #broughtBy = new Map<string, Demand>();

  /** Whoever runs now asks for a key. */
  join(key: string): void {
    const asker = currentDemand();
    if (!asker) return;
    const broughtBy = this.#broughtBy.get(key);
    if (broughtBy) {
      broughtBy.join(asker, true);
      return;
    }
    const demand = this.#loading.get(key) ?? new Demand();
    this.#loading.set(key, demand);
    demand.join(asker);
  }

  /** Whatever runs now brings a key that others may ask for. */
  keep(key: string): void {
    const demand = currentDemand();
    if (demand) this.#broughtBy.set(key, demand);
  }

  /** Runs the load of a batch on behalf of all who asked for its keys, not of the first of them alone. */
  serve<T>(keys: readonly string[], load: (keys: readonly string[]) => Promise<T>): Promise<T> {
    if (!currentDemand()) return load(keys);
    const parts = new Map(keys.map((key) => [key, this.#loading.get(key) ?? new Demand()]));
    const batch = new Demand({ parts });
    for (const part of parts.values()) batch.join(part);
    return metWith(current.run(batch, load, keys), [...parts.values()]);
  }

  forget(key: string): void {
    this.#loading.delete(key);
    this.#broughtBy.delete(key);
  }

  forgetAll(): void {
    this.#loading.clear();
    this.#broughtBy.clear();
  }
}

/** Inside the load of a batch: does what only one of its keys needs, on behalf of those who asked for that key. */
export function forKey<T>(key: string, run: () => T): T {
  const part = currentDemand()?.parts?.get(key);
  return part ? current.run(part, run) : run();
}

function metWith<T>(result: Promise<T>, demands: readonly Demand[]): Promise<T> {
  const met = () => {
    for (const demand of demands) demand.isMet = true;
  };
  result.then(met, met);
  return result;
}
