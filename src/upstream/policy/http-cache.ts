import type { IncomingHttpHeaders } from 'node:http';
import CachePolicy from 'http-cache-semantics';
import type { CacheStore, Entry, Stamp } from '../../store/cache-store.ts';
import type { Clock } from '../clock.ts';
import { isJsonObject } from '../http/decoding/json-object.ts';
import { holdsSecret, repeatsAny } from '../http/secret-forms.ts';
import type { UpstreamResponse } from '../http/transport.ts';

/** How long responses are stored that say nothing of it themselves. */
export interface CacheTimes {
  /** Seconds, for what was read with a credential. */
  readonly ownSeconds: number;
  /** Seconds, for what was read without one. */
  readonly publicSeconds: number;
  /** Up to which age, in seconds, a stored response is used where the service fails; 0 for never. */
  readonly staleSeconds: number;
}

export interface HttpCacheOptions extends CacheTimes {
  readonly store: CacheStore;
  readonly service: string;
  readonly baseUrl: URL;
  readonly clock: Clock;
}

/** A read as the cache knew it before it was made. */
export interface CacheLookup {
  readonly key: string;
  readonly isPublic: boolean;
  readonly stamp: Stamp;
  readonly cached: StoredResponse | undefined;
}

/** A response that was stored. */
export interface StoredResponse {
  readonly response: UpstreamResponse;
  /** Whether it may be used without a call. */
  readonly isFresh: boolean;
  /** Seconds since the service gave it. */
  readonly age: number;
  /** Whether it may be used where the service fails. */
  readonly isUsableStale: boolean;
  /** Headers that ask whether it still holds; empty where the service gave nothing to ask with. */
  readonly conditions: Readonly<Record<string, string>>;
}

/** How long a response that can be revalidated is stored, in milliseconds. */
const REVALIDATION_MS = 3_600_000;
/** What stands in a key is the identity of the request: the whole of its headers, its path and query. */
const SAME_REQUEST = { method: 'GET', url: '/', headers: {} };
/** Of a 304, what describes a body that it doesn't have. */
const OF_THE_BODY = [
  'content-length',
  'content-encoding',
  'content-type',
  'content-range',
  'transfer-encoding',
];
/** A service that sends one of these makes it worth looking for stored responses. */
const SPEAKING_HEADERS = ['cache-control', 'expires', 'etag', 'last-modified'];

/**
 * Stores the responses of one service by the rules of HTTP (RFC 9111): each credential has a private cache of its own, those
 * without one have a shared cache. Any write through this process, or one that shares its Redis, empties them all.
 */
export class HttpCache {
  readonly #options: HttpCacheOptions;
  readonly #Policy: typeof CachePolicy;
  readonly #tags: readonly string[];
  readonly #prefix: string;
  /** Whether anything was or may be stored; where a service says nothing, nothing is even looked for. */
  readonly #isWorthReading: { own: boolean; public: boolean };

  constructor(options: HttpCacheOptions) {
    const { service, baseUrl, clock, ownSeconds, publicSeconds, staleSeconds } = options;
    this.#options = options;
    this.#Policy = class extends CachePolicy {
      now(): number {
        return clock.now();
      }
    };
    this.#tags = [`upstream:${service}@${baseUrl.href}`];
    this.#prefix = `upstream ${service} ${baseUrl.href}`;
    this.#isWorthReading = { own: ownSeconds + staleSeconds > 0, public: publicSeconds + staleSeconds > 0 };
  }

  /** To be asked before a read is made; undefined where none of its kind is worth the looking. */
  find(identity: string, isPublic: boolean): CacheLookup | undefined | Promise<CacheLookup | undefined> {
    if (!this.#isWorthReading[isPublic ? 'public' : 'own']) return undefined;
    const key = `${this.#prefix} ${identity}`;
    const { store } = this.#options;
    const reading = store.read(key);
    const stamping = store.stamp(this.#tags);
    const lookup = (entry: Entry | undefined, stamp: Stamp): CacheLookup => {
      return { key, isPublic, stamp, cached: entry && this.#open(entry, isPublic) };
    };
    if (!(reading instanceof Promise) && !(stamping instanceof Promise)) return lookup(reading, stamping);
    return Promise.all([reading, stamping]).then(([entry, stamp]) => lookup(entry, stamp));
  }

  /** What a 304 stands for: the stored response, with the headers that the service sends now. */
  revive({ cached }: CacheLookup, response: UpstreamResponse): UpstreamResponse {
    if (response.status !== 304 || cached === undefined) return response;
    const news = Object.entries(response.headers).filter(([name]) => !OF_THE_BODY.includes(name));
    const { age, date, ...known } = cached.response.headers;
    return { ...cached.response, headers: { ...known, ...Object.fromEntries(news) } };
  }

  /**
   * Stores a response that was decoded, where it may be stored; what was stored before is replaced. One that holds a secret
   * is not stored.
   *
   * @param secretForms of the credentials that were sent.
   */
  store(
    lookup: CacheLookup,
    { status, headers, body }: UpstreamResponse,
    secretForms: readonly string[],
  ): void {
    const { key, isPublic, stamp } = lookup;
    const policy = status === 200 && body !== null ? this.#policyOf(headers, isPublic) : undefined;
    const ttlMs = policy === undefined ? 0 : this.#ttlMsOf(policy, headers);
    if (policy === undefined || body === null || ttlMs <= 0 || holdsSecret(body, secretForms)) {
      this.#remove(lookup);
      return;
    }
    const entry = { head: JSON.stringify(policy.toObject()), body };
    if (repeatsAny(entry.head, secretForms)) this.#remove(lookup);
    else void this.#options.store.write(key, entry, { tags: this.#tags, stamp, ttlMs });
  }

  /** The service refuses what it gave before; that it has no time just now (408, 429) says nothing about it. */
  removeIfRevoked(lookup: CacheLookup, status: number | null): void {
    if (status !== null && status >= 400 && status < 500 && status !== 408 && status !== 429) {
      this.#remove(lookup);
    }
  }

  #remove({ key, stamp, cached }: CacheLookup): void {
    if (cached === undefined) return;
    // Nothing can be made of it, and it is gone at once.
    const nothing = { head: '', body: Buffer.alloc(0) };
    void this.#options.store.write(key, nothing, { tags: this.#tags, stamp, ttlMs: 1 });
  }

  /** A response has come that was not looked for here. */
  noteHeaders({ headers }: UpstreamResponse, isPublic: boolean): void {
    if (SPEAKING_HEADERS.some((name) => headers[name] !== undefined)) {
      this.#isWorthReading[isPublic ? 'public' : 'own'] = true;
    }
  }

  /** Nothing stored so far is used any more. */
  drop(): void | Promise<void> {
    return this.#options.store.drop(this.#tags);
  }

  #open({ head, body }: Entry, isPublic: boolean): StoredResponse | undefined {
    const state = parse(head);
    if (state === undefined) return undefined;
    const policy = this.#Policy.fromObject(state);
    const age = policy.age();
    const { etag, 'last-modified': modified } = state.resh;
    const conditions: Record<string, string> = {};
    if (typeof etag === 'string') conditions['if-none-match'] = etag;
    if (typeof modified === 'string') conditions['if-modified-since'] = modified;
    return {
      response: { status: 200, headers: policy.responseHeaders(), body },
      isFresh: !policy.stale(),
      age: Math.round(age),
      isUsableStale: age <= this.#options.staleSeconds && !forbidsStale(state.rescc, isPublic),
      conditions,
    };
  }

  /** Undefined where it must not be stored. */
  #policyOf(received: IncomingHttpHeaders, isPublic: boolean): CachePolicy | undefined {
    const { 'set-cookie': cookies, ...rest } = received;
    if (cookies !== undefined && isPublic) return undefined;
    const headers: Record<string, string> = {};
    for (const [name, value] of Object.entries(rest)) {
      if (value !== undefined) headers[name] = Array.isArray(value) ? value.join(', ') : value;
    }
    if (headers.vary?.split(',').some((name) => name.trim() === '*')) return undefined;
    if (!saysHowLong(headers)) {
      const { ownSeconds, publicSeconds } = this.#options;
      const maxAge = `max-age=${isPublic ? publicSeconds : ownSeconds}`;
      headers['cache-control'] = headers['cache-control'] ? `${headers['cache-control']}, ${maxAge}` : maxAge;
    }
    const policy = new this.#Policy(
      SAME_REQUEST,
      { status: 200, headers },
      { shared: isPublic, cacheHeuristic: 0, immutableMinTimeToLive: 0 },
    );
    return policy.storable() ? policy : undefined;
  }

  #ttlMsOf(policy: CachePolicy, headers: IncomingHttpHeaders): number {
    const canBeAsked = headers.etag !== undefined || headers['last-modified'] !== undefined;
    const age = policy.age();
    return Math.max(
      (policy.maxAge() - age) * 1000,
      (this.#options.staleSeconds - age) * 1000,
      canBeAsked ? REVALIDATION_MS : 0,
    );
  }
}

function saysHowLong({ 'cache-control': directives, expires, pragma }: Record<string, string>): boolean {
  return (
    expires !== undefined ||
    (directives !== undefined
      ? /\b(?:max-age|s-maxage|no-cache|no-store)\b/i.test(directives)
      : /\bno-cache\b/i.test(pragma ?? ''))
  );
}

function forbidsStale(directives: Readonly<Record<string, unknown>>, isPublic: boolean): boolean {
  const forbidding = ['must-revalidate', 'no-cache', ...(isPublic ? ['proxy-revalidate', 's-maxage'] : [])];
  return forbidding.some((directive) => directive in directives);
}

function parse(head: string): CachePolicy.CachePolicyObject | undefined {
  try {
    const state: unknown = JSON.parse(head);
    return isPolicyState(state) ? state : undefined;
  } catch {
    return undefined;
  }
}

/** Whether it is what `store` writes: another version of Quintet, or of the library, could have written it. */
function isPolicyState(value: unknown): value is CachePolicy.CachePolicyObject {
  if (!isJsonObject(value)) return false;
  const { v, t, sh, st, resh, rescc, h, reqh } = value;
  return (
    v === 1 &&
    [t, st].every(Number.isFinite) &&
    typeof sh === 'boolean' &&
    (h === undefined || typeof h === 'string') &&
    [resh, rescc].every(isJsonObject) &&
    (reqh === null || reqh === undefined || isJsonObject(reqh))
  );
}
