/** Whether one instance takes many slugs in one filter (`slug__in`), as far as it was seen. */
export class SlugLists {
  #areTaken = true;

  get areTaken(): boolean {
    return this.#areTaken;
  }

  /** The instance refused one, or answered as if it were not there. It is not asked that way again. */
  areNotTaken(): void {
    this.#areTaken = false;
  }
}

/** Characters of a list in one address: some servers take no address that is longer than 4 kB. */
const MAX_LIST_LENGTH = 2000;

/** A slug that can stand in a list: a comma would make two of it. */
export function isPlainSlug(slug: string): boolean {
  return /^[\w-]+$/.test(slug) && slug.length <= MAX_LIST_LENGTH;
}

/** Parts of a list of things, each with as many as one address takes by the texts that name them. */
export function inAddressable<Item>(items: readonly Item[], textOf: (item: Item) => string): Item[][] {
  const parts: Item[][] = [];
  let length = Number.POSITIVE_INFINITY;
  for (const item of items) {
    // With its comma, which takes three characters in an address.
    const added = encodeURIComponent(textOf(item).toWellFormed()).length + 3;
    if (length + added > MAX_LIST_LENGTH) {
      parts.push([]);
      length = 0;
    }
    parts.at(-1)?.push(item);
    length += added;
  }
  return parts;
}
