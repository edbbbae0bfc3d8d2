/** An operation as a manifest holds it. */
export interface ManifestEntry {
  /** As written: `sha256:…`, Relay's MD5, Apollo's bare hash or any name. */
  readonly id: string;
  /** The document. */
  readonly text: string;
}

/**
 * Reads a manifest of any of the formats in use.
 *
 * @returns undefined where it is of none.
 */
export function readManifestEntries(content: string): readonly ManifestEntry[] | undefined {
  const json = parseJson(content);
  if (!isObject(json)) return undefined;
  return json.format === 'apollo-persisted-query-manifest' ? readApollo(json) : readTextsById(json);
}

/** What graphql-codegen's client preset (`persisted-documents.json`), relay-compiler (`persistConfig.file`) and Quintet write. */
function readTextsById(json: JsonObject): ManifestEntry[] | undefined {
  const entries = Object.entries(json).map(([id, text]) => entryOf(id, text));
  return areEntries(entries) ? entries : undefined;
}

/** What `@apollo/generate-persisted-query-manifest`, Rover and the Kotlin and iOS generators write. */
function readApollo({ version, operations }: JsonObject): ManifestEntry[] | undefined {
  if (version !== 1 || !Array.isArray(operations)) return undefined;
  const entries = operations.map((operation: unknown) =>
    isObject(operation) ? entryOf(operation.id, operation.body) : undefined,
  );
  return areEntries(entries) ? entries : undefined;
}

function entryOf(id: unknown, text: unknown): ManifestEntry | undefined {
  return typeof id === 'string' && typeof text === 'string' ? { id, text } : undefined;
}

function areEntries(entries: readonly (ManifestEntry | undefined)[]): entries is ManifestEntry[] {
  return !entries.includes(undefined);
}

type JsonObject = Readonly<Record<string, unknown>>;

function isObject(json: unknown): json is JsonObject {
  return typeof json === 'object' && json !== null && !Array.isArray(json);
}

function parseJson(content: string): unknown {
  try {
    return JSON.parse(content);
  } catch {
    return undefined;
  }
}
