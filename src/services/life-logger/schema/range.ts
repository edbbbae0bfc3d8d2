import { badUserInput } from '../../../relay/bad-user-input.ts';
import type { TimeSpan } from '../../../upstream/paging/time-window-list.ts';

/**
 * A range of time as milliseconds since the Unix epoch, without the bounds that are not given.
 *
 * @throws GraphQLError BAD_USER_INPUT where it ends before it starts, or lies where the service knows no dates.
 */
export function checkRange(start: Date, end: Date): TimeSpan;
export function checkRange(start: Date | null | undefined, end: Date | null | undefined): Partial<TimeSpan>;
export function checkRange(start: Date | null | undefined, end: Date | null | undefined): Partial<TimeSpan> {
  if (start) checkYear(start, 'start');
  if (end) checkYear(end, 'end');
  if (start && end && start > end) {
    throw badUserInput(
      `\`start\` must not be after \`end\`, but is ${start.toISOString()}, and \`end\` is ${end.toISOString()}.`,
      'start',
    );
  }
  return { ...(start ? { start: start.getTime() } : {}), ...(end ? { end: end.getTime() } : {}) };
}

/** An offset can push a date that has four digits out of the calendar. */
function checkYear(date: Date, argument: string): void {
  const year = date.getUTCFullYear();
  if (year >= 1 && year <= 9999) return;
  throw badUserInput(`\`${argument}\` must lie in the years 1 to 9999, in UTC.`, argument);
}
