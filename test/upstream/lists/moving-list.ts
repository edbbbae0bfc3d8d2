import fc from 'fast-check';

export interface Item {
  readonly id: string;
  readonly rank: number;
}

/** One change of a list: `at` is a fraction of its length. */
export interface Change {
  readonly kind: 'insert' | 'delete';
  readonly at: number;
}

/** A service's list that somebody else changes before every read. Ranks ascend through it. */
export class MovingList {
  items: Item[];
  reads = 0;
  readonly #script: Iterator<readonly Change[]>;
  readonly #throughout: Set<string>;
  #nextId: number;

  constructor(length: number, script: readonly (readonly Change[])[]) {
    this.items = Array.from({ length }, (_, i) => ({ id: `i${i}`, rank: i * 1000 }));
    this.#nextId = length;
    this.#throughout = new Set(this.items.map((item) => item.id));
    this.#script = script[Symbol.iterator]();
  }

  /** Ids of the items that were there from the beginning and still are. */
  get standing(): string[] {
    return [...this.#throughout];
  }

  has(id: string): boolean {
    return this.items.some((item) => item.id === id);
  }

  /** The list as it stands at this read, after the next changes. */
  snapshot(): readonly Item[] {
    this.reads += 1;
    for (const change of this.#script.next().value ?? []) this.#apply(change);
    return this.items;
  }

  #apply({ kind, at }: Change): void {
    const index = Math.floor(at * (this.items.length + (kind === 'insert' ? 1 : 0)));
    if (kind === 'delete') {
      const [removed] = this.items.splice(index, 1);
      if (removed) this.#throughout.delete(removed.id);
      return;
    }
    const before = this.items[index - 1]?.rank;
    const after = this.items[index]?.rank;
    const low = before ?? (after ?? 0) - 1000;
    const high = after ?? low + 2000;
    // No two items ever have the same rank, not even one after the other.
    const share = 0.25 + 0.5 * ((this.#nextId * 0.618) % 1);
    const item = { id: `i${this.#nextId}`, rank: low + (high - low) * share };
    this.#nextId += 1;
    this.items.splice(index, 0, item);
  }
}

const change: fc.Arbitrary<Change> = fc.record({
  kind: fc.constantFrom('insert' as const, 'delete' as const),
  // Changes crowd at the head, where services add, but happen everywhere.
  at: fc.oneof(fc.constant(0), fc.double({ min: 0, max: 0.999, noNaN: true })),
});

/** What happens before each read: mostly little, sometimes a burst. */
export const script = fc.array(
  fc.oneof(
    { weight: 4, arbitrary: fc.constant<Change[]>([]) },
    { weight: 5, arbitrary: fc.array(change, { maxLength: 3 }) },
    { weight: 1, arbitrary: fc.array(change, { maxLength: 30 }) },
  ),
  { maxLength: 40 },
);
