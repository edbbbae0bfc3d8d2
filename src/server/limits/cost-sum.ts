/** What a selection costs, and the field in it that costs most without what lies below that field. */
export interface Cost {
  readonly total: number;
  readonly dearest: Share;
}

interface Share {
  readonly cost: number;
  /** Response names from the selection down; linked, so that each is kept once. */
  readonly path: Path | null;
}

interface Path {
  readonly name: string;
  readonly rest: Path | null;
}

export const NOTHING: Cost = { total: 0, dearest: { cost: 0, path: null } };

/** The cost of one field, without what lies below it. */
export function costOfField(name: string, cost: number): Cost {
  return { total: cost, dearest: { cost, path: { name, rest: null } } };
}

/** The same cost, seen from the field above. */
export function below(name: string, { total, dearest }: Cost): Cost {
  return { total, dearest: { cost: dearest.cost, path: { name, rest: dearest.path } } };
}

/** The cost of two things together. */
export function plus(a: Cost, b: Cost): Cost {
  return {
    total: bounded(a.total + b.total),
    dearest: b.dearest.cost > a.dearest.cost ? b.dearest : a.dearest,
  };
}

/** The cost of so many of a thing. */
export function times(count: number, { total, dearest }: Cost): Cost {
  return {
    total: bounded(count * total),
    dearest: { cost: bounded(count * dearest.cost), path: dearest.path },
  };
}

// Doubling fragments reach Infinity, which JSON cannot tell.
function bounded(cost: number): number {
  return Math.min(cost, Number.MAX_SAFE_INTEGER);
}
