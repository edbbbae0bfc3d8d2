/** Reads that a walk may spend on finding its place again, beyond those that bring its items. */
export const SEARCH_BUDGET = 12;

/** Such reads of one page: a walk that is lost in the middle of it is begun again, once. */
export const MAX_SEARCH_READS = 2 * SEARCH_BUDGET;

/**
 * Such reads of all the lists of one service together, where they are read as one: one for each, and so many that one
 * of them can be searched, found out of order, and read whole.
 */
export function searchBudgetOf(lists: number): number {
  return MAX_SEARCH_READS + lists;
}

/** What is left of such reads. */
export class SearchBudget {
  #left: number;
  readonly #shared: SearchBudget | undefined;

  /** @param shared takes each read as well: for a whole page, however many lists it is read from, so that no cursor, stale or forged, costs more for being in many places. */
  constructor(reads = SEARCH_BUDGET, shared?: SearchBudget) {
    this.#left = reads;
    this.#shared = shared;
  }

  /** Takes one read; false where none is left. */
  spend(): boolean {
    if (this.#left === 0 || this.#shared?.spend() === false) return false;
    this.#left -= 1;
    return true;
  }
}
