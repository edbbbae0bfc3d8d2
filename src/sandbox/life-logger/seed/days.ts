import type { Random } from '../../random.ts';
import { writeMoment } from '../moment.ts';
import { type PlannedEvent, WRITTEN_DAYS } from './documented.ts';
import type { Habit, Person } from './habits.ts';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
/** The seed's last day; nothing starts after its morning. */
const LAST_DAY = Date.parse('2026-06-01T00:00:00Z');
/** Nobody logs anything on these, from the first to before the second. */
const HOLIDAYS = [
  ['2024-08-10', '2024-08-18'],
  ['2025-09-13', '2025-09-21'],
] as const;

/** All events of one person, in the order they were entered; some overlap, many end on the next day. */
export function planEvents(random: Random, person: Person): PlannedEvent[] {
  const events: PlannedEvent[] = [];
  // A timer runs for one thing at a time: when the next one starts, this one has ended.
  let free = 0;
  for (let day = Date.parse(`${person.since}T00:00:00Z`); day <= LAST_DAY; day += DAY) {
    const date = new Date(day).toISOString().slice(0, 10);
    const written = person.username === 'jacob' ? WRITTEN_DAYS[date] : undefined;
    if (written !== undefined) events.push(...written);
    else if (day < LAST_DAY && !isHoliday(date) && !random.chance(0.045)) {
      const isWeekend = [0, 6].includes(new Date(day).getUTCDay());
      for (const habit of isWeekend ? person.weekends : person.weekdays) {
        if (habit.until !== undefined && date >= habit.until) continue;
        if (!random.chance(habit.chance)) continue;
        const planned = planTimed(random, habit, day, free);
        if (planned === undefined) continue;
        events.push(planned.event, ...planAlongside(random, habit, planned));
        free = planned.to;
      }
    }
  }
  return events;
}

interface TimedEvent {
  readonly event: PlannedEvent;
  readonly from: number;
  readonly to: number;
}

/** A habit timed to the second, or nothing where it became too late for it. */
function planTimed(random: Random, habit: Habit, day: number, free: number): TimedEvent | undefined {
  const earliest = Date.parse(`${new Date(day).toISOString().slice(0, 11)}${habit.from}:00Z`);
  const wanted = earliest + random.between(0, habit.spread * 60) * 1000;
  const from = Math.max(wanted, free + random.between(5, 300) * 1000);
  if (from > earliest + (habit.spread + 90) * MINUTE) return undefined;
  const [shortest, longest] = habit.takes;
  const to = from + random.between(shortest * 60, longest * 60) * 1000;
  return { event: plannedEvent(habit.label, from, to), from, to };
}

/** What was entered by hand afterwards, in whole minutes, for about the same time. */
function planAlongside(random: Random, habit: Habit, { from, to }: TimedEvent): PlannedEvent[] {
  if (habit.alongside === undefined || !random.chance(0.14)) return [];
  const start = wholeMinutes(from) + random.between(-10, 15) * MINUTE;
  const end = Math.max(wholeMinutes(to) + random.between(-10, 25) * MINUTE, start + 10 * MINUTE);
  return [plannedEvent(habit.alongside, start, end)];
}

function plannedEvent(label: string, from: number, to: number): PlannedEvent {
  return { label, started_at: writeMoment(from), ended_at: writeMoment(to) };
}

function isHoliday(date: string): boolean {
  return HOLIDAYS.some(([first, end]) => date >= first && date < end);
}

function wholeMinutes(milliseconds: number): number {
  return Math.floor(milliseconds / MINUTE) * MINUTE;
}
