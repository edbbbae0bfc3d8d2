import { GraphQLError } from 'graphql';
import {
  CursorLostError,
  OutOfOrderError,
  UpstreamAbortedError,
  UpstreamCallLimitError,
  UpstreamError,
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
} from '../upstream/http/errors.ts';
import { FailedChange, withOutcome } from './failed-change.ts';
import type { Service } from './service.ts';
import type { CredentialFacts } from './service-facts.ts';
import { withoutInput } from './without-input.ts';

/** What kind of failure an error is, and whether it makes sense to send the very same request again. */
interface ErrorClass {
  readonly code: string;
  readonly retryable: boolean;
  /** What it means, where the schema has to say so. */
  readonly description: string;
}

/** `extensions.code` of every error of a service. README lists them with what to do about each. */
const failures: readonly (readonly [new (...args: never[]) => Error, ErrorClass])[] = [
  [
    UpstreamUnauthenticatedError,
    {
      code: 'UNAUTHENTICATED',
      retryable: false,
      description: 'The service wants a credential and none was sent, or it does not take the one that was.',
    },
  ],
  [
    UpstreamStagingLoginError,
    {
      code: 'SERVICE_NOT_CONFIGURED',
      retryable: false,
      description: 'The service stands behind a login that this gateway does not have.',
    },
  ],
  [
    UpstreamForbiddenError,
    { code: 'FORBIDDEN', retryable: false, description: 'The credential does not permit this.' },
  ],
  [
    UpstreamRateLimitedError,
    { code: 'RATE_LIMITED', retryable: true, description: 'The service limits its calls: come back later.' },
  ],
  [
    UpstreamTimeoutError,
    { code: 'UPSTREAM_TIMEOUT', retryable: true, description: 'The service did not answer in time.' },
  ],
  [
    UpstreamUnavailableError,
    {
      code: 'UPSTREAM_UNAVAILABLE',
      retryable: true,
      description: 'The service can not be reached, or fails.',
    },
  ],
  [
    UpstreamInvalidResponseError,
    {
      code: 'UPSTREAM_INVALID_RESPONSE',
      retryable: false,
      description: 'The service answered with something that it does not document.',
    },
  ],
  [
    UpstreamRefusedError,
    { code: 'BAD_USER_INPUT', retryable: false, description: 'The service refused what was asked.' },
  ],
  [
    UpstreamNotFoundError,
    {
      code: 'NOT_FOUND',
      retryable: false,
      description: 'A part of the service that should be there is not.',
    },
  ],
  [
    UpstreamAbortedError,
    { code: 'REQUEST_ABORTED', retryable: true, description: 'You went away before the answer came.' },
  ],
  [
    UpstreamCallLimitError,
    {
      code: 'OPERATION_TOO_COMPLEX',
      retryable: false,
      description:
        'The operation needs more calls to services than one request may make: ask for less at once.',
    },
  ],
  [
    CursorLostError,
    {
      code: 'CURSOR_LOST',
      retryable: false,
      description: 'All around the place of the cursor was deleted: start again for a whole list.',
    },
  ],
  [
    OutOfOrderError,
    {
      code: 'OUT_OF_ORDER',
      retryable: false,
      description:
        'A list of the service is not in the order that it should have, and too long to be put in order.',
    },
  ],
];

const notConfigured: ErrorClass = {
  code: 'SERVICE_NOT_CONFIGURED',
  retryable: false,
  description: 'This gateway has no address for the service, or no login to its staging server.',
};

/** Every code that the failure of a service can have, with what it means. */
export const failureCodes: Readonly<Record<string, string>> = Object.fromEntries(
  [...failures.map(([, errorClass]) => errorClass), notConfigured].map(({ code, description }) => [
    code,
    description,
  ]),
);

/** The code that a client gets for an error of a service. */
export function codeOfFailure(error: UpstreamError): string {
  return failures.find(([type]) => error instanceof type)?.[1].code ?? 'UPSTREAM_UNAVAILABLE';
}

/** The same by the name of its class. */
export function codeOfUpstreamError(name: string): string {
  const found = failures.find(([type]) => type.name === name);
  return found?.[1].code ?? 'INTERNAL_SERVER_ERROR';
}

/** A field of a service that this gateway has no address for. */
export function serviceNotConfigured(service: Pick<Service, 'id' | 'name'>): GraphQLError {
  return new GraphQLError(`${service.name} is not configured here. Set ${service.id}_URL at the gateway.`, {
    extensions: { code: notConfigured.code, service: service.id, retryable: notConfigured.retryable },
  });
}

/**
 * Makes the one place where errors become what a client may see: errors of services by their class, errors of ours
 * as they are, and anything else masked.
 */
export function createErrorMask(services: readonly Service[]) {
  return (error: unknown, message: string): Error => {
    const located = error instanceof GraphQLError ? error : undefined;
    const original = located ? originalOf(located) : error;
    const failure = failureOf(original, services);
    const outcome = original instanceof FailedChange ? { outcome: original.outcome } : {};
    if (failure) return relocate(failure.message, failure.extensions, located);
    const isGraphQL = original === undefined || original instanceof GraphQLError;
    if (located && isGraphQL && isForClients(located)) return withCode(located);
    return relocate(message, { code: 'INTERNAL_SERVER_ERROR', retryable: false, ...outcome }, located);
  };
}

/**
 * Errors of ours have a code, and those of graphql-js about what a client wrote point to the place, or to no field. What
 * has neither is its complaint about a value that we gave it: a bug of ours, whose message holds the value.
 */
function isForClients({ path, originalError }: GraphQLError): boolean {
  if (path === undefined || !(originalError instanceof GraphQLError)) return true;
  const { extensions, nodes } = originalError;
  return extensions.code !== undefined || nodes !== undefined || originalError.originalError !== undefined;
}

/** What a client may know of the failure of a service. */
export interface Failure {
  readonly message: string;
  readonly extensions: {
    readonly code: string;
    readonly service?: string;
    /** Where a credential is wanted: the header of this API that takes it. */
    readonly header?: string;
    readonly retryable: boolean;
    /** Seconds until another try makes sense. */
    readonly retryAfter?: number;
    /** Of a limit that was reached: which one, how much it allows, and how much was made of it. */
    readonly kind?: string;
    readonly limit?: number;
    readonly made?: number;
    readonly estimated?: number;
    /** Where it was a change that failed: what became of it. */
    readonly outcome?: WriteOutcome;
  };
}

/** Null for what is no failure of a service: a mistake of the client's, or one of ours. */
export function failureOf(error: unknown, services: readonly Service[]): Failure | null {
  if (error instanceof FailedChange) {
    const failure = failureOf(error.cause, services);
    return failure && withOutcome(failure, error.outcome);
  }
  if (error instanceof UpstreamError) {
    const service = services.find(({ id }) => id === error.request.service);
    return upstreamFailure(error, service?.credential);
  }
  if (error instanceof GraphQLError && error.extensions.code === notConfigured.code) {
    const { code, retryable } = notConfigured;
    return { message: error.message, extensions: { ...error.extensions, code, retryable } };
  }
  const found = failures.find(([type]) => error instanceof type)?.[1];
  if (!found || !(error instanceof Error)) return null;
  const { code, retryable } = found;
  return { message: error.message, extensions: { code, retryable } };
}

/**
 * Variables that don't fit their types are told by graphql-js, which names no field, and knows no codes but those of our
 * scalars. Errors of fields are ours, unless they have no code.
 */
function withCode(error: GraphQLError): GraphQLError {
  const { extensions, path } = error;
  const hasCode = extensions.code !== undefined;
  if (hasCode && path) return error;
  const code = hasCode || path ? {} : { code: 'BAD_USER_INPUT', retryable: false };
  return relocate(withoutInput(error), { ...extensions, ...code }, error);
}

function originalOf(error: GraphQLError): Error | undefined {
  let original = error.originalError;
  while (original instanceof GraphQLError && original.originalError) original = original.originalError;
  return original ?? undefined;
}

function upstreamFailure(error: UpstreamError, credential: CredentialFacts | undefined): Failure {
  const found = failures.find(([type]) => error instanceof type)?.[1];
  const { code, retryable } = found ?? { code: 'UPSTREAM_UNAVAILABLE', retryable: true };
  const extensions = {
    code,
    service: error.request.service,
    retryable: retryable || isCutShort(error),
    ...(error.retryAfter === undefined ? {} : { retryAfter: error.retryAfter }),
    ...(error instanceof UpstreamCallLimitError
      ? {
          kind: 'upstream-calls',
          limit: error.limit,
          made: error.made,
          ...(error.estimated === undefined ? {} : { estimated: error.estimated }),
        }
      : {}),
  };
  if (error instanceof UpstreamStagingLoginError) {
    const { service } = error.request;
    const advice = `Set ${service}_STAGING_USERNAME and ${service}_STAGING_PASSWORD at the gateway.`;
    return { message: `${error.message} ${advice}`, extensions };
  }
  if (code !== 'UNAUTHENTICATED' || !credential) return { message: error.message, extensions };
  const advice = `Send the header \`${credential.name}: ${credential.example}\`.`;
  return { message: `${error.message} ${advice}`, extensions: { ...extensions, header: credential.name } };
}

function isCutShort(error: UpstreamError): boolean {
  return error instanceof UpstreamInvalidResponseError && error.cutShort;
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
