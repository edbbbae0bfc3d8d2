import type { Pool } from 'undici';
import { AbortGroup } from './abort-group.ts';
import { Admission } from './admission.ts';
import type { AnswerCache, KeptAnswer, Lookup } from './answer-cache.ts';
import {
  abortedError,
  type CallContext,
  decodeAnswer,
  errorOfStatus,
  errorOfTransport,
  parseRetryAfter,
  redirectError,
  redirectPath,
} from './answers.ts';
import type { Clock } from './clock.ts';
import type { Decode } from './decode-error.ts';
import { UpstreamTimeoutError, UpstreamUnavailableError } from './errors.ts';
import { Flight, type InFlight } from './in-flight.ts';
import type { SessionOptions, Upstream } from './session-options.ts';
import { type Answer, Exchange, nextOrder, TransportError, type WireRequest } from './transport.ts';
import type { Try } from './try.ts';
import { recordCall, tell } from './upstream-call.ts';

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

export interface Call extends CallContext {
  readonly wire: WireRequest;
  /**
   * Whose call it is and what else goes with it: only with the same is an answer the same. Undefined where it must be made
   * whatever others have been told.
   */
  readonly identity: string | undefined;
  /** Whether it carries no credential of anybody's. */
  readonly isPublic: boolean;
}

export type Outcome<T> = { readonly value: T } | { readonly redirectedTo: string };

/** What an exchange is beside what it asks for. */
interface Circumstances {
  readonly attempt: Try;
  /** Redirects followed before it. */
  readonly hops: number;
  /** Undefined where the answer is nobody else's. */
  readonly key: string | undefined;
  readonly lookup: Lookup | undefined;
}

const MAX_REDIRECTS = 2;
const REDIRECTS = new Set([301, 302, 303, 307, 308]);

/**
 * Gets the answers to one session's calls: one that was kept, that of a call under way, or that of a call which it makes
 * and which others may join. Each is timed, given up, judged, counted and told of for this session alone.
 */
export class Caller {
  readonly #wire: Wire;
  readonly #options: SessionOptions;
  readonly #running: AbortGroup;
  readonly #admission: Admission | undefined;
  /** What this session has read: read again, it is meant to be seen anew. */
  readonly #seen = new Set<string>();

  constructor(wire: Wire, options: SessionOptions) {
    this.#wire = wire;
    this.#options = options;
    this.#running = new AbortGroup(options.signal);
    const { budget, expectedCalls = () => 1 } = options;
    if (budget) this.#admission = new Admission({ name: wire.upstream.name, budget, expectedCalls });
  }

  /** One exchange of a call; `hops` redirects were followed before it. */
  exchange<T>(call: Call, decode: Decode<T>, attempt: Try, hops: number): Promise<Outcome<T>> {
    const key = call.identity === undefined ? undefined : `${call.identity} ${call.wire.path}`;
    const { cache } = this.#wire;
    const circumstances = { attempt, hops, key, lookup: undefined };
    if (key === undefined || cache === undefined) return this.#ask(call, decode, circumstances);
    const lookup = cache.find(key, call.isPublic);
    if (lookup === undefined) return this.#ask(call, decode, circumstances);
    return this.#askUnlessKept(call, decode, { ...circumstances, lookup });
  }

  /** Waits between two tries. */
  pause(ms: number, call: CallContext): Promise<void> {
    return new Promise((resolve, reject) => {
      const abort = () => {
        stopTimer();
        this.#running.remove(abort);
        reject(abortedError(call));
      };
      const stopTimer = this.#wire.clock.after(ms, () => {
        this.#running.remove(abort);
        resolve();
      });
      this.#running.add(abort);
      if (this.#running.aborted) abort();
    });
  }

  async #askUnlessKept<T>(
    call: Call,
    decode: Decode<T>,
    asked: Omit<Circumstances, 'lookup'> & { readonly lookup: Lookup | Promise<Lookup | undefined> },
  ): Promise<Outcome<T>> {
    const lookup = asked.lookup instanceof Promise ? await asked.lookup : asked.lookup;
    const kept = lookup?.kept;
    const isNew = asked.key !== undefined && !this.#seen.has(asked.key);
    if (asked.key !== undefined) this.#seen.add(asked.key);
    if (kept?.isFresh && isNew) {
      try {
        return this.#give(kept, 'cache', call, decode, asked);
      } catch {
        // Good for whoever it was kept for, but not for this decoder: the service may have a better one by now.
      }
    }
    try {
      return await this.#ask(call, decode, { ...asked, lookup });
    } catch (error) {
      const isFailure = error instanceof UpstreamUnavailableError || error instanceof UpstreamTimeoutError;
      if (!isFailure || !kept?.mayStandIn) throw error;
      return this.#give(kept, 'stale', call, decode, asked);
    }
  }

  #give<T>(
    { answer, age }: KeptAnswer,
    source: 'cache' | 'stale',
    call: Call,
    decode: Decode<T>,
    { attempt, hops }: Pick<Circumstances, 'attempt' | 'hops'>,
  ): Outcome<T> {
    if (this.#running.aborted) throw abortedError(call);
    const value = decodeAnswer(answer, decode, call);
    const record = recordCall(
      call,
      { status: answer.status, bytes: 0, order: nextOrder() },
      {
        failure: null,
        startedAt: this.#wire.clock.now(),
        durationMs: 0,
        attempt: attempt.number,
        isRedirected: hops > 0,
        baseUrl: this.#wire.upstream.baseUrl,
        source,
        ageSeconds: age,
      },
    );
    tell(record, this.#options.onCall);
    return { value };
  }

  async #ask<T>(call: Call, decode: Decode<T>, circumstances: Circumstances): Promise<Outcome<T>> {
    const { clock, upstream } = this.#wire;
    const { attempt, hops } = circumstances;
    let flight = this.#joinable(circumstances);
    if (flight === undefined) {
      const turn = attempt.turn();
      if (turn) await turn;
      flight = this.#joinable(circumstances);
    }
    const startedAt = clock.now();
    if (this.#running.aborted) throw abortedError(call);
    const deadline = attempt.deadline(startedAt, upstream.timeoutMs, this.#options.deadline);
    if (startedAt >= deadline) {
      throw new UpstreamTimeoutError(call.request, `There was no time left to ask ${call.name}.`);
    }
    const isShared = flight !== undefined;
    flight ??= this.#begin(call, circumstances, startedAt);
    const seat = flight.join();
    const abort = () => seat.leave('aborted');
    this.#running.add(abort);
    const stopTimer = clock.after(deadline - startedAt, () => seat.leave('timeout'));
    let failure: unknown = null;
    try {
      const answer = await seat.answer;
      const outcome = this.#judge(answer, call, decode, hops);
      this.#keep(flight, answer, call);
      return outcome;
    } catch (error) {
      const { status } = flight.exchange;
      failure = error instanceof TransportError ? errorOfTransport(error, status, call) : error;
      if (flight.lookup && takesBack(status)) this.#wire.cache?.forget(flight.lookup);
      throw failure;
    } finally {
      stopTimer();
      this.#running.remove(abort);
      const record = recordCall(call, flight.exchange, {
        failure,
        startedAt,
        durationMs: clock.now() - startedAt,
        attempt: attempt.number,
        isRedirected: hops > 0,
        baseUrl: upstream.baseUrl,
        source: isShared ? 'shared' : 'service',
        ageSeconds: null,
      });
      tell(record, this.#options.onCall);
      if (!seat.goesOnWithout && flight.claimReport()) {
        const { startedAt: begun } = flight;
        const durationMs = clock.now() - begun;
        tell(
          isShared ? { ...record, source: 'service', startedAt: begun, durationMs } : record,
          upstream.onCall,
        );
      }
    }
  }

  #joinable({ key }: Circumstances): Flight | undefined {
    return key === undefined ? undefined : this.#wire.inFlight?.find(key);
  }

  #begin(call: Call, { key, lookup }: Circumstances, startedAt: number): Flight {
    const { pool, upstream, inFlight, cache } = this.#wire;
    this.#admission?.enter(call.request);
    const wire = lookup?.kept
      ? { ...call.wire, headers: { ...call.wire.headers, ...lookup.kept.conditions } }
      : call.wire;
    const flight = new Flight(new Exchange(pool, wire, upstream.maxResponseBytes), {
      startedAt,
      lookup,
      arrive: (answer) => {
        this.#observe(answer);
        return lookup && cache ? cache.revive(lookup, answer) : answer;
      },
    });
    if (key !== undefined) inFlight?.add(key, flight);
    return flight;
  }

  #observe({ status, headers }: Answer): void {
    const retryAfter = parseRetryAfter(headers['retry-after'], this.#wire.clock.now());
    this.#options.budget?.observe(status, headers, retryAfter);
  }

  #judge<T>(answer: Answer, call: Call, decode: Decode<T>, hops: number): Outcome<T> {
    const { status, headers } = answer;
    if (status < 300) return { value: decodeAnswer(answer, decode, call) };
    if (status >= 400) throw errorOfStatus(answer, call, this.#wire.clock.now());
    if (!REDIRECTS.has(status) || call.wire.method !== 'GET' || call.isWrite)
      throw redirectError(status, '', call);
    if (hops === MAX_REDIRECTS) throw redirectError(status, ' time and again', call);
    const redirectedTo = redirectPath(headers, call.wire.path, this.#wire.upstream.baseUrl.origin);
    if (redirectedTo === null) throw redirectError(status, ' to another origin', call);
    return { redirectedTo };
  }

  #keep({ lookup }: Flight, answer: Answer, { identity, isPublic }: Call): void {
    const { cache } = this.#wire;
    if (cache === undefined || identity === undefined) return;
    if (lookup) cache.keep(lookup, answer);
    else cache.notice(answer, isPublic);
  }
}

/** Whether the service says that what it gave before holds no more; that it has no time just now says nothing of it. */
function takesBack(status: number | null): boolean {
  return status !== null && status >= 400 && status < 500 && status !== 408 && status !== 429;
}
