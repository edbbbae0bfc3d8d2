import type { PersistedMode } from '../../config/config.ts';
import type { Manifests } from './manifests.ts';
import { hashOf, plainId } from './operation-id.ts';
import { hashMismatch, idRequired, malformedId, unknownOperation } from './persisted-errors.ts';
import type { RegisteredQueries } from './registered-queries.ts';

/** What of a GraphQL request says which operation it asks for; nothing of it is checked yet. */
export interface SentOperation {
  readonly query?: unknown;
  /** GraphQL over HTTP's name for an id. */
  readonly documentId?: unknown;
  /** The name in Relay's guide. */
  readonly doc_id?: unknown;
  /** Apollo's place: `persistedQuery: { version: 1, sha256Hash }`. */
  readonly extensions?: unknown;
}

/** The operation that a request asks for. */
export interface ResolvedOperation {
  readonly text: string;
  /** Whether the request names it by an id. */
  readonly byId: boolean;
  /** Of its text; absent where nobody needs it. */
  readonly hash?: string;
  /** Whether its hash is to be remembered once it has turned out to be valid. */
  readonly registers: boolean;
  /** Whether `trusted` would refuse it; told where the mode is `mixed`. */
  readonly untrusted: boolean;
}

/** What operations are known by. */
export interface KnownOperations {
  readonly mode: PersistedMode;
  readonly manifests: Manifests;
  /** Texts by hash, of automatic persisted queries. */
  readonly registered: RegisteredQueries;
}

interface SentId {
  /** Without the prefix `sha256:`. */
  readonly id: string;
  readonly protocol: 'apollo' | 'graphql-over-http';
}

/**
 * Finds the operation that a request asks for, by id or by its text.
 *
 * @returns undefined where the request has neither: what else may be wrong with it is not told here.
 * @throws GraphQLError where the id is unknown or not the text's, or the mode wants another way of asking.
 */
export function resolveOperation(sent: SentOperation, known: KnownOperations): ResolvedOperation | undefined {
  const sentId = readId(sent);
  if (sentId) return resolveById(sentId, sent.query ?? undefined, known);
  if (typeof sent.query !== 'string') return undefined;
  if (known.mode === 'trusted') throw idRequired();
  const text = { text: sent.query, byId: false, registers: false };
  if (known.mode === 'open') return { ...text, untrusted: false };
  return { ...text, hash: hashOf(sent.query), untrusted: true };
}

/** Remembers the text of an operation that came with its hash, once it has turned out to be valid: nothing else is worth it. */
export function registerOperation(
  { registers, hash, text }: ResolvedOperation,
  { registered }: KnownOperations,
): void {
  if (registers && hash) registered.set(hash, text);
}

function resolveById({ id, protocol }: SentId, query: unknown, known: KnownOperations): ResolvedOperation {
  const { mode, manifests, registered } = known;
  const listed = manifests.find(id);
  if (listed) {
    if (query !== undefined && query !== listed.text) throw hashMismatch();
    return { text: listed.text, byId: true, hash: listed.hash, registers: false, untrusted: false };
  }
  const unlisted = { byId: true, hash: id, untrusted: mode === 'mixed' };
  if (typeof query === 'string') {
    if (hashOf(query) !== id) throw hashMismatch();
    if (mode === 'trusted') throw idRequired();
    return { ...unlisted, text: query, registers: true };
  }
  const text = registered.get(id);
  if (text === undefined) throw unknownOperation(protocol);
  return { ...unlisted, text, registers: false };
}

function readId({ documentId, doc_id, extensions }: SentOperation): SentId | undefined {
  const id = documentId ?? doc_id;
  if (id !== undefined && id !== null) {
    if (typeof id !== 'string') throw malformedId('The id of a persisted operation must be a string.');
    return { id: plainId(id), protocol: 'graphql-over-http' };
  }
  const persistedQuery = propertyOf(extensions, 'persistedQuery');
  if (persistedQuery === undefined || persistedQuery === null) return undefined;
  const hash = propertyOf(persistedQuery, 'sha256Hash');
  if (typeof hash !== 'string') throw malformedId('extensions.persistedQuery must hold a string sha256Hash.');
  if (propertyOf(persistedQuery, 'version') !== 1) throw malformedId('Unsupported persisted query version');
  return { id: plainId(hash), protocol: 'apollo' };
}

function propertyOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
}
