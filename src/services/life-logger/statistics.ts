import { UpstreamInvalidResponseError, UpstreamNotFoundError } from '../../upstream/http/errors.ts';
import type { LabelTime } from './models.ts';
import type { WireStatistics } from './wire.ts';

/** The framework's own words for an address that it does not have. */
const NO_SUCH_ADDRESS = 'Not Found';

/**
 * A range without events has no statistics: the service says so by a 404 with a sentence of its own.
 *
 * @throws the error itself, where it means something else: that there is no Life Logger at this address.
 */
export function noStatistics(error: unknown): readonly LabelTime[] {
  if (!(error instanceof UpstreamNotFoundError)) throw error;
  if (error.reason === null || error.reason === NO_SUCH_ADDRESS) throw error;
  return [];
}

/** One entry for each label, the longest time first: the wire has two objects by label. */
export function labelTimes({ minutes, percentages }: WireStatistics): readonly LabelTime[] {
  const { length } = Object.keys(minutes);
  if (length !== Object.keys(percentages).length) throw unequal();
  return Object.entries(minutes)
    .map(([label, time]) => {
      if (!Object.hasOwn(percentages, label)) throw unequal();
      return { label, minutes: time, percentage: percentages[label] as number }; // It has it, by the line above.
    })
    .sort((a, b) => b.minutes - a.minutes || compareTexts(a.label, b.label));
}

/** Without the noise that adding tenths leaves behind: 0.1 + 0.2 is 0.3. */
export function totalMinutes(times: readonly LabelTime[]): number {
  return Number(times.reduce((sum, { minutes }) => sum + minutes, 0).toFixed(6));
}

function unequal(): UpstreamInvalidResponseError {
  return invalid('with minutes and percentages of different labels');
}

function invalid(problem: string): UpstreamInvalidResponseError {
  return new UpstreamInvalidResponseError(
    { service: 'LIFE_LOGGER', method: 'GET', path: 'stats' },
    `Life Logger answered ${problem}.`,
    { status: 200 },
  );
}

function compareTexts(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
