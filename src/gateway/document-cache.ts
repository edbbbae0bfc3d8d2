import type { DocumentNode } from 'graphql';

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
  // A Map keeps the order of insertion: the first is the one that was used longest ago.
  const documents = new Map<string, DocumentNode>();
  let characters = 0;
  return {
    get(text) {
      const document = documents.get(text);
      if (document === undefined) return undefined;
      documents.delete(text);
      documents.set(text, document);
      return document;
    },
    set(text, document) {
      if (!documents.has(text)) characters += text.length;
      documents.set(text, document);
      for (const oldest of documents.keys()) {
        if (characters <= maxCharacters) break;
        documents.delete(oldest);
        characters -= oldest.length;
      }
    },
  };
}
