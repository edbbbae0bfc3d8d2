import type { Call } from '../http/call.ts';
import type { ClientState } from '../http/client-state.ts';
import { abortedError, circuitOpenError, sharedLimitError } from '../http/response-errors.ts';
import type { SessionOptions } from '../http/session-options.ts';
import type { UpstreamResponse } from '../http/transport.ts';
import { BudgetAdmission } from './budget-admission.ts';
import { failureWeight } from './circuit-breaker.ts';
import { type PendingWait, PendingWaits } from './pending-waits.ts';
import { parseRetryAfter } from './rate-limit-headers.ts';
import type { TimeLimit } from './time-limit.ts';

/**
 * What decides whether and when a call of one session is made, and what learns from its response. A read passes, in this order:
 *
 * 1. the cache (`CallRunner`): a fresh response needs nothing of what follows;
 * 2. sharing (`CallAttempt`): nor does a read that joins one under way;
 * 3. the pace of a service that limits all callers together (`pace`), before the session's own slots: a call that waits for the
 *    service must not hold back calls that could be made now;
 * 4. the session's slots (`AttemptLimits`), and sharing once more: another may have begun the same read during the waits;
 * 5. deadline and abort (`CallAttempt`), which only now can be known;
 * 6. circuit breaker, call limit and hourly budget (`admit`).
 *
 * Retries (`RestSession`) go around all of it: each attempt passes it again.
 */
export class CallPolicies {
  readonly client: ClientState;
  readonly options: SessionOptions;
  readonly waits: PendingWaits;
  readonly #admission: BudgetAdmission | undefined;
  readonly #retryWaits: TimeLimit;

  constructor(client: ClientState, options: SessionOptions, retryWaits: TimeLimit) {
    this.client = client;
    this.options = options;
    this.#retryWaits = retryWaits;
    this.waits = new PendingWaits(client.clock, options.signal);
    const { budget, expectedCalls = () => 1 } = options;
    if (budget) this.#admission = new BudgetAdmission({ name: client.upstream.name, budget, expectedCalls });
  }

  /** Waits before an attempt, which counts against what the whole request may wait. */
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
   * Takes the next place at a service whose limit all callers share.
   * @returns a promise where the call has to wait for it.
   * @throws UpstreamRateLimitedError where that would take longer than the request may wait.
   */
  pace(call: Call): Promise<void> | undefined {
    const limiter = this.client.sharedRateLimiter;
    if (limiter === undefined) return undefined;
    const path = call.pathWithoutQuery;
    const waitMs = limiter.waitMs(path);
    const msToDeadline = (this.options.deadline ?? Infinity) - this.client.clock.now();
    if (waitMs > Math.min(this.#retryWaits.leftMs, msToDeadline)) throw sharedLimitError(call, waitMs);
    limiter.take(path);
    return waitMs > 0 ? this.pause(waitMs, call) : undefined;
  }

  /**
   * To be called right before a call is sent.
   * @param caller the one to be named when its result is observed.
   * @throws UpstreamError where the call must not be made.
   */
  admit(call: Call, caller: object): void {
    const { circuit } = this.client;
    const { alwaysCalls, callLimit } = this.options;
    // First, since an open circuit costs neither budget nor a counted call.
    const secondsToWait = alwaysCalls ? null : circuit.secondsToWait;
    if (secondsToWait !== null) throw circuitOpenError(call, secondsToWait);
    // Checked before the budget is spent, counted only after the budget has let the call through.
    callLimit?.check(call.request);
    this.#admission?.enter(call.request);
    callLimit?.count();
    // Last: a call that was refused above must not become the probe of a half-open circuit, which waits for its result.
    circuit.enter(caller);
  }

  /** A call was admitted, but ended in a way that says nothing about the service. */
  leave(caller: object): void {
    this.client.circuit.leave(caller);
  }

  /** Called once for each response, however many share it. */
  observeResponse(
    { status, headers }: UpstreamResponse,
    call: Call,
    caller: object,
    startedAt: number,
  ): void {
    const { circuit, clock, sharedRateLimiter, slowness } = this.client;
    const retryAfter = parseRetryAfter(headers['retry-after'], clock.now());
    this.options.budget?.observe(status, headers, retryAfter);
    if (status === 429) sharedRateLimiter?.refused(call.pathWithoutQuery, retryAfter);
    else sharedRateLimiter?.accepted(call.pathWithoutQuery);
    if (status >= 500) circuit.fail(caller, 1);
    else circuit.succeed();
    slowness.observe(startedAt);
  }

  /** @param timeoutWeight for how many failures a timeout counts. */
  observeFailure(error: unknown, caller: object, startedAt: number, timeoutWeight: number): void {
    const { circuit, clock, upstream } = this.client;
    // Less than the whole timeout says nothing: the request had little time left when it came to this call.
    const hadItsTime = clock.now() - startedAt >= upstream.timeoutMs;
    const weight = failureWeight(error, hadItsTime ? timeoutWeight : 0);
    if (weight > 0) circuit.fail(caller, weight);
    else circuit.leave(caller);
  }
}
