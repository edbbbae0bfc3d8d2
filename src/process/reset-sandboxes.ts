import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { readSandboxConfig } from '../config/config.ts';
import { sandboxes } from '../sandboxes.ts';
import { services } from '../services.ts';
import { runProcess } from './run-process.ts';

/** A database, and what SQLite keeps beside it while it is open. */
const SUFFIXES = ['', '-wal', '-shm'];

// Deletes the sandboxes' databases and nothing else in their folder; the next start seeds them anew.
await runProcess(async () => {
  const { sandboxDirectory: directory } = readSandboxConfig(services);
  const files = Object.keys(sandboxes).flatMap((key) => SUFFIXES.map((suffix) => `${key}.sqlite${suffix}`));
  await Promise.all(files.map((file) => rm(join(directory, file), { force: true })));
  process.stdout.write(`The sandboxes in ${directory} start over at the next start.\n`);
});
