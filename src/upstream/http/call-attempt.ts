import { currentTraceOrigin } from '../loaders/trace-origin.ts';
import type { CallPolicies } from '../policy/call-policies.ts';
import type { CacheLookup } from '../policy/http-cache.ts';
import { SharedCall, type SharedCallOwner, type Waiter } from '../policy/shared-call.ts';
import type { AttemptLimits } from './attempt-limits.ts';
import type { Call } from './call.ts';
import { decodeResponse } from './decode-response.ts';
import type { Decode } from './decoding/decode-error.ts';
import { UpstreamTimeoutError } from './errors.ts';
import { followRedirect } from './redirect.ts';
import { abortedError, errorOfStatus, errorOfTransport, sharedLimitError } from './response-errors.ts';
import {
  type ExchangeListener,
  TransportError,
  type UpstreamResponse,
  type WireRequest,
} from './transport.ts';
import { reportCall, toUpstreamCall } from './upstream-call.ts';

/** Makes the attempts of one session, and those that a redirect leads to. */
export interface AttemptRunner {
  readonly policies: CallPolicies;
  run<T>(call: Call, decode: Decode<T>, limits: AttemptLimits): Promise<T>;
}

export interface CallAttemptOptions<T> {
  readonly call: Call;
  readonly decode: Decode<T>;
  readonly limits: AttemptLimits;
  /** By which others may join; undefined where the response is nobody else's. */
  readonly key: string | undefined;
  readonly lookup: CacheLookup | undefined;
  readonly resolve: (value: T | Promise<T>) => void;
  /** @param error an `UpstreamError`, unless the fault is ours. */
  readonly reject: (error: unknown) => void;
}

/**
 * One exchange for one reader: a shared call that is under way, or one that is begun here. Its time limit, its decoding, its
 * error and its report are this reader's alone. The order of its steps is explained at `CallPolicies`.
 *
 * It listens instead of awaiting: that spares each of a page's many small calls two promises.
 */
export class CallAttempt<T> implements SharedCallOwner, ExchangeListener {
  readonly #runner: AttemptRunner;
  readonly #policies: CallPolicies;
  readonly #options: CallAttemptOptions<T>;
  /** Read now: the response comes from a socket, which has no origin. */
  readonly #traceOrigin = currentTraceOrigin();
  readonly #isRedirected: boolean;
  #startedAt = 0;
  #isShared = false;
  #waiter: Waiter | undefined;

  constructor(runner: AttemptRunner, options: CallAttemptOptions<T>) {
    this.#runner = runner;
    this.#policies = runner.policies;
    this.#options = options;
    this.#isRedirected = options.limits.hops > 0;
  }

  begin(): void {
    const joinable = this.#joinable();
    if (joinable) {
      this.#join(joinable);
      return;
    }
    let pacing: Promise<void> | undefined;
    try {
      pacing = this.#policies.pace(this.#options.call);
    } catch (error) {
      this.#failUnsent(error);
      return;
    }
    if (pacing === undefined) this.#takeSlot();
    else {
      pacing.then(
        () => this.#takeSlot(),
        (error: unknown) => this.#failUnsent(error),
      );
    }
  }

  accept(response: UpstreamResponse, lookup: CacheLookup | undefined): UpstreamResponse {
    this.#policies.observeResponse(response, this.#options.call, this, this.#startedAt);
    const { cache } = this.#policies.client;
    return lookup && cache ? cache.revive(lookup, response) : response;
  }

  noteFailure(error: unknown): void {
    this.#policies.observeFailure(error, this, this.#startedAt, this.#options.limits.timeoutWeight);
  }

  onAnswer(response: UpstreamResponse): void {
    const { call, decode, limits, resolve } = this.#options;
    let redirected: Call | null;
    let value: T | undefined;
    try {
      redirected = this.#redirected(response);
      if (redirected === null) {
        value = decodeResponse(response, decode, call);
        this.#store(response);
      }
    } catch (error) {
      this.#fail(error);
      return;
    }
    if (redirected === null) limits.end();
    this.#report(null);
    if (redirected) resolve(this.#runner.run(redirected, decode, limits));
    else resolve(value as T); // It was decoded.
  }

  onFailure(error: unknown): void {
    const { status } = this.#joined.sharedCall.exchange;
    this.#fail(error instanceof TransportError ? errorOfTransport(error, status, this.#options.call) : error);
  }

  get #joined(): Waiter {
    return this.#waiter as Waiter; // Nothing ends before it has one.
  }

  #takeSlot(): void {
    const turn = this.#options.limits.turn();
    if (turn) void turn.then(() => this.#join(this.#joinable()));
    else this.#join(this.#joinable());
  }

  #joinable(): SharedCall | undefined {
    const { key } = this.#options;
    return key === undefined ? undefined : this.#policies.client.sharedCalls?.find(key);
  }

  #join(joinable: SharedCall | undefined): void {
    const { call, lookup } = this.#options;
    const { client, waits } = this.#policies;
    this.#startedAt = client.clock.now();
    this.#isShared = joinable !== undefined;
    try {
      const deadline = this.#deadline();
      const sharedCall = joinable ?? this.#newCall();
      this.#waiter = sharedCall.join(deadline, this);
      waits.add(this.#waiter);
      if (joinable) return;
      const { cached } = lookup ?? {};
      sharedCall.begin(client.connections, cached ? withConditions(call, cached.conditions) : call);
    } catch (error) {
      if (this.#waiter) waits.remove(this.#waiter);
      this.#policies.leave(this);
      this.#failUnsent(error);
    }
  }

  #failUnsent(error: unknown): void {
    this.#options.limits.end();
    this.#options.reject(error);
  }

  /** @throws where it is too late for a call. */
  #deadline(): number {
    const { call, limits } = this.#options;
    const { waits, options } = this.#policies;
    if (waits.aborted) throw abortedError(call);
    const deadline = limits.deadline(this.#startedAt, options.deadline);
    if (this.#startedAt < deadline) return deadline;
    throw new UpstreamTimeoutError(call.request, `There was no time left to ask ${call.name}.`);
  }

  #newCall(): SharedCall {
    const { call, key, lookup } = this.#options;
    const { upstream, sharedCalls } = this.#policies.client;
    this.#policies.admit(call, this);
    const sharedCall = new SharedCall({
      owner: this,
      maxBytes: upstream.maxResponseBytes,
      outlivesClient: call.isWrite,
      startedAt: this.#startedAt,
      lookup,
    });
    if (key !== undefined) sharedCalls?.add(key, sharedCall);
    return sharedCall;
  }

  /**
   * The call to make instead, where the response says so; null for a success.
   *
   * @throws UpstreamError for any other status.
   */
  #redirected(response: UpstreamResponse): Call | null {
    const { status } = response;
    if (status < 300) return null;
    const { call, limits } = this.#options;
    const { clock, upstream, sharedRateLimiter } = this.#policies.client;
    if (status === 429 && sharedRateLimiter) {
      throw sharedLimitError(call, sharedRateLimiter.waitMs(call.pathWithoutQuery), status);
    }
    if (status >= 400) throw errorOfStatus(response, call, clock.now());
    return followRedirect(response, call, limits, upstream.baseUrl);
  }

  #store(response: UpstreamResponse): void {
    const { terms, isShareable } = this.#options.call;
    const { cache } = this.#policies.client;
    if (cache === undefined || !isShareable) return;
    const { lookup } = this.#joined.sharedCall;
    if (lookup) cache.store(lookup, response, terms.secretForms);
    else cache.noteHeaders(response, terms.isPublic);
  }

  #fail(error: unknown): void {
    const { exchange, lookup } = this.#joined.sharedCall;
    if (lookup) this.#policies.client.cache?.removeIfRevoked(lookup, exchange.status);
    this.#options.limits.end();
    this.#report(error);
    this.#options.reject(error);
  }

  /** @param failure null for a success. */
  #report(failure: unknown): void {
    const { call, limits } = this.#options;
    const { client, waits, options } = this.#policies;
    const waiter = this.#joined;
    const { sharedCall } = waiter;
    waits.remove(waiter);
    const endedAt = client.clock.now();
    const record = toUpstreamCall(call, sharedCall.exchange, failure, {
      startedAt: this.#startedAt,
      durationMs: endedAt - this.#startedAt,
      attempt: limits.number,
      isRedirected: this.#isRedirected,
      source: this.#isShared ? 'shared' : 'service',
      ageSeconds: null,
      traceOrigin: this.#traceOrigin,
    });
    reportCall(record, options.onCall);
    if (waiter.goesOnWithout || !sharedCall.claimReport()) return;
    const { startedAt } = sharedCall;
    const own = { source: 'service', startedAt, durationMs: endedAt - startedAt } as const;
    reportCall(this.#isShared ? { ...record, ...own } : record, client.upstream.onCall);
  }
}

/** Asks the service for a new response only where the cached one no longer holds. */
function withConditions(
  { method, path, headers, body }: Call,
  conditions: Readonly<Record<string, string>>,
): WireRequest {
  return { method, path, headers: { ...headers, ...conditions }, body };
}
