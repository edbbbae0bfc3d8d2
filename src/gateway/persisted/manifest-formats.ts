import { z } from 'zod';

/** An operation as a manifest holds it. */
export interface ManifestEntry {
  /** As written: `sha256:…`, Relay's MD5, Apollo's bare hash or any name. */
  readonly id: string;
  /** The document. */
  readonly text: string;
}

/** What graphql-codegen's client preset (`persisted-documents.json`), relay-compiler (`persistConfig.file`) and Quintet write. */
const textsById = z.record(z.string(), z.string());

/** What `@apollo/generate-persisted-query-manifest`, Rover and the Kotlin and iOS generators write. */
const apolloManifest = z.object({
  format: z.literal('apollo-persisted-query-manifest'),
  version: z.literal(1),
  operations: z.array(z.object({ id: z.string(), body: z.string() })),
});

/**
 * Reads a manifest of any of the formats in use.
 *
 * @returns undefined where it is of none.
 */
export function readManifestEntries(content: string): readonly ManifestEntry[] | undefined {
  const json = parseJson(content);
  const apollo = apolloManifest.safeParse(json);
  if (apollo.success) return apollo.data.operations.map(({ id, body }) => ({ id, text: body }));
  const texts = textsById.safeParse(json);
  if (texts.success) return Object.entries(texts.data).map(([id, text]) => ({ id, text }));
  return undefined;
}

function parseJson(content: string): unknown {
  try {
    return JSON.parse(content);
  } catch {
    return undefined;
  }
}
