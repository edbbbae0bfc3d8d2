import { type Anchor, NEIGHBOURS } from './anchor.ts';
import type { ItemTraits } from './item-traits.ts';

interface PageContents<Item> {
  readonly items: readonly Item[];
  /** Positions of the items; they have gaps only where the list moved while the page was read. */
  readonly positions: readonly number[];
  readonly total: number | null;
  readonly hasPreviousPage: boolean;
  readonly hasNextPage: boolean;
  /** Keys known to stand before the first item, nearest first. */
  readonly leading: readonly string[];
  /** Keys known to stand after the last item, nearest first. */
  readonly trailing: readonly string[];
}

/** Some neighbouring items of a list. */
export interface Page<Item> {
  readonly items: readonly Item[];
  /** Number of items in the whole list, where the service tells. */
  readonly total: number | null;
  readonly hasPreviousPage: boolean;
  readonly hasNextPage: boolean;
  /** The place of the item at `index`. */
  anchorOf(index: number): Anchor;
}

/** A page of one list. Anchors are made when asked for: few clients ask for every cursor. */
export class ListPage<Item> implements Page<Item> {
  readonly items: readonly Item[];
  readonly total: number | null;
  readonly hasPreviousPage: boolean;
  readonly hasNextPage: boolean;
  readonly #contents: PageContents<Item>;
  readonly #traits: ItemTraits<Item>;

  constructor(traits: ItemTraits<Item>, contents: PageContents<Item>) {
    this.items = contents.items;
    this.total = contents.total;
    this.hasPreviousPage = contents.hasPreviousPage;
    this.hasNextPage = contents.hasNextPage;
    this.#contents = contents;
    this.#traits = traits;
  }

  anchorOf(index: number): Anchor {
    const item = this.items[index] as Item; // The caller takes the index from this page's own items.
    const { keyOf, order } = this.#traits;
    return {
      key: keyOf(item),
      position: this.#contents.positions[index] ?? 0,
      total: this.total,
      previous: this.#keysFrom(index, -1, this.#contents.leading),
      next: this.#keysFrom(index, 1, this.#contents.trailing),
      value: order ? order.valueOf(item) : null,
    };
  }

  #keysFrom(index: number, step: 1 | -1, beyond: readonly string[]): string[] {
    const keys: string[] = [];
    const { positions } = this.#contents;
    let at = index + step;
    for (; keys.length < NEIGHBOURS && at >= 0 && at < this.items.length; at += step) {
      // Across a gap they are no neighbours: what stands between them would be left out on the way back.
      if (positions[at] !== (positions[at - step] as number) + step) return keys;
      keys.push(this.#traits.keyOf(this.items[at] as Item)); // In bounds by the loop's condition.
    }
    for (let i = 0; keys.length < NEIGHBOURS && i < beyond.length; i += 1) keys.push(beyond[i] as string);
    return keys;
  }
}
