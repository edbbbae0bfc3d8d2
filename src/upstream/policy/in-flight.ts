import type { Connections } from '../http/connections.ts';
import { Exchange } from '../http/exchange.ts';
import { type Answer, type ExchangeListener, TransportError, type WireRequest } from '../http/transport.ts';
import type { Lookup } from './answer-cache.ts';
import type { GivenUp, Wait } from './waits.ts';

/** Whoever began an exchange. */
export interface FlightOwner {
  /** Makes of an answer what those who wait for it get. Called once, or `lose` is. */
  take(answer: Answer, lookup: Lookup | undefined): Answer;
  /** No answer has come. */
  lose(error: unknown): void;
}

export interface FlightOptions {
  readonly owner: FlightOwner;
  readonly maxBytes: number;
  /** Whether it runs to its end once it is sent, although whoever began it has left: a write. */
  readonly outlivesClient: boolean;
  /** Milliseconds since the epoch. */
  readonly startedAt: number;
  /** What the cache knew before it began; undefined where nothing of it can be kept. */
  readonly lookup: Lookup | undefined;
}

/** One HTTP exchange and all who wait for it, each with their own patience. Whoever makes it joins, and then begins it. */
export class Flight implements ExchangeListener {
  readonly exchange: Exchange;
  readonly startedAt: number;
  readonly lookup: Lookup | undefined;
  /** Called as soon as nobody more may join. */
  onClosed: (() => void) | undefined;
  readonly #owner: FlightOwner;
  readonly #outlivesClient: boolean;
  #seats: Seat[] = [];
  #isToldOf = false;

  constructor({ owner, maxBytes, outlivesClient, startedAt, lookup }: FlightOptions) {
    this.exchange = new Exchange(this, maxBytes);
    this.startedAt = startedAt;
    this.lookup = lookup;
    this.#owner = owner;
    this.#outlivesClient = outlivesClient;
  }

  /**
   * @param deadline in milliseconds since the epoch.
   * @param listener is told of a `TransportError` where it was given up, too.
   */
  join(deadline: number, listener: ExchangeListener): Seat {
    const seat = new Seat(this, deadline, listener);
    this.#seats.push(seat);
    return seat;
  }

  begin(connections: Connections, request: WireRequest): void {
    this.exchange.begin(connections, request);
  }

  /** True for the first who asks: each exchange is told of once, by whoever stays to its end. */
  claimReport(): boolean {
    const isFirst = !this.#isToldOf;
    this.#isToldOf = true;
    return isFirst;
  }

  /** Somebody waits no longer. Where nobody else does, the exchange ends, unless it is a write that was sent. */
  leave(seat: Seat, reason: GivenUp): void {
    if (!this.#seats.includes(seat)) return;
    if (reason === 'aborted' && this.#outlivesClient && this.exchange.isSent) return;
    this.#seats = this.#seats.filter((other) => other !== seat);
    seat.goesOnWithout = this.#seats.length > 0;
    if (!seat.goesOnWithout) this.exchange.cancel(reason);
    // One more try would else wait for the same answer again. What nobody waits for is over.
    if (!seat.goesOnWithout || reason === 'timeout') this.onClosed?.();
    seat.listener.onFailure(new TransportError(reason, this.exchange.isSent));
  }

  onAnswer(answer: Answer): void {
    let taken: Answer;
    try {
      taken = this.#owner.take(answer, this.lookup);
    } catch (error) {
      this.#fail(error);
      return;
    }
    for (const { listener } of this.#clear()) listener.onAnswer(taken);
  }

  onFailure(error: unknown): void {
    this.#owner.lose(error);
    this.#fail(error);
  }

  #fail(error: unknown): void {
    for (const { listener } of this.#clear()) listener.onFailure(error);
  }

  #clear(): readonly Seat[] {
    this.onClosed?.();
    const seats = this.#seats;
    this.#seats = [];
    return seats;
  }
}

/** The place of somebody who waits for an exchange. */
export class Seat implements Wait {
  readonly flight: Flight;
  readonly deadline: number;
  readonly listener: ExchangeListener;
  /** Whether it was left, and the exchange goes on for others. */
  goesOnWithout = false;

  constructor(flight: Flight, deadline: number, listener: ExchangeListener) {
    this.flight = flight;
    this.deadline = deadline;
    this.listener = listener;
  }

  giveUp(reason: GivenUp): void {
    this.flight.leave(this, reason);
  }
}

/** The reads of one service that are on their way, over all requests of the process. */
export class InFlight {
  readonly #flights = new Map<string, Flight>();

  find(key: string): Flight | undefined {
    return this.#flights.get(key);
  }

  /** Whoever reads the same from now on, until the answer is there, joins. */
  add(key: string, flight: Flight): void {
    this.#flights.set(key, flight);
    flight.onClosed = () => {
      if (this.#flights.get(key) === flight) this.#flights.delete(key);
    };
  }

  /** Something has changed: who reads from now on must not get what was on its way before. */
  forget(): void {
    this.#flights.clear();
  }
}
