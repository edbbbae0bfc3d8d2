import type { Fault } from './fields.ts';

/** `{"error": "…"}`, the first fault alone: new folders, changed folders and new bookmarks. */
export function asError(faults: readonly Fault[]): object {
  const [first] = faults;
  if (first === undefined) throw new Error('There is no fault to tell.');
  return { error: first.field === null ? first.message : `${first.field}: ${first.message}` };
}

/** An object of fields, each with its faults: tags. */
export function asFields(faults: readonly Fault[]): object {
  const byField = Map.groupBy(faults, ({ field }) => field ?? 'non_field_errors');
  return Object.fromEntries([...byField].map(([field, told]) => [field, told.map(({ message }) => message)]));
}

/**
 * "A JSON array or object of errors", say the documents of changed bookmarks. Here it is an array where a tag or the
 * body as a whole is at fault, and an object of fields else.
 */
export function asArrayOrFields(faults: readonly Fault[]): object {
  const unnamed = faults.filter(({ field }) => field === null || field === 'tags');
  return unnamed.length > 0 ? unnamed.map(({ message }) => message) : asFields(faults);
}
