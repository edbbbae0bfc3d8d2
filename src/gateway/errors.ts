import { GraphQLError } from 'graphql';
import {
  CursorLostError,
  UpstreamAbortedError,
  UpstreamDoorError,
  UpstreamError,
  UpstreamForbiddenError,
  UpstreamInvalidResponseError,
  UpstreamNotFoundError,
  UpstreamRateLimitedError,
  UpstreamRefusedError,
  UpstreamTimeoutError,
  UpstreamUnauthenticatedError,
  UpstreamUnavailableError,
} from '../upstream/errors.ts';
import { InvalidPathSegmentError } from '../upstream/url.ts';
import type { CredentialHeader, Service } from './service.ts';
import { withoutInput } from './without-input.ts';

/** What kind of failure an error is, and whether it makes sense to send the very same request again. */
interface ErrorClass {
  readonly code: string;
  readonly retryable: boolean;
}

/** `extensions.code` of every error of a service. README lists them with what to do about each. */
const upstreamErrors: readonly (readonly [new (...args: never[]) => Error, ErrorClass])[] = [
  [UpstreamUnauthenticatedError, { code: 'UNAUTHENTICATED', retryable: false }],
  [UpstreamDoorError, { code: 'SERVICE_NOT_CONFIGURED', retryable: false }],
  [UpstreamForbiddenError, { code: 'FORBIDDEN', retryable: false }],
  [UpstreamRateLimitedError, { code: 'RATE_LIMITED', retryable: true }],
  [UpstreamTimeoutError, { code: 'UPSTREAM_TIMEOUT', retryable: true }],
  [UpstreamUnavailableError, { code: 'UPSTREAM_UNAVAILABLE', retryable: true }],
  [UpstreamInvalidResponseError, { code: 'UPSTREAM_INVALID_RESPONSE', retryable: false }],
  [UpstreamRefusedError, { code: 'BAD_USER_INPUT', retryable: false }],
  [UpstreamNotFoundError, { code: 'NOT_FOUND', retryable: false }],
  [UpstreamAbortedError, { code: 'REQUEST_ABORTED', retryable: true }],
];

/** The code that a client gets for an error of a service, by the name of its class. */
export function codeOfUpstreamError(name: string): string {
  const found = upstreamErrors.find(([type]) => type.name === name);
  return found?.[1].code ?? 'INTERNAL_SERVER_ERROR';
}

/** A field of a service that this gateway has no address for. */
export function serviceNotConfigured(service: Pick<Service, 'id' | 'name'>): GraphQLError {
  return new GraphQLError(`${service.name} is not configured here. Set ${service.id}_URL at the gateway.`, {
    extensions: { code: 'SERVICE_NOT_CONFIGURED', service: service.id, retryable: false },
  });
}

/**
 * Makes the one place where errors become what a client may see: errors of services by their class, errors of ours
 * as they are, and anything else masked.
 */
export function createErrorMask(services: readonly Service[]) {
  const credentials = new Map(services.map(({ id, credential }) => [id, credential]));
  return (error: unknown, message: string): Error => {
    const located = error instanceof GraphQLError ? error : undefined;
    const original = located ? originalOf(located) : error;
    if (original instanceof UpstreamError) {
      return translate(original, credentials.get(original.request.service), located);
    }
    if (original instanceof CursorLostError) {
      return relocate(original.message, { code: 'CURSOR_LOST', retryable: false }, located);
    }
    if (original instanceof InvalidPathSegmentError) {
      const advice = 'Pass a name or a key as the service has it.';
      return relocate(`${original.message} ${advice}`, { code: 'BAD_USER_INPUT', retryable: false }, located);
    }
    if (located && (original === undefined || original instanceof GraphQLError)) return withCode(located);
    return relocate(message, { code: 'INTERNAL_SERVER_ERROR', retryable: false }, located);
  };
}

/** Variables that don't fit their types are told by graphql-js, which knows no codes and names no field. */
function withCode(error: GraphQLError): GraphQLError {
  if (error.extensions.code !== undefined || error.path) return error;
  return relocate(
    withoutInput(error.message),
    { ...error.extensions, code: 'BAD_USER_INPUT', retryable: false },
    error,
  );
}

function originalOf(error: GraphQLError): Error | undefined {
  let original = error.originalError;
  while (original instanceof GraphQLError && original.originalError) original = original.originalError;
  return original ?? undefined;
}

function translate(
  error: UpstreamError,
  credential: CredentialHeader | undefined,
  located: GraphQLError | undefined,
): GraphQLError {
  const found = upstreamErrors.find(([type]) => error instanceof type)?.[1];
  const { code, retryable } = found ?? { code: 'UPSTREAM_UNAVAILABLE', retryable: true };
  const extensions = {
    code,
    service: error.request.service,
    // Whoever repeats a change of unknown outcome can make it twice.
    retryable: (retryable || isCutShort(error)) && !error.outcomeUnknown,
    ...(error.retryAfter === undefined ? {} : { retryAfter: error.retryAfter }),
  };
  if (error instanceof UpstreamDoorError) {
    const { service } = error.request;
    const advice = `Set ${service}_STAGING_USERNAME and ${service}_STAGING_PASSWORD at the gateway.`;
    return relocate(`${error.message} ${advice}`, extensions, located);
  }
  if (code !== 'UNAUTHENTICATED' || !credential) return relocate(messageOf(error), extensions, located);
  const advice = `Send the header \`${credential.name}: ${credential.example}\`.`;
  return relocate(`${error.message} ${advice}`, { ...extensions, header: credential.name }, located);
}

function isCutShort(error: UpstreamError): boolean {
  return error instanceof UpstreamInvalidResponseError && error.cutShort;
}

function messageOf({ message, outcomeUnknown }: UpstreamError): string {
  return outcomeUnknown ? `${message} Whether the change was made is not known.` : message;
}

function relocate(
  message: string,
  extensions: Readonly<Record<string, unknown>>,
  located: GraphQLError | undefined,
): GraphQLError {
  // Outside of any field there is no answer to be part of.
  if (!located) return new GraphQLError(message, { extensions: { ...extensions, http: { status: 500 } } });
  const { nodes, source, positions, path } = located;
  return new GraphQLError(message, { nodes, source, positions, path, extensions });
}
