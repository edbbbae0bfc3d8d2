/** What a selection costs, and the field in it that costs most without what lies below that field. */
export interface Cost {
  readonly total: number;
  readonly costliest: Share;
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

export const NOTHING: Cost = { total: 0, costliest: { cost: 0, path: null } };

/** The cost of one field, without what lies below it. */
export function costOfField(name: string, cost: number): Cost {
  return { total: cost, costliest: { cost, path: { name, rest: null } } };
}

/** The same cost, seen from the field above. */
export function below(name: string, { total, costliest }: Cost): Cost {
  return { total, costliest: { cost: costliest.cost, path: { name, rest: costliest.path } } };
}

/** The cost of two things together. */
export function plus(a: Cost, b: Cost): Cost {
  return {
    total: bounded(a.total + b.total),
    costliest: b.costliest.cost > a.costliest.cost ? b.costliest : a.costliest,
  };
}

/** The cost of one thing or the other; of two that cost the same, the first. */
export function costlier(a: Cost, b: Cost): Cost {
  return b.total > a.total ? b : a;
}

/** The cost of so many of a thing. */
export function times(count: number, { total, costliest }: Cost): Cost {
  return {
    total: bounded(count * total),
    costliest: { cost: bounded(count * costliest.cost), path: costliest.path },
  };
}

// Doubling fragments reach Infinity, which JSON cannot express.
function bounded(cost: number): number {
  return Math.min(cost, Number.MAX_SAFE_INTEGER);
}
