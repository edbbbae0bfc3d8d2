import type { Connections } from '../http/connections.ts';
import { HttpExchange } from '../http/http-exchange.ts';
import {
  type ExchangeListener,
  TransportError,
  type UpstreamResponse,
  type WireRequest,
} from '../http/transport.ts';
import type { CacheLookup } from './http-cache.ts';
import type { GiveUpReason, PendingWait } from './pending-waits.ts';

/** The attempt that began an exchange. */
export interface SharedCallOwner {
  /** Observes the response, and returns what all who wait for it get. Called once, or `noteFailure` is. */
  accept(response: UpstreamResponse, lookup: CacheLookup | undefined): UpstreamResponse;
  /** No response has come. */
  noteFailure(error: unknown): void;
}

export interface SharedCallOptions {
  readonly owner: SharedCallOwner;
  readonly maxBytes: number;
  /** Whether it runs to its end once it is sent, even if the attempt that began it has left: a write. */
  readonly outlivesClient: boolean;
  /** Milliseconds since the epoch. */
  readonly startedAt: number;
  /** What the cache knew before it began; undefined where nothing of it can be kept. */
  readonly lookup: CacheLookup | undefined;
}

/** One HTTP exchange and its waiters, each with a deadline of its own. The attempt that creates it joins, then begins it. */
export class SharedCall implements ExchangeListener {
  readonly exchange: HttpExchange;
  readonly startedAt: number;
  readonly lookup: CacheLookup | undefined;
  /** Called as soon as nobody more may join. */
  onClosed: (() => void) | undefined;
  readonly #owner: SharedCallOwner;
  readonly #outlivesClient: boolean;
  #waiters: Waiter[] = [];
  #isReported = false;

  constructor({ owner, maxBytes, outlivesClient, startedAt, lookup }: SharedCallOptions) {
    this.exchange = new HttpExchange(this, maxBytes);
    this.startedAt = startedAt;
    this.lookup = lookup;
    this.#owner = owner;
    this.#outlivesClient = outlivesClient;
  }

  /**
   * @param deadline in milliseconds since the epoch.
   * @param listener also gets a `TransportError` when its wait is given up.
   */
  join(deadline: number, listener: ExchangeListener): Waiter {
    const waiter = new Waiter(this, deadline, listener);
    this.#waiters.push(waiter);
    return waiter;
  }

  begin(connections: Connections, request: WireRequest): void {
    this.exchange.begin(connections, request);
  }

  /** True for the first caller: each exchange is reported once, by a waiter that stayed to its end. */
  claimReport(): boolean {
    const isFirst = !this.#isReported;
    this.#isReported = true;
    return isFirst;
  }

  /** Somebody waits no longer. Where nobody else does, the exchange ends, unless it is a write that was sent. */
  leave(waiter: Waiter, reason: GiveUpReason): void {
    if (!this.#waiters.includes(waiter)) return;
    if (reason === 'aborted' && this.#outlivesClient && this.exchange.isSent) return;
    this.#waiters = this.#waiters.filter((other) => other !== waiter);
    waiter.goesOnWithout = this.#waiters.length > 0;
    if (!waiter.goesOnWithout) this.exchange.cancel(reason);
    // One more try would else wait for the same answer again. What nobody waits for is over.
    if (!waiter.goesOnWithout || reason === 'timeout') this.onClosed?.();
    waiter.listener.onFailure(new TransportError(reason, this.exchange.isSent));
  }

  onAnswer(response: UpstreamResponse): void {
    let accepted: UpstreamResponse;
    try {
      accepted = this.#owner.accept(response, this.lookup);
    } catch (error) {
      this.#fail(error);
      return;
    }
    for (const { listener } of this.#clear()) listener.onAnswer(accepted);
  }

  onFailure(error: unknown): void {
    this.#owner.noteFailure(error);
    this.#fail(error);
  }

  #fail(error: unknown): void {
    for (const { listener } of this.#clear()) listener.onFailure(error);
  }

  #clear(): readonly Waiter[] {
    this.onClosed?.();
    const waiters = this.#waiters;
    this.#waiters = [];
    return waiters;
  }
}

/** The place of somebody who waits for an exchange. */
export class Waiter implements PendingWait {
  readonly sharedCall: SharedCall;
  readonly deadline: number;
  readonly listener: ExchangeListener;
  /** Whether it was left, and the exchange goes on for others. */
  goesOnWithout = false;

  constructor(sharedCall: SharedCall, deadline: number, listener: ExchangeListener) {
    this.sharedCall = sharedCall;
    this.deadline = deadline;
    this.listener = listener;
  }

  giveUp(reason: GiveUpReason): void {
    this.sharedCall.leave(this, reason);
  }
}

/** The reads of one service that are on their way, over all requests of the process. */
export class SharedCalls {
  readonly #calls = new Map<string, SharedCall>();

  find(key: string): SharedCall | undefined {
    return this.#calls.get(key);
  }

  /** From now on, until the response is there, equal reads join this call. */
  add(key: string, call: SharedCall): void {
    this.#calls.set(key, call);
    call.onClosed = () => {
      if (this.#calls.get(key) === call) this.#calls.delete(key);
    };
  }

  /** Something has changed: who reads from now on must not get what was on its way before. */
  forget(): void {
    this.#calls.clear();
  }
}
