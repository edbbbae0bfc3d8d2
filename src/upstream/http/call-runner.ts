import { currentTraceOrigin } from '../loaders/trace-origin.ts';
import { BudgetAdmission } from '../policy/budget-admission.ts';
import type { CachedResponse, CacheLookup } from '../policy/http-cache.ts';
import { type PendingWait, PendingWaits } from '../policy/pending-waits.ts';
import type { TimeLimit } from '../policy/time-limit.ts';
import type { AttemptContext, ClientState } from './attempt-context.ts';
import type { AttemptLimits } from './attempt-limits.ts';
import type { Call } from './call.ts';
import { CallAttempt } from './call-attempt.ts';
import type { Decode } from './decoding/decode-error.ts';
import { UpstreamTimeoutError, UpstreamUnavailableError } from './errors.ts';
import { abortedError, decodeResponse, sharedLimitError } from './responses.ts';
import type { SessionOptions } from './session-options.ts';
import { toUpstreamCall } from './to-upstream-call.ts';
import { nextCallOrder } from './transport.ts';
import { reportCall } from './upstream-call.ts';

/**
 * Gets the answers to one session's calls: one that was kept, that of a call under way, or that of a call which it makes
 * and which others may join.
 */
export class CallRunner implements AttemptContext {
  readonly client: ClientState;
  readonly options: SessionOptions;
  readonly waits: PendingWaits;
  readonly admission: BudgetAdmission | undefined;
  readonly #retryWaits: TimeLimit;
  /** What this session has read: read again, it is meant to be seen anew. */
  readonly #seen = new Set<string>();

  constructor(client: ClientState, options: SessionOptions, retryWaits: TimeLimit) {
    this.client = client;
    this.options = options;
    this.#retryWaits = retryWaits;
    this.waits = new PendingWaits(client.clock, options.signal);
    const { budget, expectedCalls = () => 1 } = options;
    if (budget) this.admission = new BudgetAdmission({ name: client.upstream.name, budget, expectedCalls });
  }

  /**
   * One exchange of a try, and those that it is redirected to.
   * @throws UpstreamError
   */
  answer<T>(call: Call, decode: Decode<T>, attempt: AttemptLimits): Promise<T> {
    const { cache } = this.client;
    const key = call.isShareable ? `${call.terms.identity} ${call.path}` : undefined;
    if (key === undefined || cache === undefined) return this.#ask(call, decode, attempt, key, undefined);
    const lookup = cache.find(key, call.terms.isPublic);
    if (lookup === undefined) return this.#ask(call, decode, attempt, key, undefined);
    return this.#askUnlessKept(call, decode, attempt, key, lookup);
  }

  /** Waits before a try, which counts against what the whole request may wait. */
  pause(ms: number, call: Call): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#retryWaits.begin();
      const wait: PendingWait = {
        deadline: this.client.clock.now() + ms,
        giveUp: (reason) => {
          this.waits.remove(wait);
          this.#retryWaits.end();
          if (reason === 'timeout') resolve();
          else reject(abortedError(call));
        },
      };
      this.waits.add(wait);
      if (this.waits.aborted) wait.giveUp('aborted');
    });
  }

  /**
   * Takes the place of a call at a service whose limit is everybody's.
   * @returns a promise where the call has to wait for its place.
   * @throws UpstreamRateLimitedError where that would take longer than the request may wait.
   */
  placeFor(call: Call): Promise<void> | undefined {
    const limiter = this.client.sharedRateLimiter;
    if (limiter === undefined) return undefined;
    const path = call.pathWithoutQuery;
    const waitMs = limiter.waitMs(path);
    const msToDeadline = (this.options.deadline ?? Infinity) - this.client.clock.now();
    if (waitMs > Math.min(this.#retryWaits.leftMs, msToDeadline)) throw sharedLimitError(call, waitMs);
    limiter.take(path);
    return waitMs > 0 ? this.pause(waitMs, call) : undefined;
  }

  async #askUnlessKept<T>(
    call: Call,
    decode: Decode<T>,
    attempt: AttemptLimits,
    key: string,
    looking: CacheLookup | Promise<CacheLookup | undefined>,
  ): Promise<T> {
    const lookup = looking instanceof Promise ? await looking : looking;
    const kept = lookup?.kept;
    const isNew = !this.#seen.has(key);
    this.#seen.add(key);
    if (kept?.isFresh && isNew) {
      try {
        return this.#give(kept, 'cache', call, decode, attempt);
      } catch {
        // Good for whoever it was kept for, but not for this decoder: the service may have a better one by now.
      }
    }
    try {
      return await this.#ask(call, decode, attempt, key, lookup);
    } catch (error) {
      const isFailure = error instanceof UpstreamUnavailableError || error instanceof UpstreamTimeoutError;
      if (!isFailure || !kept?.mayStandIn) throw error;
      this.options.onFailure?.(error);
      return this.#give(kept, 'stale', call, decode, attempt);
    }
  }

  #give<T>(
    { answer, age }: CachedResponse,
    source: 'cache' | 'stale',
    call: Call,
    decode: Decode<T>,
    attempt: AttemptLimits,
  ): T {
    if (this.waits.aborted) throw abortedError(call);
    const value = decodeResponse(answer, decode, call);
    attempt.end();
    const record = toUpstreamCall(call, { status: answer.status, bytes: 0, order: nextCallOrder() }, null, {
      startedAt: this.client.clock.now(),
      durationMs: 0,
      attempt: attempt.number,
      isRedirected: attempt.hops > 0,
      source,
      ageSeconds: age,
      traceOrigin: currentTraceOrigin(),
    });
    reportCall(record, this.options.onCall);
    return value;
  }

  /** @param key undefined where the answer is nobody else's. */
  #ask<T>(
    call: Call,
    decode: Decode<T>,
    attempt: AttemptLimits,
    key: string | undefined,
    lookup: CacheLookup | undefined,
  ): Promise<T> {
    const { promise, resolve, reject } = Promise.withResolvers<T>();
    new CallAttempt(this, { call, decode, attempt, key, lookup, resolve, reject }).begin();
    return promise;
  }
}
