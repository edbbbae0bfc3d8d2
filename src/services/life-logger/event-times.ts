import type { Event } from './models.ts';

const MINUTE_MS = 60_000;

/** Milliseconds since the Unix epoch. */
export function startOf({ started_at }: Event): number {
  return Date.parse(started_at);
}

/** An event that runs has no end. */
export function isRunning({ ended_at }: Event): boolean {
  return ended_at === null || ended_at === undefined;
}

/** Minutes from start to end, or to `now` (milliseconds since the Unix epoch) while it runs; never less than none. */
export function minutesOf(event: Event, now: number): number {
  const end = event.ended_at ? Date.parse(event.ended_at) : now;
  return Math.max(0, end - startOf(event)) / MINUTE_MS;
}
