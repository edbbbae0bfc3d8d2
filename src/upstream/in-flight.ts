import type { Lookup } from './answer-cache.ts';
import { type Answer, type Exchange, TransportError } from './transport.ts';

/** The place of somebody who waits for an exchange. */
export interface Seat {
  /** Rejects with a `TransportError`, also where it was left. */
  readonly answer: Promise<Answer>;
  /** Whether it was left, and the exchange goes on for others. */
  readonly goesOnWithout: boolean;
  /** Waits no longer. Where nobody else does, the exchange ends. */
  leave(fault: 'timeout' | 'aborted'): void;
}

export interface FlightOptions {
  /** Milliseconds since the epoch. */
  readonly startedAt: number;
  /** What the cache knew before it began; undefined where nothing of it can be kept. */
  readonly lookup?: Lookup | undefined;
  /** Makes of the answer what those who wait get. Called once. */
  readonly arrive: (answer: Answer) => Answer;
}

/** One HTTP exchange and all who wait for it, each with their own patience. */
export class Flight {
  readonly exchange: Exchange;
  readonly startedAt: number;
  readonly lookup: Lookup | undefined;
  /** Called as soon as nobody more may join. */
  onClosed: (() => void) | undefined;
  readonly #seats = new Set<PromiseWithResolvers<Answer>>();
  #isToldOf = false;

  constructor(exchange: Exchange, { startedAt, lookup, arrive }: FlightOptions) {
    this.exchange = exchange;
    this.startedAt = startedAt;
    this.lookup = lookup;
    exchange.answer.then(arrive).then(
      (answer) => this.#end(({ resolve }) => resolve(answer)),
      (error) => this.#end(({ reject }) => reject(error)),
    );
  }

  join(): Seat {
    const settlers = Promise.withResolvers<Answer>();
    this.#seats.add(settlers);
    const seat = {
      answer: settlers.promise,
      goesOnWithout: false,
      leave: (fault: 'timeout' | 'aborted') => {
        if (!this.#seats.delete(settlers)) return;
        seat.goesOnWithout = this.#seats.size > 0;
        settlers.reject(new TransportError(fault, this.exchange.isSent));
        if (!seat.goesOnWithout) this.exchange.cancel(fault);
        // One more try would else wait for the same answer again. What nobody waits for is over.
        if (!seat.goesOnWithout || fault === 'timeout') this.onClosed?.();
      },
    };
    return seat;
  }

  /** True for the first who asks: each exchange is told of once, by whoever stays to its end. */
  claimReport(): boolean {
    const isFirst = !this.#isToldOf;
    this.#isToldOf = true;
    return isFirst;
  }

  #end(settle: (settlers: PromiseWithResolvers<Answer>) => void): void {
    this.onClosed?.();
    const seats = [...this.#seats];
    this.#seats.clear();
    for (const settlers of seats) settle(settlers);
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
