import { currentTraceOrigin } from '../loaders/trace-origin.ts';
import { Admission } from '../policy/admission.ts';
import type { KeptAnswer, Lookup } from '../policy/answer-cache.ts';
import type { TimeLimit } from '../policy/time-limit.ts';
import { type Wait, Waits } from '../policy/waits.ts';
import { abortedError, decodeAnswer, sharedLimitError } from './answers.ts';
import { Ask } from './ask.ts';
import type { Asker, Wire } from './asker.ts';
import type { Call } from './call.ts';
import type { Decode } from './decoding/decode-error.ts';
import { UpstreamTimeoutError, UpstreamUnavailableError } from './errors.ts';
import { recordCall } from './record-call.ts';
import type { SessionOptions } from './session-options.ts';
import { nextOrder } from './transport.ts';
import type { Try } from './try.ts';
import { tell } from './upstream-call.ts';

/**
 * Gets the answers to one session's calls: one that was kept, that of a call under way, or that of a call which it makes
 * and which others may join.
 */
export class Caller implements Asker {
  readonly wire: Wire;
  readonly options: SessionOptions;
  readonly waits: Waits;
  readonly admission: Admission | undefined;
  readonly #retryWaits: TimeLimit;
  /** What this session has read: read again, it is meant to be seen anew. */
  readonly #seen = new Set<string>();

  constructor(wire: Wire, options: SessionOptions, retryWaits: TimeLimit) {
    this.wire = wire;
    this.options = options;
    this.#retryWaits = retryWaits;
    this.waits = new Waits(wire.clock, options.signal);
    const { budget, expectedCalls = () => 1 } = options;
    if (budget) this.admission = new Admission({ name: wire.upstream.name, budget, expectedCalls });
  }

  /**
   * One exchange of a try, and those that it is redirected to.
   * @throws UpstreamError
   */
  answer<T>(call: Call, decode: Decode<T>, attempt: Try): Promise<T> {
    const { cache } = this.wire;
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
      const wait: Wait = {
        deadline: this.wire.clock.now() + ms,
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
    const limiter = this.wire.sharedRateLimiter;
    if (limiter === undefined) return undefined;
    const path = call.pathWithoutQuery;
    const waitMs = limiter.waitMs(path);
    const msToDeadline = (this.options.deadline ?? Infinity) - this.wire.clock.now();
    if (waitMs > Math.min(this.#retryWaits.leftMs, msToDeadline)) throw sharedLimitError(call, waitMs);
    limiter.take(path);
    return waitMs > 0 ? this.pause(waitMs, call) : undefined;
  }

  async #askUnlessKept<T>(
    call: Call,
    decode: Decode<T>,
    attempt: Try,
    key: string,
    looking: Lookup | Promise<Lookup | undefined>,
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
    { answer, age }: KeptAnswer,
    source: 'cache' | 'stale',
    call: Call,
    decode: Decode<T>,
    attempt: Try,
  ): T {
    if (this.waits.aborted) throw abortedError(call);
    const value = decodeAnswer(answer, decode, call);
    attempt.end();
    const record = recordCall(call, { status: answer.status, bytes: 0, order: nextOrder() }, null, {
      startedAt: this.wire.clock.now(),
      durationMs: 0,
      attempt: attempt.number,
      isRedirected: attempt.hops > 0,
      source,
      ageSeconds: age,
      traceOrigin: currentTraceOrigin(),
    });
    tell(record, this.options.onCall);
    return value;
  }

  /** @param key undefined where the answer is nobody else's. */
  #ask<T>(
    call: Call,
    decode: Decode<T>,
    attempt: Try,
    key: string | undefined,
    lookup: Lookup | undefined,
  ): Promise<T> {
    const { promise, resolve, reject } = Promise.withResolvers<T>();
    new Ask(this, { call, decode, attempt, key, lookup, resolve, reject }).begin();
    return promise;
  }
}
