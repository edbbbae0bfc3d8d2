import type { Pool } from 'undici';
import type { Admission } from './admission.ts';
import type { AnswerCache, Lookup } from './answer-cache.ts';
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
import { currentDemand } from './demand.ts';
import { UpstreamTimeoutError } from './errors.ts';
import { Flight, type FlightOwner, type InFlight, type Seat } from './in-flight.ts';
import { recordCall } from './record-call.ts';
import type { SessionOptions, Upstream } from './session-options.ts';
import { type Answer, type ExchangeListener, TransportError, type WireRequest } from './transport.ts';
import type { Try } from './try.ts';
import { tell } from './upstream-call.ts';
import type { Waits } from './waits.ts';

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

/** Whose calls they are. */
export interface Asker {
  readonly wire: Wire;
  readonly options: SessionOptions;
  readonly waits: Waits;
  readonly admission: Admission | undefined;
  /** Gets the answer to a call that another was redirected to. */
  answer<T>(call: Call, decode: Decode<T>, attempt: Try): Promise<T>;
}

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

const MAX_REDIRECTS = 2;
const REDIRECTS = new Set([301, 302, 303, 307, 308]);

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
  readonly #demand = currentDemand();
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
    const turn = joinable ? undefined : this.#options.attempt.turn();
    if (turn) void turn.then(() => this.#join(this.#joinable()));
    else this.#join(joinable);
  }

  #joinable(): Flight | undefined {
    const { key } = this.#options;
    return key === undefined ? undefined : this.#asker.wire.inFlight?.find(key);
  }

  #join(joinable: Flight | undefined): void {
    const { call, attempt, lookup, reject } = this.#options;
    const { wire, waits } = this.#asker;
    this.#startedAt = wire.clock.now();
    this.#isShared = joinable !== undefined;
    try {
      const deadline = this.#deadline();
      const flight = joinable ?? this.#flight();
      this.#seat = flight.join(deadline, this);
      waits.add(this.#seat);
      if (!joinable) flight.begin(wire.pool, lookup?.kept ? onCondition(call, lookup.kept.conditions) : call);
    } catch (error) {
      if (this.#seat) waits.remove(this.#seat);
      attempt.end();
      reject(error);
    }
  }

  /** @throws where it is too late to ask. */
  #deadline(): number {
    const { call, attempt } = this.#options;
    const { wire, waits, options } = this.#asker;
    if (waits.aborted) throw abortedError(call);
    const deadline = attempt.deadline(this.#startedAt, wire.upstream.timeoutMs, options.deadline);
    if (this.#startedAt < deadline) return deadline;
    throw new UpstreamTimeoutError(call.request, `There was no time left to ask ${call.name}.`);
  }

  #flight(): Flight {
    const { call, key, lookup } = this.#options;
    const { wire, admission, options } = this.#asker;
    options.callLimit?.check(call.request);
    admission?.enter(call.request);
    options.callLimit?.count();
    const maxBytes = wire.upstream.maxResponseBytes;
    const flight = new Flight({ owner: this, maxBytes, startedAt: this.#startedAt, lookup });
    if (key !== undefined) wire.inFlight?.add(key, flight);
    return flight;
  }

  take(answer: Answer, lookup: Lookup | undefined): Answer {
    const { status, headers } = answer;
    const { wire, options } = this.#asker;
    options.budget?.observe(status, headers, parseRetryAfter(headers['retry-after'], wire.clock.now()));
    return lookup && wire.cache ? wire.cache.revive(lookup, answer) : answer;
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
    const { status, headers } = answer;
    if (status < 300) return null;
    const { call, attempt } = this.#options;
    const { clock, upstream } = this.#asker.wire;
    if (status >= 400) throw errorOfStatus(answer, call, clock.now());
    if (!REDIRECTS.has(status) || call.method !== 'GET' || call.isWrite)
      throw redirectError(status, '', call);
    if (attempt.hops === MAX_REDIRECTS) throw redirectError(status, ' time and again', call);
    const path = redirectPath(headers, call.path, upstream.baseUrl.origin);
    if (path === null) throw redirectError(status, ' to another origin', call);
    attempt.hops += 1;
    return call.redirected(path);
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
      demand: this.#demand,
    });
    tell(record, options.onCall);
    if (seat.goesOnWithout || !flight.claimReport()) return;
    const { startedAt } = flight;
    const own = { source: 'service', startedAt, durationMs: endedAt - startedAt } as const;
    tell(this.#isShared ? { ...record, ...own } : record, wire.upstream.onCall);
  }
}

/** Asks for an answer only where the one that was kept holds no more. */
function onCondition(
  { method, path, headers, body }: Call,
  conditions: Readonly<Record<string, string>>,
): WireRequest {
  return { method, path, headers: { ...headers, ...conditions }, body };
}

/** Whether the service says that what it gave before holds no more; that it has no time just now says nothing of it. */
function takesBack(status: number | null): boolean {
  return status !== null && status >= 400 && status < 500 && status !== 408 && status !== 429;
}
