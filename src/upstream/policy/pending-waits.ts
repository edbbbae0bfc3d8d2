import type { Clock } from '../clock.ts';

/** Why somebody waits no longer. */
export type GiveUpReason = 'timeout' | 'aborted';

/** Somebody who waits until a certain time. */
export interface PendingWait {
  /** Milliseconds since the epoch. */
  readonly deadline: number;
  /** Called once it is over, or the signal aborts: at most once for each reason. */
  giveUp(reason: GiveUpReason): void;
}

/** All who wait on behalf of one signal. They share a listener and a timer, and while there are none, neither is there. */
export class PendingWaits {
  readonly #clock: Clock;
  readonly #signal: AbortSignal | undefined;
  readonly #waits = new Set<PendingWait>();
  #endsAt = Number.POSITIVE_INFINITY;
  #stopTimer: (() => void) | undefined;

  constructor(clock: Clock, signal: AbortSignal | undefined) {
    this.#clock = clock;
    this.#signal = signal;
  }

  get aborted(): boolean {
    return this.#signal?.aborted ?? false;
  }

  add(wait: PendingWait): void {
    if (this.#waits.size === 0) this.#signal?.addEventListener('abort', this.#abortAll);
    this.#waits.add(wait);
    if (wait.deadline < this.#endsAt) this.#startTimer(wait.deadline);
  }

  remove(wait: PendingWait): void {
    this.#waits.delete(wait);
    if (this.#waits.size > 0) return;
    this.#signal?.removeEventListener('abort', this.#abortAll);
    this.#stop();
  }

  readonly #abortAll = (): void => {
    for (const wait of [...this.#waits]) wait.giveUp('aborted');
  };

  readonly #endDue = (): void => {
    this.#stop();
    const now = this.#clock.now();
    let next = Number.POSITIVE_INFINITY;
    for (const wait of [...this.#waits]) {
      if (wait.deadline <= now) wait.giveUp('timeout');
      else next = Math.min(next, wait.deadline);
    }
    if (next < this.#endsAt) this.#startTimer(next);
  };

  #startTimer(endsAt: number): void {
    this.#stop();
    this.#endsAt = endsAt;
    this.#stopTimer = this.#clock.after(endsAt - this.#clock.now(), this.#endDue);
  }

  #stop(): void {
    this.#stopTimer?.();
    this.#stopTimer = undefined;
    this.#endsAt = Number.POSITIVE_INFINITY;
  }
}
