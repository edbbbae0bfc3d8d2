import { LRUCache } from 'lru-cache';
import { TurnBudget } from './turn-budget.ts';

/** Characters of the texts and results that one memo keeps, at most: twice as many bytes where they are not Latin. */
const MAX_SIZE = 2_000_000;
/** A longer text is worked out each time: a few of them would drive out all others. */
const MAX_ENTRY_SIZE = 50_000;

/** Characters that are worked on in one turn, over all memos and requests: 40 ms, where they were written to be slow. */
const budget = new TurnBudget(60_000);

/**
 * Remembers the results of a function of a text, for as many texts as fit. Only for functions whose result depends on the
 * text alone: the memo outlives the request. Returns a promise only if this turn of the event loop has seen so many new texts
 * that the rest must wait for the next.
 *
 * @param longest characters of a text that the work reads at most, however long it is.
 */
export function rememberTexts(
  work: (text: string) => string,
  longest: number,
): (text: string) => string | Promise<string> {
  const sizeCalculation = (result: string, text: string) => text.length + result.length || 1;
  const known = new LRUCache<string, string>({
    maxSize: MAX_SIZE,
    maxEntrySize: MAX_ENTRY_SIZE,
    sizeCalculation,
  });
  const remember = (text: string) => {
    const fresh = work(text);
    known.set(text, fresh);
    return fresh;
  };
  return (text) => {
    // A text that is cut is not looked up: what is remembered would hold on to all of it.
    if (text.length > longest) return withinTurn(longest, () => work(text));
    return known.get(text) ?? withinTurn(text.length, () => known.get(text) ?? remember(text));
  };
}

/** Works on a text of the size given: now, or in a later turn. */
export function withinTurn<T>(characters: number, work: () => T): T | Promise<T> {
  return budget.run(characters, work);
}
