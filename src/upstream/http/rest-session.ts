import { CallPolicies } from '../policy/call-policies.ts';
import { ConcurrencyLimiter } from '../policy/concurrency-limiter.ts';
import {
  isTryTimeout,
  MAX_RETRY_WAIT_MS,
  MAX_TRIES,
  type RetryOptions,
  waitBeforeRetry,
} from '../policy/retry.ts';
import { TimeLimit } from '../policy/time-limit.ts';
import { AttemptLimits, type AttemptOptions } from './attempt-limits.ts';
import { Call, CallTerms } from './call.ts';
import { CallRunner } from './call-runner.ts';
import type { ClientState } from './client-state.ts';
import type { Decode } from './decoding/decode-error.ts';
import {
  type FailedRequest,
  UpstreamCircuitOpenError,
  UpstreamError,
  UpstreamInvalidResponseError,
  UpstreamRateLimitedError,
  type WriteOutcome,
} from './errors.ts';
import type { GetOptions, ReadOptions, SendOptions, SessionOptions } from './session-options.ts';
import type { Method } from './transport.ts';
import { displayPath, encodeForm, encodeQuery, isUnaddressable } from './url.ts';

/** For how many failures a timeout counts: it costs clients seconds, other failures milliseconds. */
const TIMEOUT_WEIGHT = 5;

/**
 * The calls of one GraphQL request to one service, with its credential. What goes wrong between here and there
 * is an `UpstreamError`.
 */
export class RestSession {
  readonly #client: ClientState;
  readonly #options: SessionOptions;
  readonly #limiter: ConcurrencyLimiter;
  readonly #policies: CallPolicies;
  readonly #runner: CallRunner;
  readonly #terms: CallTerms;
  readonly #retryWaits: TimeLimit;

  /** Whether a credential goes with the calls. */
  get hasCredential(): boolean {
    return !this.#terms.isPublic;
  }

  /** What errors say of a call that is not made, or of an answer that can't be true. */
  describeRequest(method: string, path: string): { readonly request: FailedRequest; readonly name: string } {
    const { service, name } = this.#client.upstream;
    return { request: { service, method, path }, name };
  }

  constructor(client: ClientState, options: SessionOptions) {
    this.#client = client;
    this.#options = options;
    this.#limiter = new ConcurrencyLimiter(client.upstream.concurrency);
    this.#retryWaits = options.retryWaits ?? new TimeLimit(client.clock, MAX_RETRY_WAIT_MS);
    this.#policies = new CallPolicies(client, options, this.#retryWaits);
    this.#runner = new CallRunner(this.#policies);
    this.#terms = new CallTerms(client.upstream, options.headers);
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
    const deadline = this.#deadline;
    const first = this.#firstLimits(deadline);
    return this.#runner
      .run(call, options.decode, first)
      .catch((error) => this.#reporting(this.#retry(call, options.decode, error, first, deadline)));
  }

  /** Writes: sent once, whatever becomes of it. */
  async send<T>(method: Exclude<Method, 'GET'>, path: string, options: SendOptions<T>): Promise<T> {
    const call = this.#call(method, path, options, !options.isSafe);
    return call.isWrite
      ? this.#write(call, options.decode)
      : this.#reporting(this.#tryOnce(call, options.decode));
  }

  #call<T>(method: Method, path: string, options: SendOptions<T>, isWrite: boolean): Call {
    const { resolvePath, sharedCalls, cache } = this.#client;
    if (isUnaddressable(path)) throw this.#unaddressable(method, path);
    const query = options.query ? encodeQuery(options.query) : '';
    const isSecret = options.holdsSecret === true || (options.secrets?.length ?? 0) > 0;
    const mayShare = this.#options.alwaysCalls !== true && !isSecret;
    return new Call({
      terms: this.#termsOf(options),
      method,
      askedPath: path,
      path: query === '' ? resolvePath(path) : `${resolvePath(path)}?${query}`,
      body: encodeBody(options),
      isWrite,
      isShareable: mayShare && method === 'GET' && !isWrite && (sharedCalls ?? cache) !== undefined,
      secrets: options.secrets,
    });
  }

  /** For a path with a name that the service gave and that nothing there can have. */
  #unaddressable(method: Method, path: string): UpstreamInvalidResponseError {
    const { request, name } = this.describeRequest(method, displayPath(path));
    const problem = 'a name that no address can hold';
    const error = new UpstreamInvalidResponseError(request, `${name} answered with ${problem}.`);
    this.#options.onFailure?.(error);
    return error;
  }

  #termsOf({ isAnonymous, headers }: ReadOptions<unknown>): CallTerms {
    if (!isAnonymous && !headers) return this.#terms;
    return new CallTerms(this.#client.upstream, {
      ...(isAnonymous ? {} : this.#options.headers),
      ...headers,
    });
  }

  /** What was read before it holds no more, whatever becomes of it; nor does what is read meanwhile. */
  async #write<T>(call: Call, decode: Decode<T>): Promise<T> {
    const { sharedCalls, cache } = this.#client;
    const { writes } = this.#options;
    sharedCalls?.forget();
    let outcome: WriteOutcome = 'MADE';
    writes?.begin();
    try {
      return await this.#reporting(this.#tryOnce(call, decode));
    } catch (error) {
      outcome = outcomeOf(error);
      throw error;
    } finally {
      sharedCalls?.forget();
      try {
        await cache?.drop();
      } finally {
        writes?.end(outcome);
      }
    }
  }

  async #reporting<T>(answer: Promise<T>): Promise<T> {
    try {
      return await answer;
    } catch (error) {
      if (error instanceof UpstreamError) this.#options.onFailure?.(error);
      throw error;
    }
  }

  get #deadline(): number {
    const { clock, upstream } = this.#client;
    return this.#options.deadline ?? clock.now() + MAX_TRIES * upstream.timeoutMs;
  }

  /** What is sent once has more time at once, but for what it takes to look afterwards whether a change was made. */
  #tryOnce<T>(call: Call, decode: Decode<T>): Promise<T> {
    const { clock, upstream } = this.#client;
    const deadline = (this.#options.deadline ?? clock.now()) - upstream.timeoutMs;
    return this.#runner.run(call, decode, this.#longLimits(1, deadline, TIMEOUT_WEIGHT));
  }

  #firstLimits(deadline: number): AttemptLimits {
    const { clock, upstream, slowness } = this.#client;
    const { timeoutMs } = upstream;
    if (slowness.isSlow) return this.#longLimits(1, deadline, TIMEOUT_WEIGHT);
    const hasTimeForLonger = deadline - clock.now() > 2 * timeoutMs;
    return this.#newLimits({ number: 1, timeoutMs, timeoutWeight: hasTimeForLonger ? 0 : TIMEOUT_WEIGHT });
  }

  #longLimits(number: number, deadline: number, timeoutWeight: number): AttemptLimits {
    const timeoutMs = Math.max(this.#client.upstream.timeoutMs, deadline - this.#client.clock.now());
    return this.#newLimits({ number, timeoutMs, timeoutWeight });
  }

  #newLimits(options: AttemptOptions): AttemptLimits {
    return new AttemptLimits(this.#limiter, options);
  }

  async #retry<T>(
    call: Call,
    decode: Decode<T>,
    firstError: unknown,
    first: AttemptLimits,
    deadline: number,
  ): Promise<T> {
    const { clock, upstream } = this.#client;
    const options: RetryOptions = { clock, deadline, waits: this.#retryWaits };
    let error = firstError;
    for (let attempt = first; ; ) {
      if (this.#isLeftAlone) throw error;
      if (!this.#mayQueueAgain(error, attempt)) {
        await this.#policies.pause(waitBeforeRetry(error, attempt, options), call);
      }
      const number = attempt.number + 1;
      // Two tries have timed out then.
      if (isTryTimeout(error)) attempt = this.#longLimits(number, deadline, 2 * TIMEOUT_WEIGHT);
      else
        attempt = this.#newLimits({ number, timeoutMs: upstream.timeoutMs, timeoutWeight: TIMEOUT_WEIGHT });
      try {
        return await this.#runner.run(call, decode, attempt);
      } catch (nextError) {
        // The failure that opened the circuit says more than the open circuit.
        if (nextError instanceof UpstreamCircuitOpenError) throw error;
        error = nextError;
      }
    }
  }

  get #isLeftAlone(): boolean {
    return !this.#options.alwaysCalls && this.#client.circuit.secondsToWait !== null;
  }

  /** Whether the call waits in the queue of those that share a limit, which knows how long. */
  #mayQueueAgain(error: unknown, { number }: AttemptLimits): boolean {
    if (!(error instanceof UpstreamRateLimitedError) || error.status !== 429) return false;
    return this.#client.sharedRateLimiter !== undefined && number < MAX_TRIES;
  }
}

/** What is thrown before a write is sent says nothing of its outcome. What is no failure of a service is a bug of ours. */
function outcomeOf(error: unknown): WriteOutcome {
  if (!(error instanceof UpstreamError)) return 'UNKNOWN';
  error.outcome ??= 'NOT_SENT';
  return error.outcome;
}

function encodeBody({ json, form }: SendOptions<unknown>) {
  if (form) return { text: encodeForm(form), type: 'application/x-www-form-urlencoded' };
  if (json !== undefined) return { text: JSON.stringify(json), type: 'application/json' };
  return undefined;
}
