import { UpstreamNotFoundError } from '../http/errors.ts';

/** A missing thing is null, not an error. */
export function orNull<T>(answer: Promise<T>): Promise<T | null> {
  return answer.catch(nullIfMissing);
}

function nullIfMissing(error: unknown): null {
  if (error instanceof UpstreamNotFoundError) return null;
  throw error;
}
