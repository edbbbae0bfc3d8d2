import { hash } from 'node:crypto';
import type { GatewayRequest } from '../../contract/gateway-request.ts';
import type { CacheStore, Entry, Stamp } from '../../store/cache-store.ts';
import { repeatsAny, secretFormsOf } from '../../upstream/http/secret-forms.ts';
import type { Operation } from '../operations/operation-walk.ts';
import type { Manifests } from '../persisted/manifests.ts';
import { invalidatedBy } from './invalidated-by.ts';
import { type Reads, readsOf } from './reads-of.ts';

export interface ResponseCacheOptions {
  readonly store: CacheStore;
  /** The longest time that a response may be cached, in milliseconds, even where its types and fields allow more. */
  readonly maxAgeMs: number;
  /** Differs between gateways that share a store and would answer the same request differently. */
  readonly fingerprint: string;
  /** What ids stand for. */
  readonly manifests: Pick<Manifests, 'version'>;
  /** Request headers that carry credentials. */
  readonly credentialHeaders: readonly string[];
  /** Milliseconds since the Unix epoch. */
  readonly now: () => number;
}

/** A response that was sent before and is sent again. */
export interface CachedResponse {
  readonly facts: ResponseFacts;
  readonly body: Buffer;
}

/** What is known of a cached response besides its bytes. */
export interface ResponseFacts {
  /** Milliseconds since the Unix epoch. */
  readonly keptAt: number;
  /** Of a response that clients and HTTP caches may store, too. */
  readonly etag?: string | undefined;
  /** The operation's own name. */
  readonly operation?: string | undefined;
  /** The hash that it was asked for by. */
  readonly hash?: string | undefined;
}

/** A response that may be stored once it is there; made before anything of it is read. */
export interface PendingEntry {
  readonly key: string;
  readonly reads: Reads;
  readonly stamp: Stamp;
}

/**
 * Caches whole responses to queries. The key is a hash of the request as it was sent, byte by byte, and the credentials that
 * came with it: nothing is parsed, and nobody gets the response to another.
 *
 * A response depends on the types that its operation can read. A mutation drops all responses that depend on a type that it
 * invalidates, once it has ended and before it is answered.
 */
export class ResponseCache {
  readonly #options: ResponseCacheOptions;
  /** In small letters. Someone in front of the gateway may look at an Authorization of their own. */
  readonly #headers: readonly string[];

  constructor(options: ResponseCacheOptions) {
    this.#options = options;
    this.#headers = [...options.credentialHeaders, 'authorization'].map((name) => name.toLowerCase());
  }

  /**
   * @param way what shapes the answer beside the operation: the method, the media type.
   * @param sent a body or an address's parameters.
   */
  keyOf({ headers }: GatewayRequest, way: string, sent: string): string {
    const { fingerprint, manifests } = this.#options;
    let identity = `${fingerprint} ${manifests.version} ${way}\n`;
    for (const name of this.#headers) {
      const value = headers.get(name);
      // With its length: no credential can be written so that it looks like two.
      identity += value === null ? '-\n' : `${value.length} ${value}\n`;
    }
    // Credentials and what people write stand in no key.
    return hash('sha256', identity + sent, 'base64url');
  }

  find(key: string): CachedResponse | undefined | Promise<CachedResponse | undefined> {
    const entry = this.#options.store.read(key);
    return entry instanceof Promise ? entry.then(cachedResponse) : cachedResponse(entry);
  }

  /** Null for an operation whose response must not be stored. */
  begin(key: string, operation: Operation): PendingEntry | null | Promise<PendingEntry> {
    const reads = readsOf(operation);
    if (!reads.isCacheable) return null;
    const stamp = this.#options.store.stamp(reads.types);
    return stamp instanceof Promise ? stamp.then((stamp) => ({ key, reads, stamp })) : { key, reads, stamp };
  }

  /** Stores a response, unless it repeats a credential that came with its request: a service could have put it there. */
  store(
    { key, reads, stamp }: PendingEntry,
    { headers }: GatewayRequest,
    body: Buffer,
    facts: Omit<ResponseFacts, 'keptAt'>,
  ): void {
    const { store, maxAgeMs, now } = this.#options;
    const credentials = this.#headers.map((name) => headers.get(name) ?? '');
    if (repeatsAny(body, secretFormsOf(credentials))) return;
    const head: ResponseFacts = { ...facts, keptAt: now() };
    void store.write(
      key,
      { head: JSON.stringify(head), body },
      { tags: reads.types, stamp, ttlMs: Math.min(maxAgeMs, reads.maxAgeMs) },
    );
  }

  /** Seconds since a response was made. */
  ageOf({ facts }: CachedResponse): number {
    return Math.max(0, Math.floor((this.#options.now() - facts.keptAt) / 1000));
  }

  /** Drops what a mutation can have changed. To be awaited before it is answered, even where it failed. Nothing for a query. */
  dropInvalidated(operation: Operation): void | Promise<void> {
    const types = invalidatedBy(operation);
    if (types.length > 0) return this.#options.store.drop(types);
  }
}

/** Undefined for what `store` has not written: another version of Quintet could have. */
function cachedResponse(entry: Entry | undefined): CachedResponse | undefined {
  if (entry === undefined) return undefined;
  const facts = parseFacts(entry.head);
  return facts && { facts, body: entry.body };
}

function parseFacts(head: string): ResponseFacts | undefined {
  try {
    const facts: unknown = JSON.parse(head);
    return isFacts(facts) ? facts : undefined;
  } catch {
    return undefined;
  }
}

function isFacts(value: unknown): value is ResponseFacts {
  if (typeof value !== 'object' || value === null) return false;
  const { keptAt, etag, operation, hash } = value as Readonly<Record<string, unknown>>; // Any object has members.
  return typeof keptAt === 'number' && [etag, operation, hash].every(isTextOrNone);
}

function isTextOrNone(value: unknown): boolean {
  return value === undefined || typeof value === 'string';
}
