import { GraphQLError } from 'graphql';
import { ACCEPTABLE_TYPES } from './answer-type.ts';

// What is wrong with an HTTP request. No message quotes what was sent: a body that is malformed can hold a password.

interface Refusal {
  readonly code: string;
  /** HTTP status. */
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Content codings of a request's body that are read, as an `Accept-Encoding` header lists them. */
export const READ_CODINGS = 'gzip, br, deflate, zstd';

function requestError(message: string, { code, ...http }: Refusal): GraphQLError {
  return new GraphQLError(message, { extensions: { code, http } });
}

/** A request whose parameters cannot be read. */
export function badRequest(message: string): GraphQLError {
  return requestError(message, { code: 'BAD_REQUEST', status: 400 });
}

/** A form's POST that a page of another origin could have sent. */
export function csrfPrevented(header: string): GraphQLError {
  const remedy = `send it as application/json, or with a header ${header}: 1`;
  const message = `A POST of this content type is not accepted: ${remedy}.`;
  return requestError(message, { code: 'CSRF_PREVENTED', status: 403 });
}

export function unsupportedMediaType(): GraphQLError {
  const message = 'A POST of this content type is not accepted: send it as application/json.';
  return unsupported(message, { accept: 'application/json' });
}

export function unsupportedCharset(): GraphQLError {
  const message =
    'A body of this charset is not accepted: send it in UTF-8, as application/json; charset=utf-8.';
  return unsupported(message, { accept: 'application/json; charset=utf-8' });
}

export function unsupportedCoding(): GraphQLError {
  const message = `A body of this Content-Encoding is not accepted: send it without one, or as one of ${READ_CODINGS}.`;
  return unsupported(message, { 'accept-encoding': READ_CODINGS });
}

/** A body that was compressed for the connection (RFC 9112, 6.1): Node undoes `chunked` and nothing else. */
export function unsupportedTransferCoding(): GraphQLError {
  const message =
    'A body of this Transfer-Encoding is not accepted: send it chunked, or with its Content-Length, and say by Content-Encoding how it is compressed.';
  return requestError(message, { code: 'UNSUPPORTED_MEDIA_TYPE', status: 501 });
}

function unsupported(message: string, headers: Readonly<Record<string, string>>): GraphQLError {
  return requestError(message, { code: 'UNSUPPORTED_MEDIA_TYPE', status: 415, headers });
}

export function notAcceptable(): GraphQLError {
  const message = `Nothing that the Accept header allows can be sent: accept one of ${ACCEPTABLE_TYPES}.`;
  return requestError(message, { code: 'NOT_ACCEPTABLE', status: 406 });
}

export function methodNotAllowed(allow: string): GraphQLError {
  const message = `This method is not allowed here: use one of ${allow}.`;
  return requestError(message, { code: 'METHOD_NOT_ALLOWED', status: 405, headers: { allow } });
}

/** @param actual bytes, where they are known before all is read. */
export function requestTooLarge(limit: number, actual?: number): GraphQLError {
  const found = actual === undefined ? `more than ${limit} bytes` : `${actual} bytes, limit ${limit} bytes`;
  return new GraphQLError(`The request body is too large: ${found}.`, {
    extensions: {
      code: 'REQUEST_TOO_LARGE',
      limit,
      ...(actual !== undefined && { actual }),
      // The rest of the body is not worth receiving.
      http: { status: 413, headers: { connection: 'close' } },
    },
  });
}
