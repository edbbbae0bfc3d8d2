import { UpstreamError, UpstreamInvalidResponseError } from '../http/errors.ts';

/**
 * The result of a change. If the service made it but its response can't be read, reads what was changed instead; the
 * change itself is never sent again. If that fails too, the error of the change stands.
 *
 * @param read takes the key that the response names, if it names one; null if there is nothing to read.
 */
export async function orReadBack<T>(
  change: Promise<T>,
  read: (key: string | undefined) => T | null | Promise<T | null>,
): Promise<T> {
  try {
    return await change;
  } catch (error) {
    if (!(error instanceof UpstreamError) || error.outcome !== 'MADE') throw error;
    const changed = await attempt(read, error);
    if (changed === null) throw error;
    return changed;
  }
}

async function attempt<T>(
  read: (key: string | undefined) => T | null | Promise<T | null>,
  error: UpstreamError,
): Promise<T | null> {
  try {
    return await read(error instanceof UpstreamInvalidResponseError ? error.changedKey : undefined);
  } catch {
    return null;
  }
}
