import type { Clock } from '../clock.ts';
import { TransportError } from '../http/transport.ts';

/** Closed: calls are made. Open: they fail at once. Half-open: one call finds out whether the service is back. */
export type CircuitState = 'CLOSED' | 'OPEN' | 'HALF_OPEN';

/** When a service is left alone, and for how long. */
export interface CircuitOptions {
  /** Failures in a row after which calls are no longer made; 0 for never. */
  readonly failures: number;
  /** How long no calls are made. */
  readonly openMs: number;
}

/** Told once for each outage that begins or ends, however often a probe fails in between. */
export type OnCircuitChange = (change: CircuitChange) => void;

export interface CircuitChange {
  /** Enum value of the service: `LITTLELOGS`. */
  readonly service: string;
  readonly state: 'OPEN' | 'CLOSED';
}

/**
 * The circuit breaker of one instance of a service. Only a service that can't be reached, does not answer or fails (5xx)
 * opens it. After a while, one call goes through as a probe: its success closes the circuit, its failure opens it anew.
 *
 * A library would wrap each call in a promise and a closure; here a call of a healthy service costs a comparison.
 */
export class CircuitBreaker {
  readonly #options: CircuitOptions;
  readonly #clock: Clock;
  readonly #onChange: (state: CircuitChange['state']) => void;
  #failures = 0;
  /** Milliseconds since the epoch; null while it is closed. */
  #retryAt: number | null = null;
  /** The caller whose call probes whether the service works again. */
  #probe: object | null = null;

  constructor(options: CircuitOptions, clock: Clock, onChange: (state: CircuitChange['state']) => void) {
    this.#options = options;
    this.#clock = clock;
    this.#onChange = onChange;
  }

  get state(): CircuitState {
    if (this.#retryAt === null) return 'CLOSED';
    return this.#clock.now() < this.#retryAt ? 'OPEN' : 'HALF_OPEN';
  }

  /** When the next call is made, in milliseconds since the epoch; null while calls are made. */
  get retryAt(): number | null {
    return this.#retryAt;
  }

  /** Seconds until another try makes sense; null where a call may be made now. */
  get secondsToWait(): number | null {
    if (this.#retryAt === null) return null;
    const ms = this.#retryAt - this.#clock.now();
    if (ms > 0) return Math.ceil(ms / 1000);
    return this.#probe === null ? null : 1;
  }

  /** A call is made. While the circuit is half-open it is the probe. */
  enter(caller: object): void {
    if (this.#retryAt !== null) this.#probe ??= caller;
  }

  /** The service has answered, be it with a refusal. */
  succeed(): void {
    this.#failures = 0;
    if (this.#retryAt === null) return;
    this.#retryAt = null;
    this.#probe = null;
    this.#onChange('CLOSED');
  }

  /** @param weight how many failures it counts for. */
  fail(caller: object, weight: number): void {
    if (this.#retryAt !== null) {
      // Calls that began before it opened tell nothing new.
      if (this.#probe === caller) this.#open();
      return;
    }
    this.#failures += weight;
    const { failures } = this.#options;
    if (failures === 0 || this.#failures < failures) return;
    this.#open();
    this.#onChange('OPEN');
  }

  /** A call has ended that tells nothing of the service. */
  leave(caller: object): void {
    if (this.#probe === caller) this.#probe = null;
  }

  #open(): void {
    this.#retryAt = this.#clock.now() + this.#options.openMs;
    this.#probe = null;
  }
}

/**
 * For how many failures of the service it counts that a call got no answer: none where the client left, or where something
 * came that is no answer.
 *
 * @param timeoutWeight for how many a timeout counts.
 */
export function failureWeight(error: unknown, timeoutWeight: number): number {
  if (!(error instanceof TransportError)) return 0;
  switch (error.fault) {
    case 'unreachable':
    case 'broken':
    case 'cut-short':
      return 1;
    case 'timeout':
      return timeoutWeight;
    default:
      return 0;
  }
}
