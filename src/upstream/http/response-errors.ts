import type { IncomingHttpHeaders } from 'node:http';
import { DEFAULT_RETRY_AFTER, parseRetryAfter, rateLimitState } from '../policy/rate-limit-headers.ts';
import type { Call } from './call.ts';
import { parseJson } from './decoding/json-body.ts';
import {
  type Refusal,
  UpstreamAbortedError,
  UpstreamCircuitOpenError,
  type UpstreamError,
  UpstreamForbiddenError,
  UpstreamInvalidResponseError,
  UpstreamNotFoundError,
  UpstreamRateLimitedError,
  UpstreamRefusedError,
  UpstreamStagingLoginError,
  UpstreamTimeoutError,
  UpstreamUnauthenticatedError,
  UpstreamUnavailableError,
  type WriteOutcome,
} from './errors.ts';
import { parseRefusals } from './refusals.ts';
import { SecretFilter } from './secret-filter.ts';
import type { TransportError, UpstreamResponse } from './transport.ts';

/** The error that a response without success stands for; redirects are not among them. `now` is in milliseconds. */
export function errorOfStatus(response: UpstreamResponse, call: Call, now: number): UpstreamError {
  const { status, headers } = response;
  const { request, name } = call;
  if ((status === 401 || status === 403) && call.leftBehind) {
    // The credential was left out on the way, so that this is not about it.
    return redirectError(status, ' out of its API, where no credential goes', call);
  }
  const outcome = outcomeOfStatus(status, call);
  const retryAfter = parseRetryAfter(headers['retry-after'], now);
  if (status >= 500) {
    const options = { status, retryAfter, outcome };
    return new UpstreamUnavailableError(request, `${name} answered with ${status}.`, options);
  }
  switch (status) {
    case 401: {
      if (call.terms.upstream.hasStagingLogin && isBasic(headers)) {
        const problem =
          stagingCredentialsOf(call).length === 0 ? 'demands a' : "does not accept this gateway's";
        return new UpstreamStagingLoginError(request, `${name} ${problem} staging login (HTTP Basic).`, {
          status,
          outcome,
        });
      }
      const problem = call.terms.isPublic ? 'demands a credential' : 'does not accept the credential';
      return new UpstreamUnauthenticatedError(request, `${name} ${problem}.`, { status, outcome });
    }
    case 403:
      return new UpstreamForbiddenError(request, `${name} does not permit this.`, { status, outcome });
    case 404:
    case 410:
      return new UpstreamNotFoundError(request, `${name} does not have this.`, {
        status,
        outcome,
        reason: saidOf(response, call)[0]?.message ?? null,
      });
    case 407: {
      const message = `The proxy on the way to ${name} does not let this gateway through.`;
      return new UpstreamUnavailableError(request, message, {
        status,
        outcome: call.isWrite ? 'NOT_SENT' : undefined,
      });
    }
    case 408:
      return new UpstreamTimeoutError(request, `${name} did not get the request in time.`, {
        status,
        outcome,
      });
    case 429: {
      const wait = retryAfter === undefined ? '' : ` It asks to wait ${retryAfter} s.`;
      return new UpstreamRateLimitedError(request, `${name} limits its calls.${wait}`, {
        status,
        retryAfter: retryAfter ?? rateLimitState(headers, now)?.resetSeconds ?? DEFAULT_RETRY_AFTER,
        outcome,
      });
    }
    default:
      return refusedError(response, call, `${name} refused the request (${status}).`);
  }
}

/**
 * What the status of a response says of a write; null where none came. 303 leads to the result of what was sent, and can
 * be the answer to a change that was made.
 */
function outcomeOfStatus(status: number | null, { isWrite }: Call): WriteOutcome | undefined {
  if (!isWrite) return undefined;
  if (status === null || status >= 500 || status === 303) return 'UNKNOWN';
  return status >= 300 ? 'REFUSED' : 'MADE';
}

export function refusedError(response: UpstreamResponse, call: Call, message: string): UpstreamRefusedError {
  const { status } = response;
  return new UpstreamRefusedError(call.request, message, {
    status,
    outcome: call.isWrite ? 'REFUSED' : undefined,
    refusals: refusalsOf(response, call, message),
  });
}

export function redirectError(status: number, why: string, call: Call): UpstreamError {
  return invalidError(status, `redirected (${status})${why}, which is not followed`, call);
}

interface InvalidAnswer {
  /** Whether a success can come of nobody but the service itself, so that a change was made. Default: true. */
  readonly isProof?: boolean;
  readonly changedKey?: string | undefined;
}

export function invalidError(
  status: number,
  problem: string,
  call: Call,
  { isProof = true, changedKey }: InvalidAnswer = {},
): UpstreamInvalidResponseError {
  const outcome = outcomeOfStatus(status, call);
  return new UpstreamInvalidResponseError(call.request, `${call.name} ${problem}.`, {
    status,
    outcome: outcome === 'MADE' && !isProof && !SAYS_MADE.has(status) ? 'UNKNOWN' : outcome,
    changedKey,
  });
}

/** Statuses that say by themselves that a change was made: Created, No Content. */
const SAYS_MADE = new Set([201, 204]);

/** The error for a call that got no response. `status` is what came before the connection broke, where it did. */
export function errorOfTransport(error: TransportError, status: number | null, call: Call): UpstreamError {
  const { request, name } = call;
  const outcome = error.sent ? outcomeOfStatus(status, call) : undefined;
  const options = { ...(status === null ? {} : { status }), cause: error.cause, outcome };
  switch (error.fault) {
    case 'unreachable':
      return new UpstreamUnavailableError(request, `${name} can't be reached.`, options);
    case 'broken': {
      const message = `The connection to ${name} broke before it answered.`;
      return new UpstreamUnavailableError(request, message, options);
    }
    case 'timeout':
      return new UpstreamTimeoutError(request, `${name} did not answer in time.`, options);
    case 'aborted':
      return abortedError(call);
    case 'cut-short': {
      const message = `The answer of ${name} broke off in the middle.`;
      return new UpstreamInvalidResponseError(request, message, { ...options, cutShort: true });
    }
    case 'too-large': {
      const message = `${name} answered with more than ${call.terms.upstream.maxResponseBytes} bytes.`;
      return new UpstreamInvalidResponseError(request, message, options);
    }
    case 'not-http':
      return new UpstreamInvalidResponseError(
        request,
        `${name} answered with something other than HTTP.`,
        options,
      );
  }
}

export function circuitOpenError({ request, name }: Call, retryAfter: number): UpstreamError {
  const message = `${name} keeps failing, so that it gets no calls for ${retryAfter} s.`;
  return new UpstreamCircuitOpenError(request, message, { retryAfter });
}

/** `waitMs` is the time until the next call may be made; `status` is the service's, where it has refused this one. */
export function sharedLimitError({ request, name }: Call, waitMs: number, status?: number): UpstreamError {
  const message = `${name} limits the calls of all users of this gateway together, and they are used up for now.`;
  const retryAfter = Math.max(1, Math.ceil(waitMs / 1000));
  return new UpstreamRateLimitedError(request, message, {
    ...(status === undefined ? {} : { status }),
    retryAfter,
  });
}

export function abortedError({ request, name }: Call): UpstreamAbortedError {
  return new UpstreamAbortedError(request, `The call to ${name} was given up: nobody waits for it any more.`);
}

function refusalsOf(response: UpstreamResponse, call: Call, fallback: string): readonly Refusal[] {
  const refusals = saidOf(response, call);
  return refusals.length === 0 ? [{ field: null, message: fallback }] : refusals;
}

/** What the service says against the request, without its secrets; empty where that is not legible. */
function saidOf({ body }: UpstreamResponse, call: Call): readonly Refusal[] {
  const parsed = parseJson(body);
  return parsed.ok && parsed.value !== undefined ? parseRefusals(parsed.value, withoutSecretsOf(call)) : [];
}

export function withoutSecretsOf(call: Call): (text: string) => string {
  const credentials = [...call.terms.secretHeaders, ...(call.leftBehind ?? [])];
  const filter = new SecretFilter({ credentials, values: call.secrets });
  return (text) => filter.clean(text);
}

/** Secret header values that go with every call, whoever makes it. */
function stagingCredentialsOf({ terms }: Call): readonly string[] {
  return Object.values(terms.upstream.headers ?? {});
}

/** Of several challenges, the first says who asks. */
function isBasic(headers: IncomingHttpHeaders): boolean {
  return /^basic\b/i.test(headers['www-authenticate'] ?? '');
}
