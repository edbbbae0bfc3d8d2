import { LRUCache } from 'lru-cache';

/** The texts of automatic persisted queries by their hash. */
export interface RegisteredQueries {
  get(hash: string): string | undefined;
  set(hash: string, text: string): void;
}

/** What an entry takes beside its letters, about; it bounds the number of short queries. */
const ENTRY_BYTES = 200;

/**
 * Keeps those that were used last, as many as fit.
 *
 * @param maxBytes What they may take in memory together.
 */
export function createRegisteredQueries(maxBytes: number): RegisteredQueries {
  return new LRUCache<string, string>({
    maxSize: maxBytes,
    // A letter takes two bytes where one of the text is beyond Latin.
    sizeCalculation: (text, hash) => hash.length + 2 * text.length + ENTRY_BYTES,
  });
}
