import type { Arena } from './attack.ts';
import { faultGroups } from './faults/all.ts';
import type { Fault } from './faults/fault.ts';
import { shapeFaults } from './faults/json-shapes.ts';
import { goodOf } from './good-of.ts';
import { type AttackedOperation, attackedOperations } from './operations.ts';

export interface Case {
  readonly operation: AttackedOperation;
  readonly fault: Fault;
}

interface Selection {
  /** One of so many pairs. */
  readonly share: number;
  /** Whether writes are attacked, or reads. */
  readonly writes: boolean;
}

/** Pairs of an operation and a fault, by group of faults, chosen so that each of both takes part. */
export function casesOf({ share, writes }: Selection): Readonly<Record<string, readonly Case[]>> {
  const groups: Record<string, Case[]> = {};
  for (const [row, operation] of attackedOperations.filter(({ isWrite }) => isWrite === writes).entries()) {
    for (const [group, faults] of [
      ...Object.entries(faultGroups),
      ['shapes', shapeFaults(goodOf(operation))] as const,
    ]) {
      const own = faults.filter((_, index) => (index + row) % share === 0);
      groups[group] = [...(groups[group] ?? []), ...own.map((fault) => ({ operation, fault }))];
    }
  }
  return groups;
}

/** Runs the cases, a few at a time, and gives what is wrong: the first case of each kind, and how many there are. */
export async function report(arena: Arena, cases: readonly Case[]): Promise<readonly string[]> {
  const found = new Map<string, { first: string; count: number }>();
  const waiting = [...cases];
  const work = async () => {
    for (let next = waiting.pop(); next; next = waiting.pop()) {
      const { operation, fault } = next;
      const { findings } = await arena.attack(operation, fault);
      for (const finding of findings) {
        const kind = `${operation.isWrite} ${finding.replaceAll(/\d+/g, '#').slice(0, 100)}`;
        const known = found.get(kind) ?? { first: `${operation.row} ${fault.name}: ${finding}`, count: 0 };
        found.set(kind, { ...known, count: known.count + 1 });
      }
    }
  };
  await Promise.all(Array.from({ length: 12 }, work));
  return [...found.values()]
    .sort((a, b) => b.count - a.count)
    .map(({ first, count }) => `${count} × ${first}`);
}
