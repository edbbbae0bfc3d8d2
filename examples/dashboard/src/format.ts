const day = new Intl.DateTimeFormat('en-GB', { weekday: 'long', day: 'numeric', month: 'long' });
const dayOfYear = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric' });
const shortDay = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short' });
const clock = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' });
const number = new Intl.NumberFormat('en-GB');

/** `Today`, `Monday, 1 June`, `1 June 2025` */
export function dayName(date: Date, now = new Date()): string {
  if (date.toDateString() === now.toDateString()) return 'Today';
  return (date.getFullYear() === now.getFullYear() ? day : dayOfYear).format(date);
}

/** `09:41` */
export function timeOfDay(date: Date): string {
  return clock.format(date);
}

/** `25 – 31 May` */
export function dayRange(first: Date, last: Date): string {
  return shortDay.formatRange(first, last);
}

/** `1 June 2025` */
export function fullDate(text: string): string {
  return dayOfYear.format(new Date(text));
}

/** `1 h 18 min` */
export function duration(minutes: number): string {
  const whole = Math.round(minutes);
  const hours = Math.floor(whole / 60);
  const rest = whole % 60;
  if (hours === 0) return `${rest} min`;
  return rest === 0 ? `${hours} h` : `${hours} h ${rest} min`;
}

/** `2,402` */
export function count(value: number): string {
  return number.format(value);
}

/** `1 bookmark`, `2,402 bookmarks` */
export function countOf(value: number, noun: string): string {
  return `${count(value)} ${noun}${value === 1 ? '' : 's'}`;
}
