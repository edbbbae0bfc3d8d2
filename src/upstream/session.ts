import type { Wire } from './ask.ts';
import { Call, CallTerms } from './call.ts';
import { Caller } from './caller.ts';
import { ConcurrencyLimiter } from './concurrency.ts';
import type { Decode } from './decode-error.ts';
import type { FailedRequest } from './errors.ts';
import { MAX_TRIES, waitBeforeRetry } from './retry.ts';
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
  readonly #limiter: ConcurrencyLimiter;
  readonly #caller: Caller;
  readonly #terms: CallTerms;

  /** Whether a credential goes with the calls. */
  get hasCredential(): boolean {
    return !this.#terms.isPublic;
  }

  /** What errors say of a call that is not made, or of an answer that can't be true. */
  describe(method: string, path: string): { readonly request: FailedRequest; readonly name: string } {
    const { service, name } = this.#wire.upstream;
    return { request: { service, method, path }, name };
  }

  constructor(wire: Wire, options: SessionOptions) {
    this.#wire = wire;
    this.#options = options;
    this.#limiter = new ConcurrencyLimiter(wire.upstream.concurrency);
    this.#caller = new Caller(wire, options);
    this.#terms = new CallTerms(wire.upstream, options.headers);
  }

  /** Reads: tried up to three times (`waitBeforeRetry`), all inside the session's deadline; one that writes is sent once. */
  get<T>(path: string, options: GetOptions<T>): Promise<T> {
    let call: Call;
    try {
      call = this.#call('GET', path, options, options.isWrite ?? false);
    } catch (error) {
      return Promise.reject(error);
    }
    if (call.isWrite) return this.#write(call, options.decode);
    const { clock, upstream } = this.#wire;
    const deadline = this.#options.deadline ?? clock.now() + MAX_TRIES * upstream.timeoutMs;
    return this.#try(call, options.decode, 1).catch((error) =>
      this.#tryAgain(call, options.decode, error, deadline),
    );
  }

  /** Writes: sent once, whatever becomes of it. */
  async send<T>(method: Exclude<Method, 'GET'>, path: string, options: SendOptions<T>): Promise<T> {
    const call = this.#call(method, path, options, !options.isSafe);
    return call.isWrite ? this.#write(call, options.decode) : this.#try(call, options.decode, 1);
  }

  #call<T>(method: Method, path: string, options: SendOptions<T>, isWrite: boolean): Call {
    const { resolvePath, inFlight, cache } = this.#wire;
    const query = options.query ? encodeQuery(options.query) : '';
    const isSecret = options.holdsSecret === true || (options.secrets?.length ?? 0) > 0;
    const mayShare = this.#options.asksAnew !== true && !isSecret;
    return new Call({
      terms: this.#termsOf(options),
      method,
      askedPath: path,
      path: query === '' ? resolvePath(path) : `${resolvePath(path)}?${query}`,
      body: encodeBody(options),
      isWrite,
      isShareable: mayShare && method === 'GET' && !isWrite && (inFlight ?? cache) !== undefined,
      secrets: options.secrets,
    });
  }

  #termsOf({ isAnonymous, headers }: ReadOptions<unknown>): CallTerms {
    if (!isAnonymous && !headers) return this.#terms;
    return new CallTerms(this.#wire.upstream, { ...(isAnonymous ? {} : this.#options.headers), ...headers });
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

  #try<T>(call: Call, decode: Decode<T>, number: number): Promise<T> {
    return this.#caller.answer(call, decode, new Try(number, this.#limiter));
  }

  async #tryAgain<T>(call: Call, decode: Decode<T>, firstError: unknown, deadline: number): Promise<T> {
    let error = firstError;
    for (let number = 2; ; number += 1) {
      await this.#caller.pause(waitBeforeRetry(error, number - 1, this.#wire.clock, deadline), call);
      try {
        return await this.#try(call, decode, number);
      } catch (nextError) {
        error = nextError;
      }
    }
  }
}

function encodeBody({ json, form }: SendOptions<unknown>) {
  if (form) return { text: encodeForm(form), type: 'application/x-www-form-urlencoded' };
  if (json !== undefined) return { text: JSON.stringify(json), type: 'application/json' };
  return undefined;
}
