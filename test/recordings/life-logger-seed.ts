import type { DatabaseSync } from 'node:sqlite';
import { type Exchange, exchangeNamed } from './recording.ts';

// The data of the recorded server, which the exchanges show whole.

interface Event {
  readonly id: number;
  readonly label: string;
  readonly started_at: string;
  readonly ended_at: string | null;
}

const [ALICE, BOB] = [1, 2];

/** Fills an empty database of the sandbox. */
export function seedFromRecording(database: DatabaseSync, recording: readonly Exchange[]): void {
  const bodyOf = (name: string) => JSON.parse(exchangeNamed(recording, name).response.body);
  const { username, display_name, created_at, is_admin } = bodyOf('me');
  const insertUser = database.prepare('INSERT INTO user VALUES (?, ?, ?, ?, ?, ?)');
  insertUser.run(ALICE, username, display_name, 'unknown', created_at, Number(is_admin));
  insertUser.run(BOB, 'bob', 'Bob', 'unknown', created_at, 0);

  const insertSession = database.prepare('INSERT INTO session VALUES (?, ?, NULL, 0)');
  insertSession.run('0a1b2c3d4e5f60718293a4b5c6d7e8f9'.repeat(2), ALICE);
  insertSession.run('f9e8d7c6b5a493827160f5e4d3c2b1a0'.repeat(2), BOB);

  const insertLabel = database.prepare('INSERT INTO label VALUES (?, ?)');
  for (const label of bodyOf('labels').labels) insertLabel.run(ALICE, label);
  const insertEvent = database.prepare('INSERT INTO event VALUES (?, ?, ?, ?, ?)');
  const insert = (owner: number, { id, label, started_at, ended_at }: Event) =>
    insertEvent.run(id, owner, label, started_at, ended_at);
  for (const event of bodyOf('events: everything').events) insert(ALICE, event);
  for (const event of bodyOf('events: another user').events) insert(BOB, event);
}
