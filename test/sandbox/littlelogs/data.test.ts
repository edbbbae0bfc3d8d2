import { cp, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { sandbox as littlelogsSandbox } from '../../../src/sandbox/littlelogs/sandbox.ts';
import { asDemoUser, read, textOf } from '../client.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'quintet-sandbox-'));
  await (await littlelogsSandbox.start({ directory: join(folder, 'new', 'deeper') })).close();
});
afterAll(() => rm(folder, { recursive: true }));

/** A folder of its own that holds a database as a first start leaves it. */
const freshFolder = async (name: string): Promise<string> => {
  await cp(join(folder, 'new', 'deeper'), join(folder, name), { recursive: true });
  return join(folder, name);
};

test('two fresh databases answer the same bytes, in a file or in memory', async () => {
  const inFile = await littlelogsSandbox.start({ directory: await freshFolder('same') });
  const inMemory = await littlelogsSandbox.start({ directory: null });
  for (const path of [
    'logs/?limit=100',
    'logs/?limit=100&offset=1300',
    'timelines/home/?limit=100&offset=300',
    'timelines/activity/?limit=100',
    'users/following/belle/?limit=100',
    'tags/?limit=100&offset=600',
    'tags/trending/',
  ]) {
    expect(await textOf(inFile, path)).toBe(await textOf(inMemory, path));
  }
  await Promise.all([inFile.close(), inMemory.close()]);
  expect(await readdir(join(folder, 'same'))).toEqual(['littlelogs.sqlite']);
});

test('a sandbox in memory starts afresh, even after another was written to', async () => {
  const first = await littlelogsSandbox.start({ directory: null });
  const { body } = await asDemoUser(first, 'POST', 'logs/create/', { form: { content: 'Gone soon' } });
  await first.close();
  const second = await littlelogsSandbox.start({ directory: null });
  expect((await read(second, `logs/${body.id}/`)).status).toBe(404);
  await second.close();
});

test('what is written to a file survives a restart, and a closed sandbox no longer answers', async () => {
  const directory = await freshFolder('kept');
  const before = await littlelogsSandbox.start({ directory });
  const { body: log } = await asDemoUser(before, 'POST', 'logs/create/', {
    form: { content: 'Still here #kept' },
  });
  await before.close();
  await before.close();
  await expect(fetch(before.url)).rejects.toThrow();
  const after = await littlelogsSandbox.start({ directory });
  const { body } = await read(after, `logs/${log.id}/`);
  expect({ ...body, user: null }).toEqual({ ...log, user: null });
  expect((await read(after, 'logs/')).body.count).toBe(2403);
  await after.close();
});

test('a port that is taken is a refusal to start', async () => {
  const sandbox = await littlelogsSandbox.start({ directory: null });
  const port = Number(sandbox.url.port);
  await expect(littlelogsSandbox.start({ directory: null, port })).rejects.toThrow('EADDRINUSE');
  await sandbox.close();
});
