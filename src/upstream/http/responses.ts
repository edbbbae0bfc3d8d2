import type { IncomingHttpHeaders } from 'node:http';
import { DEFAULT_RETRY_AFTER, parseRetryAfter, rateLimitState } from '../policy/rate-limit-headers.ts';
import type { Call } from './call.ts';
import { ACCEPT_ENCODING } from './content-coding.ts';
import { type Decode, DecodeError } from './decoding/decode-error.ts';
import { isMeantAsJson, keyIn, parseJson } from './decoding/json-body.ts';
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

/** Decodes an answer whose status is 2xx. An empty body decodes as `undefined`. */
export function decodeResponse<T>(answer: UpstreamResponse, decode: Decode<T>, call: Call): T {
  const { status } = answer;
  if (decode.ignoresBody) {
    if (call.isWrite) checkUnreadBody(answer, call);
    return decode(undefined, answer);
  }
  if (answer.codingFault) {
    const options = { isProof: isMeantAsJson(answer) };
    throw invalidError(status, CODING_PROBLEMS[answer.codingFault], call, options);
  }
  const parsed = parseJson(answer.body);
  if (!parsed.ok) throw unparsableError(answer, parsed.problem, call);
  checkNotRefused(answer, parsed.value, call);
  try {
    return decode(parsed.value, answer);
  } catch (error) {
    if (!(error instanceof DecodeError)) throw error;
    const fault = `${error.path || 'the body'} ${error.problem}`;
    throw invalidError(status, `answered with something other than documented: ${fault}`, call, {
      // Nothing at all proves nothing.
      isProof: parsed.value !== undefined,
      changedKey: call.isWrite ? keyIn(parsed.value) : undefined,
    });
  }
}

/** A change is documented to be answered without a body: one that comes all the same can say that it was not made. */
function checkUnreadBody(answer: UpstreamResponse, call: Call): void {
  if (answer.body?.length === 0 || answer.codingFault) return;
  const parsed = parseJson(answer.body);
  if (parsed.ok) checkNotRefused(answer, parsed.value, call);
  else if (!isMeantAsJson(answer)) throw unparsableError(answer, undefined, call);
}

function checkNotRefused(answer: UpstreamResponse, body: unknown, call: Call): void {
  if (call.terms.upstream.refuses?.(body))
    throw refusedError(answer, call, `${call.name} refused the request.`);
}

function unparsableError(answer: UpstreamResponse, problem: string | undefined, call: Call): UpstreamError {
  const what = problem ?? unparsable(answer.headers, call);
  return invalidError(answer.status, `answered with ${what}`, call, { isProof: isMeantAsJson(answer) });
}

const CODING_PROBLEMS = {
  unknown: `answered in a content encoding other than ${ACCEPT_ENCODING}`,
  corrupt: 'answered with a compressed body that can not be decompressed',
};

/** The error that an answer without success stands for; redirects are not among them. `now` is in milliseconds. */
export function errorOfStatus(answer: UpstreamResponse, call: Call, now: number): UpstreamError {
  const { status, headers } = answer;
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
        reason: saidOf(answer, call)[0]?.message ?? null,
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
      return refusedError(answer, call, `${name} refused the request (${status}).`);
  }
}

/**
 * What the status of an answer says of a write; null where none came. 303 leads to the result of what was sent, and can
 * be the answer to a change that was made.
 */
function outcomeOfStatus(status: number | null, { isWrite }: Call): WriteOutcome | undefined {
  if (!isWrite) return undefined;
  if (status === null || status >= 500 || status === 303) return 'UNKNOWN';
  return status >= 300 ? 'REFUSED' : 'MADE';
}

function refusedError(answer: UpstreamResponse, call: Call, message: string): UpstreamRefusedError {
  const { status } = answer;
  return new UpstreamRefusedError(call.request, message, {
    status,
    outcome: call.isWrite ? 'REFUSED' : undefined,
    refusals: refusalsOf(answer, call, message),
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

function invalidError(
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

/** The error for a call that got no answer. `status` is what came before the connection broke, where it did. */
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

function refusalsOf(answer: UpstreamResponse, call: Call, fallback: string): readonly Refusal[] {
  const refusals = saidOf(answer, call);
  return refusals.length === 0 ? [{ field: null, message: fallback }] : refusals;
}

/** What the service says against the request, without its secrets; empty where that is not legible. */
function saidOf({ body }: UpstreamResponse, call: Call): readonly Refusal[] {
  const parsed = parseJson(body);
  return parsed.ok && parsed.value !== undefined ? parseRefusals(parsed.value, withoutSecretsOf(call)) : [];
}

function withoutSecretsOf(call: Call): (text: string) => string {
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

function unparsable(headers: IncomingHttpHeaders, call: Call): string {
  const type = mediaType(headers, call);
  return type.includes('json') ? 'broken JSON' : `${type} where JSON is documented`;
}

const MEDIA_TYPE = /^[\w.+-]{1,60}\/[\w.+-]{1,60}/;

/** Only what is a media type in form: the header is the service's text, too. */
function mediaType(headers: IncomingHttpHeaders, call: Call): string {
  const type = MEDIA_TYPE.exec(headers['content-type'] ?? '')?.[0].toLowerCase() ?? '';
  return type === '' || withoutSecretsOf(call)(type) !== type ? 'an unnamed content type' : type;
}
