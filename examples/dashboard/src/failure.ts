import type { CombinedError } from 'urql';
import type { Service } from '../../../schema/generated/graphql.ts';
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

export function credentialMessage(service: Service): string {
  return `${serviceNames[service]} shows this to those with an account: it wants your credential.`;
}

const unknown: Omit<Failure, 'message'> = { service: undefined, wantsCredential: false, retryAfter: 0 };
