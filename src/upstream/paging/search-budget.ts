import { SEARCH_BUDGET } from './walk.ts';

/** Reads that the lists of one service have together for finding their places, where many are read as one. */
export function searchBudgetOf(lists: number): number {
  return SEARCH_BUDGET + lists;
}
