import { type GraphQLError, OperationTypeNode } from 'graphql';
import type { Logger } from '../observe/logger.ts';
import { addCodes, logRequest, type RequestFacts } from '../observe/request-log.ts';
import { failuresOf } from '../observe/service-failures.ts';
import type { ResolvedOperation } from '../persisted/resolve-operation.ts';
import type { CachedResponse } from '../response-cache/response-cache.ts';
import type { AdmittedOperation } from './admitted-operations.ts';
import type { Exchange } from './exchange.ts';

interface Answered {
  readonly resolved: ResolvedOperation;
  readonly operation: AdmittedOperation;
}

type Outcome = Pick<RequestFacts, 'status' | 'stale'> & {
  readonly errors?: readonly GraphQLError[] | undefined;
};

/** Logs a request whose operation was executed. */
export function logAnswer(
  logger: Logger,
  { request, requestId, startedAt, response }: Exchange,
  { operation: { operation }, resolved }: Answered,
  { errors, ...outcome }: Outcome,
): void {
  const codes = errors && new Set<string>();
  if (codes) addCodes(codes, errors);
  logRequest(logger, {
    startedAt,
    requestId,
    operation: operation.name?.value,
    type: operation.operation,
    errors: codes,
    resolved,
    failures: failuresOf(request),
    isGivenUp: request.signal.aborted || (response.destroyed && !response.writableFinished),
    ...outcome,
  });
}

/** Logs a request that was answered from the response cache. */
export function logCachedResponse(
  logger: Logger,
  { requestId, startedAt, response }: Exchange,
  { facts: { operation, hash } }: CachedResponse,
): void {
  logRequest(logger, {
    startedAt,
    requestId,
    operation,
    type: OperationTypeNode.QUERY,
    resolved: { ...(hash !== undefined && { hash }), untrusted: false },
    isCached: true,
    isGivenUp: false,
    status: response.statusCode,
  });
}

/** Logs a request that a fault of ours has ended. */
export function logFault(
  logger: Logger,
  { request, requestId, startedAt, response }: Exchange,
  error: GraphQLError,
): void {
  const errors = new Set<string>();
  addCodes(errors, [error]);
  logRequest(logger, {
    startedAt,
    requestId,
    errors,
    failures: failuresOf(request),
    isGivenUp: response.destroyed,
    status: 500,
  });
}
