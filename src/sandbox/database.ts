import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync, type SQLInputValue } from 'node:sqlite';

/** What a sandbox keeps in its database, and how a new one begins. */
export interface DatabaseDefinition {
  /** `littlelogs.sqlite` */
  readonly fileName: string;
  /** A file that was made with another version is emptied and seeded anew: raise it when schema or seed change. */
  readonly version: number;
  /** The CREATE statements. */
  readonly schema: string;
  seed(database: DatabaseSync): void;
}

// Seeding takes some hundred milliseconds, copying a seeded database a few: tests start many in one process.
const seededTemplates = new WeakMap<DatabaseDefinition, Uint8Array>();

/** Opens the database in a folder, seeding it where it is new or out of date; null keeps it in memory. */
export function openDatabase(definition: DatabaseDefinition, directory: string | null): DatabaseSync {
  if (directory === null) return openInMemory(definition);
  mkdirSync(directory, { recursive: true });
  // A second process that starts meanwhile waits for the seeding instead of failing.
  const database = new DatabaseSync(join(directory, definition.fileName), { timeout: 10_000 });
  seedWhereNeeded(database, definition);
  // Not before: what a new file is seeded with would be written twice.
  database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;');
  return database;
}

function openInMemory(definition: DatabaseDefinition): DatabaseSync {
  const database = new DatabaseSync(':memory:');
  const template = seededTemplates.get(definition);
  if (template !== undefined) {
    database.deserialize(template);
    database.exec('PRAGMA foreign_keys = ON');
    return database;
  }
  seedWhereNeeded(database, definition);
  // Node has it from 26.1 on; older ones seed each time.
  if (typeof database.serialize === 'function') seededTemplates.set(definition, database.serialize());
  return database;
}

function seedWhereNeeded(database: DatabaseSync, definition: DatabaseDefinition): void {
  database.exec('PRAGMA foreign_keys = OFF');
  transaction(database, () => {
    const { user_version: version } = statement<{ user_version: number }>(
      database,
      'PRAGMA user_version',
    ).one();
    if (version === definition.version) return;
    dropTables(database);
    database.exec(definition.schema);
    definition.seed(database);
    database.exec(`PRAGMA user_version = ${definition.version}`);
  });
  database.exec('PRAGMA foreign_keys = ON');
}

function dropTables(database: DatabaseSync): void {
  const tables = statement<{ name: string }>(
    database,
    "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'",
  ).all();
  for (const { name } of tables) database.exec(`DROP TABLE "${name}"`);
}

/** All or nothing. The work must be synchronous, so no other request comes between. */
export function transaction<Result>(database: DatabaseSync, work: () => Result): Result {
  database.exec('BEGIN IMMEDIATE');
  try {
    const result = work();
    database.exec('COMMIT');
    return result;
  } catch (error) {
    database.exec('ROLLBACK');
    throw error;
  }
}

/** A prepared statement whose rows have a known shape. */
export interface Statement<Row> {
  all(...values: SQLInputValue[]): Row[];
  /** The first row, or undefined. */
  first(...values: SQLInputValue[]): Row | undefined;
  /** The row of a query that always has one. */
  one(...values: SQLInputValue[]): Row;
  /** Runs a write and tells how many rows it changed and the key of the row it inserted. */
  run(...values: SQLInputValue[]): { readonly changes: number; readonly lastId: number };
}

export function statement<Row = never>(database: DatabaseSync, sql: string): Statement<Row> {
  const prepared = database.prepare(sql);
  return {
    // SQLite gives the columns that the query names, of the types that our own schema declares.
    all: (...values) => prepared.all(...values) as Row[],
    first: (...values) => prepared.get(...values) as Row | undefined,
    one(...values) {
      const row = prepared.get(...values);
      if (row === undefined) throw new Error(`No row for: ${sql}`);
      return row as Row;
    },
    run(...values) {
      const { changes, lastInsertRowid } = prepared.run(...values);
      return { changes: Number(changes), lastId: Number(lastInsertRowid) };
    },
  };
}
