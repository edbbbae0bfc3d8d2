import type { DocumentNode } from 'graphql';
import { LRUCache } from 'lru-cache';

/** Parsed documents by their text. */
export interface DocumentCache {
  get(text: string): DocumentNode | undefined;
  set(text: string, document: DocumentNode): void;
}

/**
 * Keeps the documents that were used last, as long as their texts are no longer than a sum of characters.
 *
 * yoga's cache counts documents: a thousand of the longest allowed would take a gigabyte, since a parsed document is
 * some hundred times its text.
 *
 * @param maxCharacters Characters of all texts together; 400,000 are about 400 documents of a frontend.
 */
export function createDocumentCache(maxCharacters = 400_000): DocumentCache {
  return new LRUCache<string, DocumentNode>({
    maxSize: maxCharacters,
    sizeCalculation: (_, text) => text.length,
  });
}
