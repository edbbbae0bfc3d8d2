import { Admission } from './admission.ts';
import type { KeptAnswer, Lookup } from './answer-cache.ts';
import { abortedError, decodeAnswer } from './answers.ts';
import { Ask, type Asker, type Wire } from './ask.ts';
import type { Call } from './call.ts';
import type { Decode } from './decode-error.ts';
import { currentDemand } from './demand.ts';
import { UpstreamTimeoutError, UpstreamUnavailableError } from './errors.ts';
import { recordCall } from './record-call.ts';
import type { SessionOptions } from './session-options.ts';
import { nextOrder } from './transport.ts';
import type { Try } from './try.ts';
import { tell } from './upstream-call.ts';
import { type Wait, Waits } from './waits.ts';

/**
 * Gets the answers to one session's calls: one that was kept, that of a call under way, or that of a call which it makes
 * and which others may join.
 */
export class Caller implements Asker {
  readonly wire: Wire;
  readonly options: SessionOptions;
  readonly waits: Waits;
  readonly admission: Admission | undefined;
  /** What this session has read: read again, it is meant to be seen anew. */
  readonly #seen = new Set<string>();

  constructor(wire: Wire, options: SessionOptions) {
    this.wire = wire;
    this.options = options;
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

  /** Waits between two tries. */
  pause(ms: number, call: Call): Promise<void> {
    return new Promise((resolve, reject) => {
      const wait: Wait = {
        deadline: this.wire.clock.now() + ms,
        giveUp: (reason) => {
          this.waits.remove(wait);
          if (reason === 'timeout') resolve();
          else reject(abortedError(call));
        },
      };
      this.waits.add(wait);
      if (this.waits.aborted) wait.giveUp('aborted');
    });
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
      demand: currentDemand(),
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
