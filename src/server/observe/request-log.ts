import type { GraphQLError } from 'graphql';
import type { ResolvedOperation } from '../persisted/resolve-operation.ts';
import type { StaleService } from '../response-cache/stale-answers.ts';
import type { Logger } from './logger.ts';
import type { ServiceFailure } from './service-failures.ts';

/** What is logged of one GraphQL request. */
export interface RequestFacts {
  /** By `performance.now()`. */
  readonly startedAt: number;
  /** As its answer names it. */
  readonly requestId: string;
  /** The operation's own name, as it was parsed. */
  readonly operation?: string | undefined;
  readonly type?: string | undefined;
  readonly errors?: ReadonlySet<string> | undefined;
  /** Of an answer in parts: how many were sent. */
  readonly parts?: number | undefined;
  /** Absent where the request named none. */
  readonly resolved?: Pick<ResolvedOperation, 'hash' | 'untrusted'> | undefined;
  /** Services that failed. */
  readonly failures?: readonly ServiceFailure[] | undefined;
  /** Services for which kept answers stood in. */
  readonly stale?: readonly StaleService[] | undefined;
  /** Whether the answer was kept from an earlier request. */
  readonly isCached?: boolean | undefined;
  /** Whether the client has gone before it had the whole answer. */
  readonly isGivenUp: boolean;
  /** HTTP status. */
  readonly status: number;
}

/**
 * One line for a GraphQL request: its id, the operation's name and type, how long it took, its status and error codes; where it
 * came in parts, how many, once the last is sent; where it was asked for by id, its hash, and in the mode `mixed`
 * whether `trusted` would refuse it; which services failed, and why; where kept answers of services that failed stood in, theirs; whether the answer itself
 * was kept from an earlier request.
 *
 * Never variables, headers or documents: they hold credentials and what people write.
 */
export function logRequest(logger: Logger, facts: RequestFacts): void {
  if (!logger.isLevelEnabled('info')) return;
  const {
    startedAt,
    requestId,
    operation,
    type,
    errors,
    parts,
    resolved,
    failures,
    stale,
    isCached,
    isGivenUp,
    status,
  } = facts;
  const { hash, untrusted } = resolved ?? {};
  const line = {
    requestId,
    ...(operation !== undefined && { operation: operation.slice(0, 100) }),
    ...(type !== undefined && { type }),
    ...(errors && errors.size > 0 && { errors: [...errors] }),
    ...(parts !== undefined && { parts }),
    ...(hash && { hash }),
    ...(untrusted && { untrusted }),
    ...(failures && { failures }),
    ...(stale && { stale: stale.map(({ service }) => service) }),
    ...(isCached && { cached: true }),
    // Nobody gets the answer to a request that was given up.
    ...(isGivenUp ? { aborted: true } : { status }),
    ms: Math.round((performance.now() - startedAt) * 10) / 10,
  };
  logger.info(line, 'graphql');
}

export function addCodes(codes: Set<string>, errors: readonly GraphQLError[]): void {
  for (const { extensions } of errors) codes.add(String(extensions?.code ?? 'UNKNOWN'));
}
