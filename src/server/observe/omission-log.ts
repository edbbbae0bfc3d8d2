import type { Omission } from '../../contract/omissions.ts';
import type { Logger } from './logger.ts';

/** Milliseconds between two warnings of one service, at least. */
const WARN_EVERY_MS = 30_000;

/** Warns of services that send objects which can't be read: at most every 30 seconds, with how many were left out since. */
export class OmissionLog {
  readonly #logger: Logger;
  readonly #services = new Map<string, { warnedAt: number; silent: number }>();

  constructor(logger: Logger) {
    this.#logger = logger;
  }

  /** Of one response. */
  warn(omissions: readonly Omission[]): void {
    for (const [service, found] of Map.groupBy(omissions, (omission) => omission.service)) {
      this.#warn(service, found);
    }
  }

  #warn(service: string, omissions: readonly Omission[]): void {
    const now = performance.now();
    const count = omissions.reduce((sum, omission) => sum + omission.count, 0);
    const before = this.#services.get(service);
    if (before && now - before.warnedAt < WARN_EVERY_MS) {
      before.silent += count;
      return;
    }
    this.#services.set(service, { warnedAt: now, silent: 0 });
    this.#logger.warn(
      { service, problem: omissions[0]?.problem, count: count + (before?.silent ?? 0) },
      'service sends what can not be read',
    );
  }
}
