import type { Payload } from '../../../graphql/user-errors.ts';

/** Refuses what is empty, all of it at once and without a call; null where nothing is. */
export function missing(fields: Readonly<Record<string, string>>): Payload | null {
  const userErrors = Object.entries(fields)
    .filter(([, text]) => text.trim() === '')
    .map(([field]) => ({ field, code: 'REQUIRED' as const, message: 'This must not be empty.' }));
  return userErrors.length === 0 ? null : { userErrors };
}
