import { currentTraceOrigin } from '../loaders/trace-origin.ts';
import type { CallPolicies } from '../policy/call-policies.ts';
import type { CacheLookup, StoredResponse } from '../policy/http-cache.ts';
import type { AttemptLimits } from './attempt-limits.ts';
import type { Call } from './call.ts';
import { type AttemptRunner, CallAttempt } from './call-attempt.ts';
import { decodeResponse } from './decode-response.ts';
import type { Decode } from './decoding/decode-error.ts';
import { UpstreamTimeoutError, UpstreamUnavailableError } from './errors.ts';
import { abortedError } from './response-errors.ts';
import { nextCallOrder, reportCall, toUpstreamCall } from './upstream-call.ts';

/** Runs one session's calls through the cache: a fresh response from it, else an attempt; a stale one where the service fails. */
export class CallRunner implements AttemptRunner {
  readonly policies: CallPolicies;
  /** What this session has read: read again, it is meant to be seen anew. */
  readonly #seen = new Set<string>();

  constructor(policies: CallPolicies) {
    this.policies = policies;
  }

  /**
   * One exchange of an attempt, and those that it is redirected to.
   * @throws UpstreamError
   */
  run<T>(call: Call, decode: Decode<T>, limits: AttemptLimits): Promise<T> {
    const { cache } = this.policies.client;
    const key = call.isShareable ? `${call.terms.identity} ${call.path}` : undefined;
    if (key === undefined || cache === undefined) return this.#attempt(call, decode, limits, key, undefined);
    const lookup = cache.find(key, call.terms.isPublic);
    if (lookup === undefined) return this.#attempt(call, decode, limits, key, undefined);
    return this.#attemptUnlessCached(call, decode, limits, key, lookup);
  }

  async #attemptUnlessCached<T>(
    call: Call,
    decode: Decode<T>,
    limits: AttemptLimits,
    key: string,
    looking: CacheLookup | Promise<CacheLookup | undefined>,
  ): Promise<T> {
    const lookup = looking instanceof Promise ? await looking : looking;
    const cached = lookup?.cached;
    const isNew = !this.#seen.has(key);
    this.#seen.add(key);
    if (cached?.isFresh && isNew) {
      try {
        return this.#respond(cached, 'cache', call, decode, limits);
      } catch {
        // Good for the read that stored it, but not for this decoder: the service may have a better one by now.
      }
    }
    try {
      return await this.#attempt(call, decode, limits, key, lookup);
    } catch (error) {
      const isFailure = error instanceof UpstreamUnavailableError || error instanceof UpstreamTimeoutError;
      if (!isFailure || !cached?.isUsableStale) throw error;
      this.policies.options.onFailure?.(error);
      return this.#respond(cached, 'stale', call, decode, limits);
    }
  }

  #respond<T>(
    { response, age }: StoredResponse,
    source: 'cache' | 'stale',
    call: Call,
    decode: Decode<T>,
    limits: AttemptLimits,
  ): T {
    const { client, options, waits } = this.policies;
    if (waits.aborted) throw abortedError(call);
    const value = decodeResponse(response, decode, call);
    limits.end();
    const exchange = { status: response.status, bytes: 0, order: nextCallOrder() };
    const record = toUpstreamCall(call, exchange, null, {
      startedAt: client.clock.now(),
      durationMs: 0,
      attempt: limits.number,
      isRedirected: limits.hops > 0,
      source,
      ageSeconds: age,
      traceOrigin: currentTraceOrigin(),
    });
    reportCall(record, options.onCall);
    return value;
  }

  /** @param key undefined where the response is nobody else's. */
  #attempt<T>(
    call: Call,
    decode: Decode<T>,
    limits: AttemptLimits,
    key: string | undefined,
    lookup: CacheLookup | undefined,
  ): Promise<T> {
    const { promise, resolve, reject } = Promise.withResolvers<T>();
    new CallAttempt(this, { call, decode, limits, key, lookup, resolve, reject }).begin();
    return promise;
  }
}
