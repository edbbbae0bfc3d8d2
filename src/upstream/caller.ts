import type { Pool } from 'undici';
import { Admission } from './admission.ts';
import type { AnswerCache, KeptAnswer, Lookup } from './answer-cache.ts';
import {
  abortedError,
  decodeAnswer,
  errorOfStatus,
  errorOfTransport,
  parseRetryAfter,
  redirectError,
  redirectPath,
} from './answers.ts';
import type { Call } from './call.ts';
import type { Clock } from './clock.ts';
import type { Decode } from './decode-error.ts';
import { UpstreamTimeoutError, UpstreamUnavailableError } from './errors.ts';
import { Flight, type FlightOwner, type InFlight, type Seat } from './in-flight.ts';
import { recordCall } from './record-call.ts';
import type { SessionOptions, Upstream } from './session-options.ts';
import { type Answer, nextOrder, TransportError, type WireRequest } from './transport.ts';
import type { Try } from './try.ts';
import { tell } from './upstream-call.ts';
import { type Wait, Waits } from './waits.ts';

/** The way to a service. */
export interface Wire {
  readonly upstream: Upstream;
  readonly clock: Clock;
  readonly pool: Pool;
  /** From a path below the base address to one from the root of the origin. */
  readonly resolvePath: (path: string) => string;
  /** Reads that others may join; undefined where nobody may. */
  readonly inFlight: InFlight | undefined;
  readonly cache: AnswerCache | undefined;
}

const MAX_REDIRECTS = 2;
const REDIRECTS = new Set([301, 302, 303, 307, 308]);

/**
 * Gets the answers to one session's calls: one that was kept, that of a call under way, or that of a call which it makes
 * and which others may join. Each is timed, given up, judged, counted and told of for this session alone.
 */
export class Caller implements FlightOwner {
  readonly #wire: Wire;
  readonly #options: SessionOptions;
  readonly #waits: Waits;
  readonly #admission: Admission | undefined;
  /** What this session has read: read again, it is meant to be seen anew. */
  readonly #seen = new Set<string>();

  constructor(wire: Wire, options: SessionOptions) {
    this.#wire = wire;
    this.#options = options;
    this.#waits = new Waits(wire.clock, options.signal);
    const { budget, expectedCalls = () => 1 } = options;
    if (budget) this.#admission = new Admission({ name: wire.upstream.name, budget, expectedCalls });
  }

  /**
   * One exchange of a try, and those that it is redirected to.
   * @throws UpstreamError
   */
  answer<T>(call: Call, decode: Decode<T>, attempt: Try): Promise<T> {
    const { cache } = this.#wire;
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
        deadline: this.#wire.clock.now() + ms,
        giveUp: (reason) => {
          this.#waits.remove(wait);
          if (reason === 'timeout') resolve();
          else reject(abortedError(call));
        },
      };
      this.#waits.add(wait);
      if (this.#waits.aborted) wait.giveUp('aborted');
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
    if (this.#waits.aborted) throw abortedError(call);
    const value = decodeAnswer(answer, decode, call);
    attempt.end();
    const record = recordCall(call, { status: answer.status, bytes: 0, order: nextOrder() }, null, {
      startedAt: this.#wire.clock.now(),
      durationMs: 0,
      attempt: attempt.number,
      isRedirected: attempt.hops > 0,
      source,
      ageSeconds: age,
    });
    tell(record, this.#options.onCall);
    return value;
  }

  /** @param key undefined where the answer is nobody else's. */
  async #ask<T>(
    call: Call,
    decode: Decode<T>,
    attempt: Try,
    key: string | undefined,
    lookup: Lookup | undefined,
  ): Promise<T> {
    const { clock, upstream } = this.#wire;
    let flight = this.#joinable(key);
    if (flight === undefined) {
      const turn = attempt.turn();
      if (turn) {
        await turn;
        flight = this.#joinable(key);
      }
    }
    const startedAt = clock.now();
    const isShared = flight !== undefined;
    const isRedirected = attempt.hops > 0;
    let seat: Seat;
    try {
      seat = this.#join(flight, call, attempt, key, lookup, startedAt);
    } catch (error) {
      attempt.end();
      throw error;
    }
    let failure: unknown = null;
    let redirected: Call | null = null;
    try {
      const answer = await seat.answer;
      redirected = this.#redirected(answer, call, attempt);
      if (redirected === null) {
        const value = decodeAnswer(answer, decode, call);
        this.#keep(seat.flight, answer, call);
        return value;
      }
    } catch (error) {
      const { exchange, lookup } = seat.flight;
      failure = error instanceof TransportError ? errorOfTransport(error, exchange.status, call) : error;
      if (lookup && takesBack(exchange.status)) this.#wire.cache?.forget(lookup);
      throw failure;
    } finally {
      this.#waits.remove(seat);
      if (redirected === null) attempt.end();
      const { flight } = seat;
      const endedAt = clock.now();
      const record = recordCall(call, flight.exchange, failure, {
        startedAt,
        durationMs: endedAt - startedAt,
        attempt: attempt.number,
        isRedirected,
        source: isShared ? 'shared' : 'service',
        ageSeconds: null,
      });
      tell(record, this.#options.onCall);
      if (!seat.goesOnWithout && flight.claimReport()) {
        const { startedAt: begun } = flight;
        const durationMs = endedAt - begun;
        tell(
          isShared ? { ...record, source: 'service', startedAt: begun, durationMs } : record,
          upstream.onCall,
        );
      }
    }
    return this.answer(redirected, decode, attempt);
  }

  #joinable(key: string | undefined): Flight | undefined {
    return key === undefined ? undefined : this.#wire.inFlight?.find(key);
  }

  /** Waits for an exchange that is under way, or for one that is begun here. */
  #join(
    joinable: Flight | undefined,
    call: Call,
    attempt: Try,
    key: string | undefined,
    lookup: Lookup | undefined,
    startedAt: number,
  ): Seat {
    const { upstream, pool } = this.#wire;
    if (this.#waits.aborted) throw abortedError(call);
    const deadline = attempt.deadline(startedAt, upstream.timeoutMs, this.#options.deadline);
    if (startedAt >= deadline) {
      throw new UpstreamTimeoutError(call.request, `There was no time left to ask ${call.name}.`);
    }
    const flight = joinable ?? this.#flight(call, key, lookup, startedAt);
    const seat = flight.join(deadline);
    this.#waits.add(seat);
    if (!joinable) flight.begin(pool, lookup?.kept ? onCondition(call, lookup.kept) : call);
    return seat;
  }

  #flight(call: Call, key: string | undefined, lookup: Lookup | undefined, startedAt: number): Flight {
    const { upstream, inFlight } = this.#wire;
    this.#admission?.enter(call.request);
    const flight = new Flight({ owner: this, maxBytes: upstream.maxResponseBytes, startedAt, lookup });
    if (key !== undefined) inFlight?.add(key, flight);
    return flight;
  }

  take(answer: Answer, lookup: Lookup | undefined): Answer {
    const { status, headers } = answer;
    const { clock, cache } = this.#wire;
    const { budget } = this.#options;
    budget?.observe(status, headers, parseRetryAfter(headers['retry-after'], clock.now()));
    return lookup && cache ? cache.revive(lookup, answer) : answer;
  }

  /** What is to be asked instead, where the answer says so; null for a success. */
  #redirected(answer: Answer, call: Call, attempt: Try): Call | null {
    const { status, headers } = answer;
    if (status < 300) return null;
    if (status >= 400) throw errorOfStatus(answer, call, this.#wire.clock.now());
    if (!REDIRECTS.has(status) || call.method !== 'GET' || call.isWrite)
      throw redirectError(status, '', call);
    if (attempt.hops === MAX_REDIRECTS) throw redirectError(status, ' time and again', call);
    const path = redirectPath(headers, call.path, this.#wire.upstream.baseUrl.origin);
    if (path === null) throw redirectError(status, ' to another origin', call);
    attempt.hops += 1;
    return call.redirected(path);
  }

  #keep({ lookup }: Flight, answer: Answer, { terms, isShareable }: Call): void {
    const { cache } = this.#wire;
    if (cache === undefined || !isShareable) return;
    if (lookup) cache.keep(lookup, answer);
    else cache.notice(answer, terms.isPublic);
  }
}

/** Asks for an answer only where the one that was kept holds no more. */
function onCondition({ method, path, headers, body }: Call, { conditions }: KeptAnswer): WireRequest {
  return { method, path, headers: { ...headers, ...conditions }, body };
}

/** Whether the service says that what it gave before holds no more; that it has no time just now says nothing of it. */
function takesBack(status: number | null): boolean {
  return status !== null && status >= 400 && status < 500 && status !== 408 && status !== 429;
}
