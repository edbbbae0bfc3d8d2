import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { DEMO_PASSWORD } from '../../../src/sandbox/littlebits/demo.ts';
import { sandbox as littlebitsSandbox } from '../../../src/sandbox/littlebits/sandbox.ts';
import type { RunningSandbox } from '../../../src/sandbox/sandbox.ts';
import { type Reply, read, textOf } from '../client.ts';
import { asMember, quantities } from './client.ts';

let folder: string;
let sandbox: RunningSandbox;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'quintet-sandbox-'));
  sandbox = await littlebitsSandbox.start({ directory: null });
});
afterAll(async () => {
  await sandbox.close();
  await rm(folder, { recursive: true });
});

describe('the data', () => {
  test('are eight hundred projects with comments and likes, templates all filled', async () => {
    const { body } = await read(sandbox, 'projects?per_page=1000');
    const sum = (name: string): number =>
      body.results.reduce((total: number, project: Reply['body']) => total + project[name], 0);
    expect(body.results).toHaveLength(800);
    expect(sum('comment_count')).toBeGreaterThan(1500);
    expect(sum('like_count')).toBeGreaterThan(8000);
    const texts: string[] = body.results.map(({ description }: Reply['body']) => description);
    expect(texts.filter((text) => /[{}|]/.test(text))).toEqual([]);
  });

  test('have comments with replies', async () => {
    const { body } = await read(sandbox, 'projects/3978/comments');
    expect(body.results.flatMap(({ replies }: Reply['body']) => replies).length).toBeGreaterThan(0);
  });
});

describe('the database', () => {
  test('answers the same bytes each time it is made, in a file or in memory', async () => {
    const inFile = await littlebitsSandbox.start({ directory: join(folder, 'new', 'deeper') });
    const paths = ['products', 'projects?per_page=1000', 'projects/robot', 'projects/robot/comments'];
    for (const path of [...paths, 'users/1750', 'users/64651/likes', 'content?key=learn.lbbasics']) {
      expect((await textOf(inFile, path)).replaceAll(inFile.url.host, 'sandbox')).toBe(
        (await textOf(sandbox, path)).replaceAll(sandbox.url.host, 'sandbox'),
      );
    }
    await inFile.close();
    expect(await readdir(join(folder, 'new', 'deeper'))).toEqual(['littlebits.sqlite']);
  });

  test('in memory starts afresh, even after another was written to', async () => {
    const first = await littlebitsSandbox.start({ directory: null });
    await asMember(first, 'DELETE', 'my_library', { form: { variant_id: '216' } });
    await first.close();
    const second = await littlebitsSandbox.start({ directory: null });
    expect(quantities((await asMember(second, 'GET', 'my_library')).body)[216]).toBe(2);
    await second.close();
  });

  test('in a file keeps what was written over a restart, holds no password, and a closed one no longer answers', async () => {
    const directory = join(folder, 'kept');
    const before = await littlebitsSandbox.start({ directory });
    await asMember(before, 'POST', 'my_library', { form: { variant_id: '4' } });
    await before.close();
    await before.close();
    await expect(fetch(before.url)).rejects.toThrow();

    const after = await littlebitsSandbox.start({ directory });
    expect(quantities((await asMember(after, 'GET', 'my_library')).body)[4]).toBe(3);
    await after.close();
    expect((await readFile(join(directory, 'littlebits.sqlite'))).includes(DEMO_PASSWORD)).toBe(false);
  });

  test('is closed where the port is taken', async () => {
    const port = Number(sandbox.url.port);
    await expect(littlebitsSandbox.start({ directory: null, port })).rejects.toThrow('EADDRINUSE');
  });
});
