import type { Contents } from '../http/decoding/envelope.ts';
import { UpstreamNotFoundError } from '../http/errors.ts';

/** A missing thing is null, not an error. */
export function orNull<T>(answer: Promise<T>): Promise<T | null> {
  return answer.catch(nullIfMissing);
}

function nullIfMissing(error: unknown): null {
  if (error instanceof UpstreamNotFoundError) return null;
  throw error;
}

/** A list that is not there is one without items, not an error. */
export async function emptyIfMissing<Item>(contents: Promise<Contents<Item>>): Promise<Contents<Item>> {
  return (await orNull(contents)) ?? { items: [], total: 0 };
}
