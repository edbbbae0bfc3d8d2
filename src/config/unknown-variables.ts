import { type ConfigurableService, configVariables } from './variables.ts';

const OWN_PREFIXES = ['MAX_', 'PERSISTED_', 'SANDBOX_', 'UPSTREAM_'];

/**
 * A fault for each variable that looks like ours but is not: a mistyped limit would otherwise go unnoticed.
 * Only names that begin like ours are judged, since an environment is full of others.
 */
export function findUnknownVariables(
  names: readonly string[],
  services: readonly ConfigurableService[],
): string[] {
  const known = configVariables(services).map(({ name }) => name);
  const prefixes = [...OWN_PREFIXES, ...services.map(({ id }) => `${id}_`)];
  return names.flatMap((name) => {
    const prefix = prefixes.find((prefix) => name.startsWith(prefix));
    if (prefix === undefined || known.includes(name)) return [];
    const relatives = known.filter((candidate) => candidate.startsWith(prefix));
    return [`${name} is unknown: did you mean ${nearest(name, relatives)}?`];
  });
}

function nearest(name: string, candidates: readonly string[]): string {
  const ranked = candidates
    .map((candidate) => ({ candidate, distance: editDistance(name, candidate) }))
    .sort((left, right) => left.distance - right.distance);
  return ranked[0]?.candidate ?? '';
}

/** Letters to insert, delete or replace until one word is the other. */
function editDistance(from: string, to: string): number {
  let previous = Array.from({ length: to.length + 1 }, (_, column) => column);
  for (const [row, letter] of [...from].entries()) {
    const current = [row + 1];
    for (const [column, other] of [...to].entries()) {
      const replaced = (previous[column] ?? 0) + (letter === other ? 0 : 1);
      current.push(Math.min(replaced, (previous[column + 1] ?? 0) + 1, (current[column] ?? 0) + 1));
    }
    previous = current;
  }
  return previous[to.length] ?? 0;
}
