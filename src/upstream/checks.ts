import { UpstreamInvalidResponseError, UpstreamUnauthenticatedError } from './errors.ts';
import type { RestSession } from './session.ts';

/**
 * For what a service's documents demand a credential for.
 *
 * @throws UpstreamUnauthenticatedError, before a call that can't succeed.
 */
export function demandCredential(session: RestSession, method: string, path: string): void {
  if (session.hasCredential) return;
  const { request, name } = session.describe(method, path);
  throw new UpstreamUnauthenticatedError(request, `${name} demands a credential for this.`);
}

/** The error for an answer to a GET that is well-formed and still can't be true; `what` completes the sentence. */
export function invalidAnswer(
  session: RestSession,
  path: string,
  what: string,
): UpstreamInvalidResponseError {
  const { request, name } = session.describe('GET', path);
  return new UpstreamInvalidResponseError(request, `${name} answered with ${what}.`, { status: 200 });
}
