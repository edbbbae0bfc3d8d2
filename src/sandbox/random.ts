/** A source of numbers that look random and are the same for the same seed, on every machine. */
export interface Random {
  /** From 0 up to, not including, 1. */
  fraction(): number;
  /** A whole number, both ends included. */
  between(from: number, to: number): number;
  chance(probability: number): boolean;
  pick<Item>(items: readonly Item[]): Item;
  /** As many distinct items as asked for, or all there are, in random order. */
  sample<Item>(items: readonly Item[], size: number): Item[];
  /** A picker that prefers items in proportion to their weights. */
  weighted<Item>(items: readonly Item[], weightOf: (item: Item, index: number) => number): () => Item;
}

/** `mulberry32`: small, fast and good enough for made-up data. */
export function createRandom(seed: number): Random {
  let state = seed >>> 0;

  const fraction = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const between = (from: number, to: number): number => from + Math.floor(fraction() * (to - from + 1));
  const at = <Item>(items: readonly Item[], index: number): Item => {
    const item = items[index];
    if (item === undefined) throw new RangeError('Nothing to pick from an empty list.');
    return item;
  };

  return {
    fraction,
    between,
    chance: (probability) => fraction() < probability,
    pick: (items) => at(items, between(0, items.length - 1)),
    sample(items, size) {
      const rest = [...items];
      const chosen = [];
      while (chosen.length < size && rest.length > 0) {
        const index = between(0, rest.length - 1);
        chosen.push(at(rest, index));
        rest[index] = at(rest, rest.length - 1);
        rest.pop();
      }
      return chosen;
    },
    weighted(items, weightOf) {
      let total = 0;
      const bounds = items.map((item, index) => {
        total += weightOf(item, index);
        return total;
      });
      return () => {
        const target = fraction() * total;
        let low = 0;
        let high = bounds.length - 1;
        while (low < high) {
          const middle = (low + high) >> 1;
          if (at(bounds, middle) > target) high = middle;
          else low = middle + 1;
        }
        return at(items, low);
      };
    },
  };
}
