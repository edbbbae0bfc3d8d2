import { hash } from 'node:crypto';
import { type Call, Caller, type Wire } from './caller.ts';
import { ConcurrencyLimiter } from './concurrency.ts';
import type { Decode } from './decode-error.ts';
import type { FailedRequest } from './errors.ts';
import { MAX_TRIES, withRetries } from './retry.ts';
import type { GetOptions, ReadOptions, SendOptions, SessionOptions } from './session-options.ts';
import type { Method } from './transport.ts';
import { Try } from './try.ts';
import { encodeForm, encodeQuery } from './url.ts';

/**
 * The calls of one GraphQL request to one service, with its credential. What goes wrong between here and there
 * is an `UpstreamError`; a path with an empty or dotted part is an `InvalidPathSegmentError`.
 */
export class RestSession {
  readonly #wire: Wire;
  readonly #options: SessionOptions;
  readonly #headers: Readonly<Record<string, string>>;
  readonly #limiter: ConcurrencyLimiter;
  readonly #caller: Caller;
  /** `Call.identity` of the calls with the session's own headers. */
  #identity: string | undefined;

  /** Whether a credential goes with the calls. */
  get hasCredential(): boolean {
    return Object.keys(this.#options.headers).length > 0;
  }

  /** What errors say of a call that is not made, or of an answer that can't be true. */
  describe(method: string, path: string): { readonly request: FailedRequest; readonly name: string } {
    const { service, name } = this.#wire.upstream;
    return { request: { service, method, path }, name };
  }

  constructor(wire: Wire, options: SessionOptions) {
    this.#wire = wire;
    this.#options = options;
    this.#headers = {
      accept: 'application/json',
      'user-agent': 'quintet',
      ...wire.upstream.headers,
    };
    this.#limiter = new ConcurrencyLimiter(wire.upstream.concurrency);
    this.#caller = new Caller(wire, options);
  }

  /** Reads: tried up to three times (`withRetries`), all inside the session's deadline; one that writes is sent once. */
  async get<T>(path: string, options: GetOptions<T>): Promise<T> {
    const call = this.#call('GET', path, options);
    if (call.isWrite) return this.#write(call, options.decode);
    const { clock } = this.#wire;
    return withRetries((number) => this.#try(call, options.decode, number), {
      clock,
      deadline: this.#options.deadline ?? clock.now() + MAX_TRIES * this.#wire.upstream.timeoutMs,
      pause: (ms) => this.#caller.pause(ms, call),
    });
  }

  /** Writes: sent once, whatever becomes of it. */
  async send<T>(method: Exclude<Method, 'GET'>, path: string, options: SendOptions<T>): Promise<T> {
    const call = this.#call(method, path, options);
    return call.isWrite ? this.#write(call, options.decode) : this.#try(call, options.decode, 1);
  }

  #call<T>(method: Method, path: string, options: SendOptions<T> & GetOptions<T>): Call {
    const { resolvePath, upstream } = this.#wire;
    const credential = options.isAnonymous ? {} : this.#options.headers;
    const query = options.query ? encodeQuery(options.query) : '';
    const target = resolvePath(path) + (query === '' ? '' : `?${query}`);
    const body = encodeBody(options);
    const contentType = body && { 'content-type': body.type };
    const headers = { ...this.#headers, ...credential, ...contentType, ...options.headers };
    const isWrite = options.isWrite ?? (method !== 'GET' && !options.isSafe);
    return {
      wire: { method, path: target, headers, body: body?.text ?? null },
      identity: method === 'GET' && !isWrite ? this.#identityOf(headers, options) : undefined,
      isPublic: !options.headers && Object.keys(credential).length === 0,
      request: { service: upstream.service, method, path },
      name: upstream.name,
      maxResponseBytes: upstream.maxResponseBytes,
      isWrite,
      refuses: upstream.refuses,
      credentials: Object.values({ ...credential, ...options.headers }),
      hasDoor: upstream.hasDoor ?? false,
      doorKeys: Object.values(upstream.headers ?? {}),
      secrets: options.secrets ?? [],
    };
  }

  #identityOf(
    headers: Readonly<Record<string, string>>,
    { isAnonymous, headers: others, secrets = [] }: ReadOptions<unknown>,
  ): string | undefined {
    const { inFlight, cache } = this.#wire;
    if (this.#options.asksAnew || secrets.length > 0 || !(inFlight || cache)) return undefined;
    if (isAnonymous || others) return identityOf(headers);
    this.#identity ??= identityOf(headers);
    return this.#identity;
  }

  /** What was read before it holds no more, whatever becomes of it; nor does what is read meanwhile. */
  async #write<T>(call: Call, decode: Decode<T>): Promise<T> {
    const { inFlight, cache } = this.#wire;
    inFlight?.forget();
    try {
      return await this.#try(call, decode, 1);
    } finally {
      inFlight?.forget();
      const dropping = cache?.drop();
      if (dropping) await dropping;
    }
  }

  async #try<T>(call: Call, decode: Decode<T>, number: number): Promise<T> {
    const attempt = new Try(number, this.#limiter);
    try {
      let current = call;
      for (let hops = 0; ; hops++) {
        const outcome = await this.#caller.exchange(current, decode, attempt, hops);
        if ('value' in outcome) return outcome.value;
        current = { ...call, wire: { ...call.wire, path: outcome.redirectedTo } };
      }
    } finally {
      attempt.end();
    }
  }
}

/** Tells requests apart by all their headers, credentials among them, which themselves are kept nowhere. */
function identityOf(headers: Readonly<Record<string, string>>): string {
  return hash('sha256', JSON.stringify(Object.entries(headers)), 'base64url');
}

function encodeBody({ json, form }: SendOptions<unknown>) {
  if (form) return { text: encodeForm(form), type: 'application/x-www-form-urlencoded' };
  if (json !== undefined) return { text: JSON.stringify(json), type: 'application/json' };
  return undefined;
}
