import { currentTraceOrigin } from '../loaders/trace-origin.ts';
import { failureWeight } from '../policy/circuit-breaker.ts';
import type { CacheLookup } from '../policy/http-cache.ts';
import { parseRetryAfter } from '../policy/rate-limit-headers.ts';
import { SharedCall, type SharedCallOwner, type Waiter } from '../policy/shared-call.ts';
import type { SharedRateLimiter } from '../policy/shared-rate-limiter.ts';
import type { AttemptContext } from './attempt-context.ts';
import type { AttemptLimits } from './attempt-limits.ts';
import type { Call } from './call.ts';
import { revokesCached, withConditions } from './conditional-read.ts';
import type { Decode } from './decoding/decode-error.ts';
import { UpstreamTimeoutError } from './errors.ts';
import { followRedirect } from './redirect.ts';
import {
  abortedError,
  circuitOpenError,
  decodeResponse,
  errorOfStatus,
  errorOfTransport,
  sharedLimitError,
} from './responses.ts';
import { toUpstreamCall } from './to-upstream-call.ts';
import { type ExchangeListener, TransportError, type UpstreamResponse } from './transport.ts';
import { reportCall } from './upstream-call.ts';

export interface CallAttemptOptions<T> {
  readonly call: Call;
  readonly decode: Decode<T>;
  readonly attempt: AttemptLimits;
  /** By which others may join; undefined where the answer is nobody else's. */
  readonly key: string | undefined;
  readonly lookup: CacheLookup | undefined;
  readonly resolve: (value: T | Promise<T>) => void;
  /** @param error an `UpstreamError`, unless the fault is ours. */
  readonly reject: (error: unknown) => void;
}

/**
 * One exchange of a try: that of somebody else who reads the same, or one that is begun here. It is timed, given up,
 * judged, counted and told of for this session alone.
 *
 * It listens instead of awaiting: that spares each of a page's many small calls two promises.
 */
export class CallAttempt<T> implements SharedCallOwner, ExchangeListener {
  readonly #context: AttemptContext;
  readonly #options: CallAttemptOptions<T>;
  /** Its answer comes by a socket, which knows nobody. */
  readonly #traceOrigin = currentTraceOrigin();
  readonly #isRedirected: boolean;
  #startedAt = 0;
  #isShared = false;
  #waiter: Waiter | undefined;

  constructor(context: AttemptContext, options: CallAttemptOptions<T>) {
    this.#context = context;
    this.#options = options;
    this.#isRedirected = options.attempt.hops > 0;
  }

  begin(): void {
    const joinable = this.#joinable();
    if (joinable) {
      this.#join(joinable);
      return;
    }
    let place: Promise<void> | undefined;
    try {
      place = this.#context.placeFor(this.#options.call);
    } catch (error) {
      this.#failUnsent(error);
      return;
    }
    if (place === undefined) this.#takeTurn();
    else {
      place.then(
        () => this.#takeTurn(),
        (error: unknown) => this.#failUnsent(error),
      );
    }
  }

  #takeTurn(): void {
    const turn = this.#options.attempt.turn();
    if (turn) void turn.then(() => this.#join(this.#joinable()));
    else this.#join(this.#joinable());
  }

  #joinable(): SharedCall | undefined {
    const { key } = this.#options;
    return key === undefined ? undefined : this.#context.client.sharedCalls?.find(key);
  }

  #join(joinable: SharedCall | undefined): void {
    const { call, lookup } = this.#options;
    const { client, waits } = this.#context;
    this.#startedAt = client.clock.now();
    this.#isShared = joinable !== undefined;
    try {
      const deadline = this.#deadline();
      const sharedCall = joinable ?? this.#sharedCall();
      this.#waiter = sharedCall.join(deadline, this);
      waits.add(this.#waiter);
      if (!joinable)
        sharedCall.begin(
          client.connections,
          lookup?.kept ? withConditions(call, lookup.kept.conditions) : call,
        );
    } catch (error) {
      if (this.#waiter) waits.remove(this.#waiter);
      client.circuit.leave(this);
      this.#failUnsent(error);
    }
  }

  #failUnsent(error: unknown): void {
    this.#options.attempt.end();
    this.#options.reject(error);
  }

  /** @throws where it is too late to ask. */
  #deadline(): number {
    const { call, attempt } = this.#options;
    const { waits, options } = this.#context;
    if (waits.aborted) throw abortedError(call);
    const deadline = attempt.deadline(this.#startedAt, options.deadline);
    if (this.#startedAt < deadline) return deadline;
    throw new UpstreamTimeoutError(call.request, `There was no time left to ask ${call.name}.`);
  }

  #sharedCall(): SharedCall {
    const { call, key, lookup } = this.#options;
    const { client, admission, options } = this.#context;
    const secondsToWait = options.alwaysCalls ? null : client.circuit.secondsToWait;
    if (secondsToWait !== null) throw circuitOpenError(call, secondsToWait);
    options.callLimit?.check(call.request);
    admission?.enter(call.request);
    options.callLimit?.count();
    client.circuit.enter(this);
    const maxBytes = client.upstream.maxResponseBytes;
    const outlivesClient = call.isWrite;
    const sharedCall = new SharedCall({
      owner: this,
      maxBytes,
      outlivesClient,
      startedAt: this.#startedAt,
      lookup,
    });
    if (key !== undefined) client.sharedCalls?.add(key, sharedCall);
    return sharedCall;
  }

  take(answer: UpstreamResponse, lookup: CacheLookup | undefined): UpstreamResponse {
    const { status, headers } = answer;
    const { client, options } = this.#context;
    const retryAfter = parseRetryAfter(headers['retry-after'], client.clock.now());
    options.budget?.observe(status, headers, retryAfter);
    if (client.sharedRateLimiter) this.#pace(client.sharedRateLimiter, status, retryAfter);
    if (status >= 500) client.circuit.fail(this, 1);
    else client.circuit.succeed();
    client.slowness.observe(this.#startedAt);
    return lookup && client.cache ? client.cache.revive(lookup, answer) : answer;
  }

  #pace(limiter: SharedRateLimiter, status: number, retryAfter: number | undefined): void {
    const path = this.#options.call.pathWithoutQuery;
    if (status === 429) limiter.refused(path, retryAfter);
    else limiter.accepted(path);
  }

  lose(error: unknown): void {
    const { circuit, clock, upstream } = this.#context.client;
    // Less than its time says nothing: the request came late to it.
    const hadItsTime = clock.now() - this.#startedAt >= upstream.timeoutMs;
    const weight = failureWeight(error, hadItsTime ? this.#options.attempt.timeoutWeight : 0);
    if (weight > 0) circuit.fail(this, weight);
    else circuit.leave(this);
  }

  onAnswer(answer: UpstreamResponse): void {
    const { call, decode, attempt, resolve } = this.#options;
    let redirected: Call | null;
    let value: T | undefined;
    try {
      redirected = this.#redirected(answer);
      if (redirected === null) {
        value = decodeResponse(answer, decode, call);
        this.#keep(answer);
      }
    } catch (error) {
      this.#fail(error);
      return;
    }
    if (redirected === null) attempt.end();
    this.#reportCall(null);
    if (redirected) resolve(this.#context.answer(redirected, decode, attempt));
    else resolve(value as T); // It was decoded.
  }

  onFailure(error: unknown): void {
    const { status } = this.#joined.sharedCall.exchange;
    this.#fail(error instanceof TransportError ? errorOfTransport(error, status, this.#options.call) : error);
  }

  #fail(error: unknown): void {
    const { exchange, lookup } = this.#joined.sharedCall;
    if (lookup && revokesCached(exchange.status)) this.#context.client.cache?.forget(lookup);
    this.#options.attempt.end();
    this.#reportCall(error);
    this.#options.reject(error);
  }

  get #joined(): Waiter {
    return this.#waiter as Waiter; // Nothing ends before it has one.
  }

  /** What is to be asked instead, where the answer says so; null for a success. */
  #redirected(answer: UpstreamResponse): Call | null {
    const { status } = answer;
    if (status < 300) return null;
    const { call, attempt } = this.#options;
    const { clock, upstream, sharedRateLimiter } = this.#context.client;
    if (status === 429 && sharedRateLimiter) {
      throw sharedLimitError(call, sharedRateLimiter.waitMs(call.pathWithoutQuery), status);
    }
    if (status >= 400) throw errorOfStatus(answer, call, clock.now());
    return followRedirect(answer, call, attempt, upstream.baseUrl);
  }

  #keep(answer: UpstreamResponse): void {
    const { terms, isShareable } = this.#options.call;
    const { cache } = this.#context.client;
    const { lookup } = this.#joined.sharedCall;
    if (cache === undefined || !isShareable) return;
    if (lookup) cache.keep(lookup, answer, terms.secretForms);
    else cache.notice(answer, terms.isPublic);
  }

  /** @param failure null for a success. */
  #reportCall(failure: unknown): void {
    const { call, attempt } = this.#options;
    const { client, waits, options } = this.#context;
    const waiter = this.#joined;
    const { sharedCall } = waiter;
    waits.remove(waiter);
    const endedAt = client.clock.now();
    const record = toUpstreamCall(call, sharedCall.exchange, failure, {
      startedAt: this.#startedAt,
      durationMs: endedAt - this.#startedAt,
      attempt: attempt.number,
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
