import { parse, print } from 'graphql';
import { hashOf, plainId, prefixedId } from './operation-id.ts';

/**
 * A manifest with documents added to it.
 *
 * Append-only: a client of last year sends last year's ids. What it holds stays, in its order; what is new follows.
 * A text is what `print` makes of the document, which is what Apollo Client and urql send and hash.
 *
 * @param manifest Texts by id.
 * @throws TypeError where the manifest holds a text that was changed: its id is then another's.
 */
export function extendManifest(
  manifest: Readonly<Record<string, string>>,
  documents: readonly string[],
): Record<string, string> {
  for (const [id, text] of Object.entries(manifest)) {
    if (plainId(id) !== hashOf(text)) throw new TypeError(`${id} is not the hash of its document.`);
  }
  const texts = documents.map((document) => print(parse(document)));
  return { ...manifest, ...Object.fromEntries(texts.map((text) => [prefixedId(hashOf(text)), text])) };
}
