const DAY = /^(\d{4})-(\d{1,2})-(\d{1,2})$/;
const MOMENT =
  /^(\d{4}-\d{1,2}-\d{1,2})(?:[T ](\d{1,2}):(\d{2})(?::(\d{2})(?:\.(\d{1,6})\d*)?)?\s*(Z|[+-]\d{2}:?\d{2})?)?$/i;

/** `2012-10-08`, or undefined where it is no day of the calendar. */
export function parseDay(text: string): string | undefined {
  const [, year = '', month = '', day = ''] = DAY.exec(text.trim()) ?? [];
  const iso = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const milliseconds = Date.parse(`${iso}T00:00:00Z`);
  // A 31 April would be taken for 1 May.
  return Number.isNaN(milliseconds) || !isoOf(milliseconds).startsWith(iso) ? undefined : iso;
}

/**
 * A datetime as Django reads it, as the database holds it: naive, in UTC, with microseconds where there are any. A day
 * alone is its first moment; a time without an offset is UTC.
 */
export function parseMoment(text: string): string | undefined {
  const [, date, hour = '0', minute = '00', second = '00', fraction = '', offset = 'Z'] =
    MOMENT.exec(text.trim()) ?? [];
  const day = date === undefined ? undefined : parseDay(date);
  if (day === undefined) return undefined;
  const local = Date.parse(`${day}T${hour.padStart(2, '0')}:${minute}:${second}Z`);
  const milliseconds = local - offsetOf(offset);
  if (Number.isNaN(milliseconds)) return undefined;
  const microseconds = fraction.padEnd(6, '0');
  return isoOf(milliseconds) + (microseconds === '000000' ? '' : `.${microseconds}`);
}

function offsetOf(text: string): number {
  const [, sign, hours, minutes] = /^([+-])(\d{2}):?(\d{2})$/.exec(text) ?? [];
  const length = (Number(hours ?? 0) * 60 + Number(minutes ?? 0)) * 60_000;
  return sign === '-' ? -length : length;
}

function isoOf(milliseconds: number): string {
  return new Date(milliseconds).toISOString().slice(0, 19);
}
