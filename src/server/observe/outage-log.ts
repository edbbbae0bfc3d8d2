import { codeOfUpstreamError } from '../../contract/errors.ts';
import type { OnCall, UpstreamCall } from '../../upstream/http/rest-client.ts';
import type { OnCircuitChange } from '../../upstream/policy/circuit-breaker.ts';
import type { Logger } from './logger.ts';

export interface OutageLogOptions {
  readonly logger: Logger;
  /** Milliseconds since the Unix epoch. */
  readonly now: () => number;
}

/** Milliseconds between two warnings of one service, at least. */
const WARN_EVERY_MS = 30_000;

interface Outage {
  warnedAt: number;
  /** Calls that failed since the last warning. */
  silent: number;
  /** Calls that failed since the first warning. */
  failed: number;
  isOver: boolean;
}

/**
 * Warns of services that fail: of the first call, then at most every 30 seconds with how many failed since; and says when a
 * service is back. Calls to one that fails now and then are no more lines than that.
 */
export class OutageLog {
  readonly #options: OutageLogOptions;
  readonly #outages = new Map<string, Outage>();

  constructor(options: OutageLogOptions) {
    this.#options = options;
  }

  /** To be told of every call. */
  readonly onCall: OnCall = (call) => {
    if (call.cause !== null) this.#fail(call, call.cause);
    else if (this.#outages.size > 0 && call.error !== 'UpstreamAbortedError') this.#succeed(call.service);
  };

  /** To be told when a service begins or ceases to be left alone. */
  readonly onCircuitChange: OnCircuitChange = ({ service, state }) => {
    const { logger } = this.#options;
    if (state === 'OPEN') logger.warn({ service }, 'service keeps failing: its calls fail at once');
    else logger.info({ service }, 'service works again');
  };

  #fail({ service, error }: UpstreamCall, cause: string): void {
    const now = this.#options.now();
    const outage = this.#outages.get(service);
    if (outage && now - outage.warnedAt < WARN_EVERY_MS) {
      outage.silent += 1;
      outage.failed += 1;
      return;
    }
    const isNew = outage === undefined || outage.isOver;
    const count = (outage?.silent ?? 0) + 1;
    const failed = isNew ? count : outage.failed + 1;
    this.#outages.set(service, { warnedAt: now, silent: 0, failed, isOver: false });
    this.#options.logger.warn(
      { service, code: codeOfUpstreamError(error ?? ''), cause, count },
      'service fails',
    );
  }

  #succeed(service: string): void {
    const outage = this.#outages.get(service);
    if (outage === undefined || outage.isOver) return;
    outage.isOver = true;
    this.#options.logger.info({ service, failed: outage.failed }, 'service is back');
  }
}
