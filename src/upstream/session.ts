import type { Pool } from 'undici';
import { AbortGroup } from './abort-group.ts';
import { Admission } from './admission.ts';
import {
  abortedError,
  type CallContext,
  decodeAnswer,
  errorOfStatus,
  errorOfTransport,
  parseRetryAfter,
  redirectError,
  redirectPath,
} from './answers.ts';
import type { CallBudget } from './budget.ts';
import type { Clock } from './clock.ts';
import { ConcurrencyLimiter } from './concurrency.ts';
import type { Decode } from './decode-error.ts';
import { type FailedRequest, UpstreamTimeoutError } from './errors.ts';
import { MAX_TRIES, withRetries } from './retry.ts';
import { type Answer, Exchange, type Method, TransportError, type WireRequest } from './transport.ts';
import { type OnCall, recordCall, tell } from './upstream-call.ts';
import { encodeForm, encodeQuery, type Form, type Query } from './url.ts';

/** What the sessions of one service share. */
export interface Upstream {
  /** Enum value of the service: `LITTLELOGS`. */
  readonly service: string;
  /** Its name as people write it, for messages: `Littlelogs`. */
  readonly name: string;
  /** With a trailing slash: `https://littlelogs.co/api/1/`. */
  readonly baseUrl: URL;
  /** What opens the server itself to everybody who calls (staging's HTTP Basic), in every call and as secret as a credential. */
  readonly headers?: Readonly<Record<string, string>> | undefined;
  /** Whether it has servers that HTTP Basic opens: a 401 that asks for it says nothing of the viewer's credential. */
  readonly hasDoor?: boolean | undefined;
  /** Whether the body of an answer with a status of success says no all the same; its text is read as a refusal. */
  readonly refuses?: ((body: unknown) => boolean) | undefined;
  /** Calls of one session in flight at most. */
  readonly concurrency: number;
  /** Milliseconds for one try, from the wait for a socket to the last byte of the answer. */
  readonly timeoutMs: number;
  /** Bytes of a body at most. */
  readonly maxResponseBytes: number;
  /** Told of every HTTP exchange, also one that failed. */
  readonly onCall?: OnCall | undefined;
}

/** The way to a service. */
export interface Wire {
  readonly upstream: Upstream;
  readonly clock: Clock;
  readonly pool: Pool;
  /** From a path below the base address to one from the root of the origin. */
  readonly resolvePath: (path: string) => string;
}

export interface SessionOptions {
  /** The credential's headers exactly as the service expects them; `{}` for none. */
  readonly headers: Readonly<Record<string, string>>;
  /** The viewer's request: when it aborts, running calls are given up and waiting ones never start. */
  readonly signal?: AbortSignal | undefined;
  /** Milliseconds since the epoch by the client's clock, when the whole GraphQL request must be done. */
  readonly deadline?: number | undefined;
  readonly onCall?: OnCall | undefined;
  /** The calls that the credential has left, where the service limits them. */
  readonly budget?: CallBudget | undefined;
  /** How many calls the whole GraphQL request may take. Default 1. */
  readonly expectedCalls?: (() => number) | undefined;
}

export interface ReadOptions<T> {
  readonly query?: Query | undefined;
  /** Gets the parsed body, or undefined for an empty one. */
  readonly decode: Decode<T>;
  /** In place of the session's where a name is in both. Names in lower case. */
  readonly headers?: Readonly<Record<string, string>> | undefined;
  /** Whether the call goes without the session's credential: it is how one is got. */
  readonly isAnonymous?: boolean | undefined;
  /** Values in it that nobody may see again: what the service says with one of them in it is not passed on. */
  readonly secrets?: readonly string[] | undefined;
}

export interface GetOptions<T> extends ReadOptions<T> {
  /** Whether the call changes something, although it is a GET: then it is sent once, as any other write. */
  readonly isWrite?: boolean | undefined;
}

/** `json` or `form`, not both; neither sends no body. */
export interface SendOptions<T> extends ReadOptions<T> {
  readonly json?: unknown;
  readonly form?: Form | undefined;
  /** Whether the call changes nothing, although its method could. It is still sent once. */
  readonly isSafe?: boolean | undefined;
}

interface Call extends CallContext {
  readonly wire: WireRequest;
}

/** One of the tries of a call. */
interface Try {
  readonly number: number;
  /** Milliseconds since the epoch. */
  readonly deadline: number;
}

type Outcome<T> = { readonly value: T } | { readonly redirectedTo: string };

const MAX_REDIRECTS = 2;
const REDIRECTS = new Set([301, 302, 303, 307, 308]);

/**
 * The calls of one GraphQL request to one service, with its credential. What goes wrong between here and there
 * is an `UpstreamError`; a path with an empty or dotted part is an `InvalidPathSegmentError`.
 */
export class RestSession {
  readonly #wire: Wire;
  readonly #options: SessionOptions;
  readonly #headers: Readonly<Record<string, string>>;
  readonly #limiter: ConcurrencyLimiter;
  readonly #running: AbortGroup;
  readonly #admission: Admission | undefined;

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
    this.#running = new AbortGroup(options.signal);
    const { budget, expectedCalls = () => 1 } = options;
    if (budget) this.#admission = new Admission({ name: wire.upstream.name, budget, expectedCalls });
  }

  /** Reads: tried up to three times (`withRetries`), all inside the session's deadline; one that writes is sent once. */
  async get<T>(path: string, options: GetOptions<T>): Promise<T> {
    const call = this.#call('GET', path, options);
    if (call.isWrite) return this.#try(call, options.decode, 1);
    const { clock } = this.#wire;
    return withRetries((number) => this.#try(call, options.decode, number), {
      clock,
      deadline: this.#options.deadline ?? clock.now() + MAX_TRIES * this.#wire.upstream.timeoutMs,
      pause: (ms) => this.#pause(ms, call),
    });
  }

  /** Writes: sent once, whatever becomes of it. */
  async send<T>(method: Exclude<Method, 'GET'>, path: string, options: SendOptions<T>): Promise<T> {
    return this.#try(this.#call(method, path, options), options.decode, 1);
  }

  #call<T>(method: Method, path: string, options: SendOptions<T> & GetOptions<T>): Call {
    const { resolvePath, upstream } = this.#wire;
    const credential = options.isAnonymous ? {} : this.#options.headers;
    const query = options.query ? encodeQuery(options.query) : '';
    const target = resolvePath(path) + (query === '' ? '' : `?${query}`);
    const body = encodeBody(options);
    const contentType = body && { 'content-type': body.type };
    return {
      wire: {
        method,
        path: target,
        headers: { ...this.#headers, ...credential, ...contentType, ...options.headers },
        body: body?.text ?? null,
      },
      request: { service: upstream.service, method, path },
      name: upstream.name,
      maxResponseBytes: upstream.maxResponseBytes,
      isWrite: options.isWrite ?? (method !== 'GET' && !options.isSafe),
      refuses: upstream.refuses,
      credentials: Object.values({ ...credential, ...options.headers }),
      hasDoor: upstream.hasDoor ?? false,
      doorKeys: Object.values(upstream.headers ?? {}),
      secrets: options.secrets ?? [],
    };
  }

  async #try<T>(call: Call, decode: Decode<T>, number: number): Promise<T> {
    // The wait for a turn has no timer: at the session's deadline and when the viewer goes away, the calls in
    // flight end, and the waiting ones find out as they get their turn.
    const turn = this.#limiter.acquire();
    if (turn) await turn;
    try {
      const { clock, upstream } = this.#wire;
      const deadline = Math.min(clock.now() + upstream.timeoutMs, this.#options.deadline ?? Infinity);
      let current = call;
      for (let hops = 0; ; hops++) {
        const outcome = await this.#exchange(current, decode, { number, deadline }, hops);
        if ('value' in outcome) return outcome.value;
        current = { ...call, wire: { ...call.wire, path: outcome.redirectedTo } };
      }
    } finally {
      this.#limiter.release();
    }
  }

  async #exchange<T>(
    call: Call,
    decode: Decode<T>,
    { number, deadline }: Try,
    hops: number,
  ): Promise<Outcome<T>> {
    const { clock, pool, upstream } = this.#wire;
    const startedAt = clock.now();
    if (this.#running.aborted) throw abortedError(call);
    if (startedAt >= deadline) {
      throw new UpstreamTimeoutError(call.request, `There was no time left to ask ${call.name}.`);
    }
    this.#admission?.enter(call.request);
    const exchange = new Exchange(pool, call.wire, upstream.maxResponseBytes);
    const abort = () => exchange.cancel('aborted');
    this.#running.add(abort);
    const stopTimer = clock.after(deadline - startedAt, () => exchange.cancel('timeout'));
    let failure: unknown = null;
    try {
      return this.#judge(await exchange.answer, call, decode, hops);
    } catch (error) {
      failure = error instanceof TransportError ? errorOfTransport(error, exchange.status, call) : error;
      throw failure;
    } finally {
      stopTimer();
      this.#running.remove(abort);
      const durationMs = clock.now() - startedAt;
      const record = recordCall(call, exchange, {
        failure,
        startedAt,
        durationMs,
        attempt: number,
        isRedirected: hops > 0,
        baseUrl: upstream.baseUrl,
      });
      tell(record, upstream.onCall, this.#options.onCall);
    }
  }

  #judge<T>(answer: Answer, call: Call, decode: Decode<T>, hops: number): Outcome<T> {
    const { status, headers } = answer;
    const now = this.#wire.clock.now();
    this.#options.budget?.observe(status, headers, parseRetryAfter(headers['retry-after'], now));
    if (status < 300) return { value: decodeAnswer(answer, decode, call) };
    if (status >= 400) throw errorOfStatus(answer, call, now);
    if (!REDIRECTS.has(status) || call.wire.method !== 'GET' || call.isWrite)
      throw redirectError(status, '', call);
    if (hops === MAX_REDIRECTS) throw redirectError(status, ' time and again', call);
    const redirectedTo = redirectPath(headers, call.wire.path, this.#wire.upstream.baseUrl.origin);
    if (redirectedTo === null) throw redirectError(status, ' to another origin', call);
    return { redirectedTo };
  }

  #pause(ms: number, call: CallContext): Promise<void> {
    return new Promise((resolve, reject) => {
      const abort = () => {
        stopTimer();
        this.#running.remove(abort);
        reject(abortedError(call));
      };
      const stopTimer = this.#wire.clock.after(ms, () => {
        this.#running.remove(abort);
        resolve();
      });
      this.#running.add(abort);
      if (this.#running.aborted) abort();
    });
  }
}

function encodeBody({ json, form }: SendOptions<unknown>) {
  if (form) return { text: encodeForm(form), type: 'application/x-www-form-urlencoded' };
  if (json !== undefined) return { text: JSON.stringify(json), type: 'application/json' };
  return undefined;
}
