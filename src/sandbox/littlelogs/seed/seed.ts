import type { DatabaseSync } from 'node:sqlite';
import { statement } from '../../database.ts';
import { addPersonalToken } from '../../oauth-store.ts';
import { createRandom } from '../../random.ts';
import { AUTHORIZING_USERNAMES, DEMO_READ_TOKEN, DEMO_TOKEN, DEMO_USERNAME } from '../demo.ts';
import { createEntryWriter } from '../entry-writer.ts';
import { drawCircles } from './circles.ts';
import { DOCUMENTED_LOG_COUNTS } from './documented.ts';
import { writeHistory } from './history.ts';
import { planLogs } from './log-plan.ts';
import { makePeople, type Person } from './people.ts';

const SEED = 20_150_202;
const TOTAL_PEOPLE = 300;
// As many as the documents tell of.
const TOTAL_LOGS = 2402;

/** Fills an empty database with the same people and the same eighteen months, every time. */
export function seedLittlelogs(database: DatabaseSync): void {
  const random = createRandom(SEED);
  const people = makePeople(random, TOTAL_PEOPLE);
  const circles = drawCircles(random, people, TOTAL_LOGS, DOCUMENTED_LOG_COUNTS);
  const logs = planLogs(random, people, circles, TOTAL_LOGS);
  insertPeople(database, people);
  const writer = createEntryWriter(database, { audience: mayEverSignIn(people), rendered: new Map() });
  for (const event of writeHistory(random, people, circles, logs)) event.apply(writer);
  forgetSome(database);
  addDemoTokens(database);
}

// Activity is for its recipient's eyes alone, and nobody else can be signed in as.
function mayEverSignIn(people: readonly Person[]): (userId: number) => boolean {
  const names: readonly string[] = [DEMO_USERNAME, ...AUTHORIZING_USERNAMES];
  const ids = new Set(people.filter(({ user }) => names.includes(user.username)).map(({ user }) => user.id));
  return (userId) => ids.has(userId);
}

function insertPeople(database: DatabaseSync, people: readonly Person[]): void {
  const insert = statement(database, 'INSERT INTO user VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)');
  for (const { user } of people) {
    insert.run(
      user.id,
      user.username,
      user.first_name,
      user.last_name,
      user.bio,
      user.url,
      user.location,
      user.avatar,
      user.timezone,
    );
  }
}

/** Leaves activity behind whose log or comment is gone, which clients meet in the real service. */
function forgetSome(database: DatabaseSync): void {
  database.exec(`
    UPDATE activity SET log_id = NULL WHERE type = 'like' AND id % 53 = 0;
    UPDATE activity SET comment_id = NULL WHERE type IN ('comment', 'comment_after') AND id % 37 = 0;
    UPDATE activity SET log_id = NULL, comment_id = NULL WHERE type = 'mention' AND id % 41 = 0;
  `);
}

function addDemoTokens(database: DatabaseSync): void {
  const { id } = statement<{ id: number }>(database, 'SELECT id FROM user WHERE username = ?').one(
    DEMO_USERNAME,
  );
  addPersonalToken(database, DEMO_TOKEN, id, 'read write');
  addPersonalToken(database, DEMO_READ_TOKEN, id, 'read');
}
