import { ApiError } from '../api-error.ts';
import { ServerFault } from './server-fault.ts';

/** Milliseconds since the Unix epoch as `2026-03-24T09:00:00+00:00`: UTC with its offset, without fractions. */
export function writeMoment(milliseconds: number): string {
  return `${new Date(milliseconds).toISOString().slice(0, 19)}+00:00`;
}

// What Python's datetime.fromisoformat reads, less its week dates: any one character may stand before the time.
const ISO_8601 =
  /^(\d{4})(?:-(\d\d)-(\d\d)|(\d\d)(\d\d))(?:.(\d\d)(?::?(\d\d)(?::?(\d\d)(?:[.,](\d*))?)?)?(?:(Z)|([+-])(\d\d):?(\d\d)?:?(\d\d)?)?)?$/su;

/**
 * Reads a moment as the service does and writes it as the service stores it: UTC, with microseconds where there are
 * any. What isn't ISO 8601 or has no time zone is a 400. A `+` that a query didn't encode arrives as a space, and so
 * is refused.
 */
export function readMoment(text: string): string {
  const parts = ISO_8601.exec(text);
  if (parts === null) throw invalidMoment();
  const [, year, month = parts[4], day = parts[5], , , hour, minute, second, fraction, zulu, sign] = parts;
  const seconds = utcSeconds([year, month, day, hour, minute, second].map(numberOf));
  if (zulu === undefined && sign === undefined) {
    throw new ApiError(400, { detail: 'Datetime must include a timezone.' });
  }
  const offset = offsetSeconds(parts.slice(12, 15).map(numberOf)) * (sign === '-' ? -1 : 1);
  const moment = new Date((seconds - offset) * 1000);
  // Python has no such datetime, and the service doesn't expect that.
  if (moment.getUTCFullYear() < 1 || moment.getUTCFullYear() > 9999) throw new ServerFault();
  const microseconds = (fraction ?? '').slice(0, 6).padEnd(6, '0');
  const tail = Number(microseconds) === 0 ? '' : `.${microseconds}`;
  return `${moment.toISOString().slice(0, 19)}${tail}+00:00`;
}

function utcSeconds(parts: readonly number[]): number {
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = parts;
  const date = new Date(0);
  // Unlike Date.UTC, this takes the years 1 to 99 for what they are.
  date.setUTCFullYear(year, month - 1, day);
  const isInCalendar = year > 0 && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  if (!isInCalendar || hour > 23 || minute > 59 || second > 59) throw invalidMoment();
  return date.getTime() / 1000 + hour * 3600 + minute * 60 + second;
}

function offsetSeconds([hours = 0, minutes = 0, seconds = 0]: readonly number[]): number {
  if (hours > 23 || minutes > 59 || seconds > 59) throw invalidMoment();
  return hours * 3600 + minutes * 60 + seconds;
}

function numberOf(digits: string | undefined): number {
  return Number(digits ?? 0);
}

function invalidMoment(): ApiError {
  return new ApiError(400, {
    detail: 'Invalid datetime. Use ISO 8601 with timezone (e.g. ...Z or +00:00).',
  });
}
