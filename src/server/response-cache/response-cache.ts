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
  /** Milliseconds that an answer is kept at most, whatever its types and fields allow. */
  readonly maxAgeMs: number;
  /** Tells gateways apart that share a store and would answer the same request differently. */
  readonly fingerprint: string;
  /** What ids stand for. */
  readonly manifests: Pick<Manifests, 'version'>;
  /** Request headers that carry credentials. */
  readonly credentialHeaders: readonly string[];
  /** Milliseconds since the Unix epoch. */
  readonly now: () => number;
}

/** An answer that was given before, as it is sent again. */
export interface KeptAnswer {
  readonly facts: AnswerFacts;
  readonly body: Buffer;
}

/** What is known of a kept answer beside its bytes. */
export interface AnswerFacts {
  /** Milliseconds since the Unix epoch. */
  readonly keptAt: number;
  /** Of an answer that clients and caches may keep, too. */
  readonly etag?: string | undefined;
  /** The operation's own name. */
  readonly operation?: string | undefined;
  /** The hash that it was asked for by. */
  readonly hash?: string | undefined;
}

/** Leave to keep an answer, taken before anything of it was read. */
export interface Keeping {
  readonly key: string;
  readonly reads: Reads;
  readonly stamp: Stamp;
}

/**
 * Whole answers of queries, found by a hash of the request as it was sent, byte by byte, and the credentials that came with
 * it: no parsing, and nobody is given what another was answered.
 *
 * An answer hangs on the types that its operation can read. A mutation drops all that hang on a type that it invalidates,
 * once it is over and before it is answered.
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

  find(key: string): KeptAnswer | undefined | Promise<KeptAnswer | undefined> {
    const entry = this.#options.store.read(key);
    return entry instanceof Promise ? entry.then(keptAnswer) : keptAnswer(entry);
  }

  /** Null for an operation whose answer is not kept. */
  begin(key: string, operation: Operation): Keeping | null | Promise<Keeping> {
    const reads = readsOf(operation);
    if (!reads.isCacheable) return null;
    const stamp = this.#options.store.stamp(reads.types);
    return stamp instanceof Promise ? stamp.then((stamp) => ({ key, reads, stamp })) : { key, reads, stamp };
  }

  /** Stores an answer, unless it repeats a credential that came with its request: a service could have put it there. */
  keep(
    { key, reads, stamp }: Keeping,
    { headers }: GatewayRequest,
    body: Buffer,
    facts: Omit<AnswerFacts, 'keptAt'>,
  ): void {
    const { store, maxAgeMs, now } = this.#options;
    const credentials = this.#headers.map((name) => headers.get(name) ?? '');
    if (repeatsAny(body, secretFormsOf(credentials))) return;
    const head: AnswerFacts = { ...facts, keptAt: now() };
    void store.write(
      key,
      { head: JSON.stringify(head), body },
      { tags: reads.types, stamp, ttlMs: Math.min(maxAgeMs, reads.maxAgeMs) },
    );
  }

  /** Seconds since an answer was given. */
  ageOf({ facts }: KeptAnswer): number {
    return Math.max(0, Math.floor((this.#options.now() - facts.keptAt) / 1000));
  }

  /** To be awaited before a mutation is answered, whatever became of it. Nothing for a query. */
  dropInvalidated(operation: Operation): void | Promise<void> {
    const types = invalidatedBy(operation);
    if (types.length > 0) return this.#options.store.drop(types);
  }
}

/** Undefined for what `keep` has not written: another version of Quintet could have. */
function keptAnswer(entry: Entry | undefined): KeptAnswer | undefined {
  if (entry === undefined) return undefined;
  const facts = parseFacts(entry.head);
  return facts && { facts, body: entry.body };
}

function parseFacts(head: string): AnswerFacts | undefined {
  try {
    const facts: unknown = JSON.parse(head);
    return isFacts(facts) ? facts : undefined;
  } catch {
    return undefined;
  }
}

function isFacts(value: unknown): value is AnswerFacts {
  if (typeof value !== 'object' || value === null) return false;
  const { keptAt, etag, operation, hash } = value as Readonly<Record<string, unknown>>; // Any object has members.
  return typeof keptAt === 'number' && [etag, operation, hash].every(isTextOrNone);
}

function isTextOrNone(value: unknown): boolean {
  return value === undefined || typeof value === 'string';
}
