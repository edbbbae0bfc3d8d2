import type { IncomingHttpHeaders } from 'node:http';
import type { Call } from './call.ts';
import { ACCEPT_ENCODING } from './content-coding.ts';
import { type Decode, DecodeError } from './decoding/decode-error.ts';
import { isMeantAsJson, keyIn, parseJson } from './decoding/json-body.ts';
import type { UpstreamError } from './errors.ts';
import { invalidError, refusedError, withoutSecretsOf } from './response-errors.ts';
import type { UpstreamResponse } from './transport.ts';

/** Decodes a response whose status is 2xx. An empty body decodes as `undefined`. */
export function decodeResponse<T>(response: UpstreamResponse, decode: Decode<T>, call: Call): T {
  const { status } = response;
  if (decode.ignoresBody) {
    if (call.isWrite) checkUnreadBody(response, call);
    return decode(undefined, response);
  }
  if (response.codingFault) {
    const options = { isProof: isMeantAsJson(response) };
    throw invalidError(status, CODING_PROBLEMS[response.codingFault], call, options);
  }
  const parsed = parseJson(response.body);
  if (!parsed.ok) throw unparsableError(response, parsed.problem, call);
  checkNotRefused(response, parsed.value, call);
  try {
    return decode(parsed.value, response);
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
function checkUnreadBody(response: UpstreamResponse, call: Call): void {
  if (response.body?.length === 0 || response.codingFault) return;
  const parsed = parseJson(response.body);
  if (parsed.ok) checkNotRefused(response, parsed.value, call);
  else if (!isMeantAsJson(response)) throw unparsableError(response, undefined, call);
}

function checkNotRefused(response: UpstreamResponse, body: unknown, call: Call): void {
  if (call.terms.upstream.refuses?.(body))
    throw refusedError(response, call, `${call.name} refused the request.`);
}

function unparsableError(response: UpstreamResponse, problem: string | undefined, call: Call): UpstreamError {
  const what = problem ?? unparsable(response.headers, call);
  return invalidError(response.status, `answered with ${what}`, call, { isProof: isMeantAsJson(response) });
}

const CODING_PROBLEMS = {
  unknown: `answered in a content encoding other than ${ACCEPT_ENCODING}`,
  corrupt: 'answered with a compressed body that can not be decompressed',
};

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
