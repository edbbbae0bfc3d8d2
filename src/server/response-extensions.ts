import type { GatewayRequest } from '../contract/gateway-request.ts';
import { type Omission, omissionsOf } from '../contract/omissions.ts';
import type { Logger } from './observe/logger.ts';
import { OmissionLog } from './observe/omission-log.ts';
import { type StaleService, staleServices } from './response-cache/stale-answers.ts';

interface Extensions extends Record<string, unknown> {
  readonly stale?: readonly StaleService[];
  readonly omitted?: readonly Omission[];
}

interface ResponseExtensionsOptions {
  /** Whether a stored response of a service may stand in for one that fails. */
  readonly mayBeStale: boolean;
  readonly logger: Logger;
}

/**
 * What a response says of itself beside its data: `stale`, the services of which it holds something from before, because they
 * fail now, and `omitted`, what it leaves out because it can't be read.
 */
export class ResponseExtensions {
  readonly #mayBeStale: boolean;
  readonly #omissionLog: OmissionLog;

  constructor({ mayBeStale, logger }: ResponseExtensionsOptions) {
    this.#mayBeStale = mayBeStale;
    this.#omissionLog = new OmissionLog(logger);
  }

  /** Undefined where there is nothing to say. To be asked once, when all else is there: it warns of what is omitted. */
  of(request: GatewayRequest): Extensions | undefined {
    const stale = this.#mayBeStale ? staleServices(request) : undefined;
    const omitted = omissionsOf(request);
    if (omitted) this.#omissionLog.warn(omitted);
    if (!stale && !omitted) return undefined;
    return { ...(stale && { stale }), ...(omitted && { omitted }) };
  }
}
