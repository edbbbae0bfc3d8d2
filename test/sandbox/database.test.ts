import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type DatabaseDefinition, openDatabase, statement, transaction } from '../../src/sandbox/database.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'quintet-database-'));
});
afterEach(() => rm(folder, { recursive: true }));

const definition = (version: number): DatabaseDefinition => ({
  fileName: 'words.sqlite',
  version,
  schema: 'CREATE TABLE word (text TEXT)',
  seed: (database) => {
    statement(database, 'INSERT INTO word VALUES (?)').run(`seed ${version}`);
  },
});

const words = (version: number, add?: string): string[] => {
  const database = openDatabase(definition(version), folder);
  if (add) statement(database, 'INSERT INTO word VALUES (?)').run(add);
  const rows = statement<{ text: string }>(database, 'SELECT text FROM word').all();
  database.close();
  return rows.map(({ text }) => text);
};

test('a file is seeded once and keeps what is written', () => {
  expect(words(1, 'mine')).toEqual(['seed 1', 'mine']);
  expect(words(1)).toEqual(['seed 1', 'mine']);
});

test('a file of another version is emptied and seeded anew', () => {
  words(1, 'mine');
  expect(words(2)).toEqual(['seed 2']);
});

test('a seed that fails leaves nothing behind', () => {
  const failing = {
    ...definition(1),
    seed: () => {
      throw new Error('Out of words');
    },
  };
  expect(() => openDatabase(failing, folder)).toThrow('Out of words');
  expect(words(1)).toEqual(['seed 1']);
});

test('a transaction that fails changes nothing', () => {
  const database = openDatabase(definition(1), null);
  const count = statement<{ count: number }>(database, 'SELECT count(*) AS count FROM word');
  expect(() =>
    transaction(database, () => {
      database.exec('DELETE FROM word');
      throw new Error('Changed my mind');
    }),
  ).toThrow('Changed my mind');
  expect(count.one()).toEqual({ count: 1 });
  database.close();
});
