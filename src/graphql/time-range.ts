import { badUserInput } from '../relay/bad-user-input.ts';
import type { TimeSpan } from '../upstream/lists/time-window-list.ts';

/** How the arguments that bound a range are called. */
interface Names {
  readonly start: string;
  readonly end: string;
}

/**
 * A range of time as milliseconds since the Unix epoch, without the bounds that are not given.
 *
 * @throws GraphQLError BAD_USER_INPUT where it ends before it starts, or lies where no service knows dates.
 */
export function checkRange(start: Date, end: Date): TimeSpan;
export function checkRange(
  start: Date | null | undefined,
  end: Date | null | undefined,
  names?: Names,
): Partial<TimeSpan>;
export function checkRange(
  start: Date | null | undefined,
  end: Date | null | undefined,
  names: Names = { start: 'start', end: 'end' },
): Partial<TimeSpan> {
  if (start) checkYear(start, names.start);
  if (end) checkYear(end, names.end);
  if (start && end && start > end) {
    throw badUserInput(
      `\`${names.start}\` must not be after \`${names.end}\`, but is ${start.toISOString()}, and \`${names.end}\` is ${end.toISOString()}.`,
      names.start,
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
