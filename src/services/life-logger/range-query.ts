import type { TimeSpan } from '../../upstream/lists/time-window-list.ts';

/** In UTC with a `Z`: the service takes no time without its zone. */
export function rangeQuery({ start, end }: TimeSpan) {
  return { start: new Date(start).toISOString(), end: new Date(end).toISOString() };
}
