import { type DocumentNode, print } from 'graphql';
import { sha256 } from './sha256.ts';

/**
 * The manifest of an app, for PERSISTED_MANIFESTS. `asSent` is what the client makes of a document before it sends it:
 * Apollo Client's `cache.transformDocument`, urql's `formatDocument`.
 */
export async function manifestOf(
  documents: readonly DocumentNode[],
  asSent: (document: DocumentNode) => DocumentNode,
): Promise<Record<string, string>> {
  const texts = documents.map((document) => print(asSent(document)));
  return Object.fromEntries(
    await Promise.all(texts.map(async (text) => [`sha256:${await sha256(text)}`, text])),
  );
}
