import type { CombinedError } from 'urql';
import type { Service, SourceStatus } from '../../../schema/generated/graphql.ts';
import { serviceNames } from './services.ts';

/** Why a part of the page is not there. */
export interface Failure {
  readonly message: string;
  readonly service: Service | undefined;
  /** Whether a credential is missing, or not taken. */
  readonly wantsCredential: boolean;
  /** Seconds until it makes sense to ask again; 0 where nobody says. */
  readonly retryAfter: number;
}

interface Extensions {
  readonly code?: string;
  readonly service?: Service;
  readonly retryAfter?: number | null;
}

/** The first failure of an answer, or of the part of it that begins with a path: `viewer`, `larder`. */
export function failureIn(error: CombinedError | undefined, ...path: readonly string[]): Failure | undefined {
  if (error === undefined) return undefined;
  if (error.networkError) return { ...unknown, message: 'The gateway cannot be reached.' };
  const found = error.graphQLErrors.find((candidate) =>
    path.every((name, index) => candidate.path === undefined || candidate.path[index] === name),
  );
  if (found === undefined) return undefined;
  // The gateway documents what its errors hold.
  const { code, service, retryAfter } = found.extensions as Extensions;
  const wantsCredential = code === 'UNAUTHENTICATED';
  return {
    // The gateway's own message tells a developer which header to send.
    message: wantsCredential && service ? credentialMessage(service) : found.message,
    service,
    wantsCredential,
    retryAfter: retryAfter ?? 0,
  };
}

function credentialMessage(service: Service): string {
  return `${serviceNames[service]} shows this to those with an account.`;
}

const unknown: Omit<Failure, 'message'> = { service: undefined, wantsCredential: false, retryAfter: 0 };

/** For what an answer should have held at its end, and gave no reason for. */
export const brokenOff: Failure = { ...unknown, message: 'The answer broke off.' };

/** What a report of a service says where an answer goes on without it; undefined where all is well. */
export function failureOf({ service, status, message, retryAfter }: SourceReport): Failure | undefined {
  if (status === 'OK') return undefined;
  const wantsCredential = status === 'UNAUTHENTICATED';
  return {
    service,
    message: wantsCredential ? credentialMessage(service) : (message ?? 'It is left out.'),
    wantsCredential,
    retryAfter: retryAfter ?? 0,
  };
}

interface SourceReport {
  readonly service: Service;
  readonly status: SourceStatus;
  readonly message: string | null;
  readonly retryAfter: number | null;
}
