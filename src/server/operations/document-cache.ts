import type { DocumentNode } from 'graphql';
import { LRUCache } from 'lru-cache';

/** Parsed documents by their text. */
export interface DocumentCache {
  get(text: string): DocumentNode | undefined;
  set(text: string, document: DocumentNode): void;
}

/** What a document takes beside what its text lets expect, in characters; it bounds the number of short ones. */
const ENTRY_CHARACTERS = 200;

/**
 * Keeps the documents that were used last, as long as their texts are no longer than a sum of characters. Valid ones
 * alone are worth it: the errors of others are kept with them, and nobody sends them twice but to fill the memory.
 *
 * yoga's cache counts documents: a thousand of the longest allowed would take a gigabyte, since a parsed document is
 * some hundred times its text.
 *
 * @param maxCharacters Characters of all texts together; 400,000 are about 400 documents of a frontend; 200 more count for each.
 */
export function createDocumentCache(maxCharacters = 400_000): DocumentCache {
  return new LRUCache<string, DocumentNode>({
    maxSize: maxCharacters,
    sizeCalculation: (_, text) => text.length + ENTRY_CHARACTERS,
  });
}
