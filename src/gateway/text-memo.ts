import { LRUCache } from 'lru-cache';

/** Characters of the texts and results that one memo keeps, at most: twice as many bytes where they are not Latin. */
const maxSize = 2_000_000;
/** A longer text is worked out each time: a few of them would drive out all others. */
const maxEntrySize = 50_000;

/**
 * Remembers what a function makes of a text, for as many texts as fit. Only for functions that give the same for the same
 * text whoever asks, since it outlives the request.
 */
export function rememberTexts(work: (text: string) => string): (text: string) => string {
  const sizeCalculation = (result: string, text: string) => text.length + result.length || 1;
  const known = new LRUCache<string, string>({ maxSize, maxEntrySize, sizeCalculation });
  return (text) => {
    const remembered = known.get(text);
    if (remembered !== undefined) return remembered;
    const fresh = work(text);
    known.set(text, fresh);
    return fresh;
  };
}
