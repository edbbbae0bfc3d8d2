import { currentTraceOrigin } from '../loaders/trace-origin.ts';
import type { Lookup } from '../policy/answer-cache.ts';
import { failureWeight } from '../policy/circuit.ts';
import { Flight, type FlightOwner, type Seat } from '../policy/in-flight.ts';
import { parseRetryAfter } from '../policy/rate-limit-headers.ts';
import type { SharedRateLimiter } from '../policy/shared-rate-limit.ts';
import {
  abortedError,
  circuitOpenError,
  decodeAnswer,
  errorOfStatus,
  errorOfTransport,
  sharedLimitError,
} from './answers.ts';
import type { Asker } from './asker.ts';
import type { Call } from './call.ts';
import { onCondition, takesBack } from './conditional-read.ts';
import type { Decode } from './decoding/decode-error.ts';
import { UpstreamTimeoutError } from './errors.ts';
import { recordCall } from './record-call.ts';
import { followRedirect } from './redirect.ts';
import { type Answer, type ExchangeListener, TransportError } from './transport.ts';
import type { Try } from './try.ts';
import { tell } from './upstream-call.ts';

export interface AskOptions<T> {
  readonly call: Call;
  readonly decode: Decode<T>;
  readonly attempt: Try;
  /** By which others may join; undefined where the answer is nobody else's. */
  readonly key: string | undefined;
  readonly lookup: Lookup | undefined;
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
export class Ask<T> implements FlightOwner, ExchangeListener {
  readonly #asker: Asker;
  readonly #options: AskOptions<T>;
  /** Its answer comes by a socket, which knows nobody. */
  readonly #traceOrigin = currentTraceOrigin();
  readonly #isRedirected: boolean;
  #startedAt = 0;
  #isShared = false;
  #seat: Seat | undefined;

  constructor(asker: Asker, options: AskOptions<T>) {
    this.#asker = asker;
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
      place = this.#asker.placeFor(this.#options.call);
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

  #joinable(): Flight | undefined {
    const { key } = this.#options;
    return key === undefined ? undefined : this.#asker.wire.inFlight?.find(key);
  }

  #join(joinable: Flight | undefined): void {
    const { call, lookup } = this.#options;
    const { wire, waits } = this.#asker;
    this.#startedAt = wire.clock.now();
    this.#isShared = joinable !== undefined;
    try {
      const deadline = this.#deadline();
      const flight = joinable ?? this.#flight();
      this.#seat = flight.join(deadline, this);
      waits.add(this.#seat);
      if (!joinable)
        flight.begin(wire.connections, lookup?.kept ? onCondition(call, lookup.kept.conditions) : call);
    } catch (error) {
      if (this.#seat) waits.remove(this.#seat);
      wire.circuit.leave(this);
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
    const { waits, options } = this.#asker;
    if (waits.aborted) throw abortedError(call);
    const deadline = attempt.deadline(this.#startedAt, options.deadline);
    if (this.#startedAt < deadline) return deadline;
    throw new UpstreamTimeoutError(call.request, `There was no time left to ask ${call.name}.`);
  }

  #flight(): Flight {
    const { call, key, lookup } = this.#options;
    const { wire, admission, options } = this.#asker;
    const secondsToWait = options.asksAnew ? null : wire.circuit.secondsToWait;
    if (secondsToWait !== null) throw circuitOpenError(call, secondsToWait);
    options.callLimit?.check(call.request);
    admission?.enter(call.request);
    options.callLimit?.count();
    wire.circuit.enter(this);
    const maxBytes = wire.upstream.maxResponseBytes;
    const outlivesClient = call.isWrite;
    const flight = new Flight({ owner: this, maxBytes, outlivesClient, startedAt: this.#startedAt, lookup });
    if (key !== undefined) wire.inFlight?.add(key, flight);
    return flight;
  }

  take(answer: Answer, lookup: Lookup | undefined): Answer {
    const { status, headers } = answer;
    const { wire, options } = this.#asker;
    const retryAfter = parseRetryAfter(headers['retry-after'], wire.clock.now());
    options.budget?.observe(status, headers, retryAfter);
    if (wire.sharedRateLimiter) this.#pace(wire.sharedRateLimiter, status, retryAfter);
    if (status >= 500) wire.circuit.fail(this, 1);
    else wire.circuit.succeed();
    wire.slowness.observe(this.#startedAt);
    return lookup && wire.cache ? wire.cache.revive(lookup, answer) : answer;
  }

  #pace(limiter: SharedRateLimiter, status: number, retryAfter: number | undefined): void {
    const path = this.#options.call.pathWithoutQuery;
    if (status === 429) limiter.refused(path, retryAfter);
    else limiter.accepted(path);
  }

  lose(error: unknown): void {
    const { circuit, clock, upstream } = this.#asker.wire;
    // Less than its time says nothing: the request came late to it.
    const hadItsTime = clock.now() - this.#startedAt >= upstream.timeoutMs;
    const weight = failureWeight(error, hadItsTime ? this.#options.attempt.timeoutWeight : 0);
    if (weight > 0) circuit.fail(this, weight);
    else circuit.leave(this);
  }

  onAnswer(answer: Answer): void {
    const { call, decode, attempt, resolve } = this.#options;
    let redirected: Call | null;
    let value: T | undefined;
    try {
      redirected = this.#redirected(answer);
      if (redirected === null) {
        value = decodeAnswer(answer, decode, call);
        this.#keep(answer);
      }
    } catch (error) {
      this.#fail(error);
      return;
    }
    if (redirected === null) attempt.end();
    this.#tell(null);
    if (redirected) resolve(this.#asker.answer(redirected, decode, attempt));
    else resolve(value as T); // It was decoded.
  }

  onFailure(error: unknown): void {
    const { status } = this.#seatTaken.flight.exchange;
    this.#fail(error instanceof TransportError ? errorOfTransport(error, status, this.#options.call) : error);
  }

  #fail(error: unknown): void {
    const { exchange, lookup } = this.#seatTaken.flight;
    if (lookup && takesBack(exchange.status)) this.#asker.wire.cache?.forget(lookup);
    this.#options.attempt.end();
    this.#tell(error);
    this.#options.reject(error);
  }

  get #seatTaken(): Seat {
    return this.#seat as Seat; // Nothing ends before it has one.
  }

  /** What is to be asked instead, where the answer says so; null for a success. */
  #redirected(answer: Answer): Call | null {
    const { status } = answer;
    if (status < 300) return null;
    const { call, attempt } = this.#options;
    const { clock, upstream, sharedRateLimiter } = this.#asker.wire;
    if (status === 429 && sharedRateLimiter) {
      throw sharedLimitError(call, sharedRateLimiter.waitMs(call.pathWithoutQuery), status);
    }
    if (status >= 400) throw errorOfStatus(answer, call, clock.now());
    return followRedirect(answer, call, attempt, upstream.baseUrl);
  }

  #keep(answer: Answer): void {
    const { terms, isShareable } = this.#options.call;
    const { cache } = this.#asker.wire;
    const { lookup } = this.#seatTaken.flight;
    if (cache === undefined || !isShareable) return;
    if (lookup) cache.keep(lookup, answer, terms.secretForms);
    else cache.notice(answer, terms.isPublic);
  }

  /** @param failure null for a success. */
  #tell(failure: unknown): void {
    const { call, attempt } = this.#options;
    const { wire, waits, options } = this.#asker;
    const seat = this.#seatTaken;
    const { flight } = seat;
    waits.remove(seat);
    const endedAt = wire.clock.now();
    const record = recordCall(call, flight.exchange, failure, {
      startedAt: this.#startedAt,
      durationMs: endedAt - this.#startedAt,
      attempt: attempt.number,
      isRedirected: this.#isRedirected,
      source: this.#isShared ? 'shared' : 'service',
      ageSeconds: null,
      traceOrigin: this.#traceOrigin,
    });
    tell(record, options.onCall);
    if (seat.goesOnWithout || !flight.claimReport()) return;
    const { startedAt } = flight;
    const own = { source: 'service', startedAt, durationMs: endedAt - startedAt } as const;
    tell(this.#isShared ? { ...record, ...own } : record, wire.upstream.onCall);
  }
}
