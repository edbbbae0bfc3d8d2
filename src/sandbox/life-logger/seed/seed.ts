import type { DatabaseSync } from 'node:sqlite';
import { statement } from '../../database.ts';
import { createRandom } from '../../random.ts';
import { DEMO_PASSWORD, DEMO_SESSION_TOKEN, DEMO_TOKEN } from '../demo.ts';
import { planEvents } from './days.ts';
import { DOCUMENTED_EVENT_ID, type PlannedEvent } from './documented.ts';
import { JACOB, NOOR, type Person } from './habits.ts';

const SEED = 20_260_324;

/** Fills an empty database with the same people and the same two years, every time. */
export function seedLifeLogger(database: DatabaseSync): void {
  for (const person of [JACOB, NOOR]) insertPerson(database, person);
  insertEvents(database);
  const insertSession = statement(database, 'INSERT INTO session VALUES (?, ?, NULL, ?)');
  insertSession.run(DEMO_TOKEN, JACOB.id, 1);
  insertSession.run(DEMO_SESSION_TOKEN, JACOB.id, 0);
}

function insertPerson(database: DatabaseSync, person: Person): void {
  const { id, username, displayName, createdAt, labels } = person;
  statement(database, 'INSERT INTO user VALUES (?, ?, ?, ?, ?, 0)').run(
    id,
    username,
    displayName,
    DEMO_PASSWORD,
    createdAt,
  );
  const insertLabel = statement(database, 'INSERT INTO label VALUES (?, ?)');
  for (const label of labels) insertLabel.run(id, label);
}

/** One row of ids for both, in the order of time, with gaps where events were deleted. */
function insertEvents(database: DatabaseSync): void {
  const random = createRandom(SEED);
  const events = [JACOB, NOOR]
    .flatMap((person) =>
      planEvents(random, person).map((event): PlannedEvent & { userId: number } => ({
        ...event,
        userId: person.id,
      })),
    )
    .sort((left, right) => compareTexts(left.started_at, right.started_at));
  const insert = statement(database, 'INSERT INTO event VALUES (?, ?, ?, ?, ?)');
  let lastId = 0;
  for (const { id, userId, label, started_at, ended_at } of events) {
    if (id === undefined) lastId += random.chance(0.03) ? 2 : 1;
    if (lastId === DOCUMENTED_EVENT_ID) lastId++;
    insert.run(id ?? lastId, userId, label, started_at, ended_at);
  }
}

function compareTexts(left: string, right: string): number {
  if (left === right) return 0;
  return left < right ? -1 : 1;
}
