import type { DatabaseSync } from 'node:sqlite';
import { statement } from '../database.ts';
import type { EventJson } from './shapes.ts';

/** From `start` on and before `end`, both as `readMoment` writes them. */
export interface Range {
  readonly start: string;
  readonly end: string;
}

export interface EventStore {
  /** The events that started in a range, in the order they started in. */
  startedIn(userId: number, range: Range): readonly EventJson[];
}

export function createEventStore(database: DatabaseSync): EventStore {
  const inRange = statement<EventJson>(
    database,
    `SELECT id, label, started_at, ended_at FROM event
     WHERE user_id = ? AND started_at >= ? AND started_at < ? ORDER BY started_at, id`,
  );
  return { startedIn: (userId, { start, end }) => inRange.all(userId, start, end) };
}
