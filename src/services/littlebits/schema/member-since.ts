const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

/** The first day, in UTC, of the month that a sentence like `Member since June 2015` ends with; null where it doesn't. */
export function firstDayOf(memberSince: string | null | undefined): Date | null {
  const [, name = '', year] = /\b([A-Z][a-z]+) ((?:19|20)\d\d)\s*$/.exec(memberSince ?? '') ?? [];
  const month = months.indexOf(name);
  return month === -1 ? null : new Date(Date.UTC(Number(year), month, 1));
}
