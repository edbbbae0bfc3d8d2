import { codeOfFailure } from '../../contract/errors.ts';
import type { GatewayRequest } from '../../contract/gateway-request.ts';
import { RequestNote } from '../../contract/request-note.ts';
import type { UpstreamError } from '../../upstream/http/errors.ts';
import { failureCause } from '../../upstream/http/failure-cause.ts';

/** A service that failed while a request was answered, as the log says it. Clients are never told the cause. */
export interface ServiceFailure {
  readonly service: string;
  /** `extensions.code` of the error. */
  readonly code: string;
  /** `ECONNREFUSED`, `CERT_HAS_EXPIRED`, `timeout`, `status 503`. */
  readonly cause: string;
}

const failures = new RequestNote<ServiceFailure[]>();

/** Notes that a service failed, be it told as an error, as data, or replaced by a stored response. Each kind counts once. */
export function noteFailure(request: GatewayRequest, error: UpstreamError): void {
  const cause = failureCause(error);
  if (cause === undefined) return;
  const { service } = error.request;
  const code = codeOfFailure(error);
  const noted = failures.of(request) ?? [];
  if (noted.some((other) => other.service === service && other.code === code && other.cause === cause))
    return;
  failures.set(request, [...noted, { service, code, cause }]);
}

/** Undefined where no service failed. */
export function failuresOf(request: GatewayRequest): readonly ServiceFailure[] | undefined {
  return failures.of(request);
}
