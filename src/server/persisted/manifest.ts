import { setImmediate } from 'node:timers/promises';
import {
  type DocumentNode,
  GraphQLError,
  type GraphQLSchema,
  Kind,
  parse,
  type ValidationRule,
  validate,
} from 'graphql';
import { type ManifestEntry, readManifestEntries } from './manifest-formats.ts';
import { hashOf, isHash, plainId } from './operation-id.ts';

/** An operation that a manifest lists: parsed once, and valid. */
export interface PersistedOperation {
  /** What a client asks for it by, without the prefix `sha256:`. */
  readonly id: string;
  /** The hash of its text, which finds it too where the id is something else. */
  readonly hash: string;
  readonly text: string;
  readonly document: DocumentNode;
}

/** How many are checked in one go, a few milliseconds: requests must not wait for a frontend with thousands. */
const SLICE = 20;

/** What a manifest's operations are checked against. */
export interface ManifestCheck {
  readonly schema: GraphQLSchema;
  readonly rules: readonly ValidationRule[];
}

/** Everything that is wrong with a manifest. */
export class ManifestError extends Error {
  readonly faults: readonly string[];

  constructor(faults: readonly string[]) {
    super(faults.join('\n'));
    this.name = 'ManifestError';
    this.faults = faults;
  }
}

/**
 * Reads a manifest's JSON.
 *
 * @param check Undefined where the operations are known to be valid: then each is parsed when it is first asked for.
 * @param findText Operations that were found valid before: they are not looked at again.
 * @throws ManifestError where anything is wrong: one broken operation refuses the whole. A fault names its operation.
 */
export async function readManifest(
  content: string,
  check: ManifestCheck | undefined,
  findText: (text: string) => PersistedOperation | undefined = () => undefined,
): Promise<readonly PersistedOperation[]> {
  const entries = readManifestEntries(content);
  if (entries === undefined) {
    throw new ManifestError([
      'It is neither a JSON object of documents by id nor an apollo-persisted-query-manifest of version 1.',
    ]);
  }
  const operations = new Map<string, PersistedOperation>();
  const faults: string[] = [];
  for (const [position, entry] of entries.entries()) {
    if (position % SLICE === SLICE - 1) await setImmediate();
    try {
      const operation = readOperation(entry, check, findText(entry.text));
      const namesake = operations.get(operation.id);
      if (namesake && namesake.text !== operation.text) {
        throw new ManifestError([`${operation.id}: the id stands for two documents.`]);
      }
      operations.set(operation.id, operation);
    } catch (error) {
      if (!(error instanceof ManifestError)) throw error;
      faults.push(...error.faults);
    }
  }
  if (faults.length > 0) throw new ManifestError(faults);
  return [...operations.values()];
}

function readOperation(
  { id: written, text }: ManifestEntry,
  check: ManifestCheck | undefined,
  known: PersistedOperation | undefined,
): PersistedOperation {
  const id = plainId(written);
  const hash = known?.hash ?? hashOf(text);
  if (id === '') throw new ManifestError(['An operation has an empty id.']);
  if (isHash(id) && id !== hash) {
    throw new ManifestError([`${id}: the hash is not that of its document, ${hash}.`]);
  }
  if (known) return { ...known, id };
  if (check === undefined) return knownToBeValid(id, hash, text);
  const document = parseEntry(id, text);
  const names = operationNames(document);
  if (names.length === 0) throw new ManifestError([`${id}: there is no operation in its document.`]);
  const errors = validate(check.schema, document, check.rules);
  if (errors.length > 0) {
    throw new ManifestError(errors.map(({ message }) => `${id} (${names.join(', ')}): ${message}`));
  }
  return { id, hash, text, document };
}

function knownToBeValid(id: string, hash: string, text: string): PersistedOperation {
  let document: DocumentNode | undefined;
  return {
    id,
    hash,
    text,
    get document() {
      document ??= parse(text);
      return document;
    },
  };
}

function parseEntry(id: string, text: string): DocumentNode {
  try {
    return parse(text);
  } catch (error) {
    if (!(error instanceof GraphQLError)) throw error;
    throw new ManifestError([`${id}: ${error.message}`]);
  }
}

function operationNames({ definitions }: DocumentNode): string[] {
  return definitions.flatMap((node) =>
    node.kind === Kind.OPERATION_DEFINITION ? [node.name?.value ?? 'unnamed'] : [],
  );
}
