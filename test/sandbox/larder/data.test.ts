import { cp, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sandbox as larderSandbox } from '../../../src/sandbox/larder/sandbox.ts';
import type { RunningSandbox } from '../../../src/sandbox/sandbox.ts';
import { textOf, walk } from '../client.ts';
import { ANDROID, asNadia, asTomasz, CODE, CODING, folderNamed, get, post } from './client.ts';

interface Folder {
  readonly id: string;
  readonly name: string;
  readonly parent: string | null;
  readonly folders: readonly Folder[];
  readonly links: number;
}

interface Bookmark {
  readonly title: string;
  readonly url: string;
  readonly domain: string;
  readonly description: string | null;
  readonly tags: readonly { readonly name: string }[];
  readonly created: string;
  readonly meta: { readonly type: string; readonly release?: object; readonly commit?: object } | null;
}

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'quintet-sandbox-'));
  await (await larderSandbox.start({ directory: join(folder, 'new', 'deeper') })).close();
});
afterAll(() => rm(folder, { recursive: true }));

/** A folder of its own that holds a database as a first start leaves it. */
const freshFolder = async (name: string): Promise<string> => {
  await cp(join(folder, 'new', 'deeper'), join(folder, name), { recursive: true });
  return join(folder, name);
};

test('two fresh databases answer the same bytes, in a file or in memory', async () => {
  const inFile = await larderSandbox.start({ directory: await freshFolder('same') });
  const inMemory = await larderSandbox.start({ directory: null });
  for (const path of [
    'user/',
    'folders/?limit=200',
    `folders/${CODING}/?limit=200`,
    'tags/?limit=1000',
    'search/?q=e&limit=1000',
  ]) {
    expect(await textOf(inFile, path)).toBe(await textOf(inMemory, path));
  }
  await Promise.all([inFile.close(), inMemory.close()]);
  expect(await readdir(join(folder, 'same'))).toEqual(['larder.sqlite']);
});

test('a sandbox in memory starts afresh, even after another was written to', async () => {
  const first = await larderSandbox.start({ directory: null });
  await post(first, 'tags/add/', { form: { name: 'gone-soon' } });
  expect((await get(first, 'tags/')).body.count).toBe(261);
  await first.close();
  const second = await larderSandbox.start({ directory: null });
  expect((await get(second, 'tags/')).body.count).toBe(260);
  await second.close();
});

test('what is written to a file survives a restart, and a closed sandbox no longer answers', async () => {
  const directory = await freshFolder('kept');
  const before = await larderSandbox.start({ directory });
  const { body: tag } = await post(before, 'tags/add/', { form: { name: 'still-here' } });
  const { body: link } = await post(before, 'links/add/', {
    json: { url: 'https://kept.example/', parent: ANDROID, tags: ['still-here'] },
  });
  await post(before, `folders/${CODE}/delete/`, { form: { empty_to: '' } });
  await before.close();
  await before.close();
  await expect(fetch(before.url)).rejects.toThrow();
  const after = await larderSandbox.start({ directory });
  const { parent, ...inFolder } = link;
  expect((await get(after, `folders/${ANDROID}/?limit=1`)).body.results).toEqual([inFolder]);
  expect([parent.id, link.tags]).toEqual([ANDROID, [tag]]);
  expect((await get(after, 'user/')).body.links).toBe(1556 + 1 - 19);
  await after.close();
});

test('a port that is taken is a refusal to start', async () => {
  const sandbox = await larderSandbox.start({ directory: null });
  const port = Number(sandbox.url.port);
  await expect(larderSandbox.start({ directory: null, port })).rejects.toThrow('EADDRINUSE');
  await sandbox.close();
});

describe('what there is to read', () => {
  let sandbox: RunningSandbox;
  let folders: Folder[];
  let bookmarks: Bookmark[];
  beforeAll(async () => {
    sandbox = await larderSandbox.start({ directory: null });
    folders = await walk(sandbox, 'folders/?limit=200');
    const lists = folders.map(({ id }) => walk(sandbox, `folders/${id}/?limit=200`));
    bookmarks = (await Promise.all(lists)).flat();
  });
  afterAll(() => sandbox.close());

  const named = (name: string): Folder => folders.find((folder) => folder.name === name)!;
  const pathOf = ({ name, parent }: Folder): string =>
    parent === null ? name : `${pathOf(folders.find(({ id }) => id === parent)!)}/${name}`;

  test('40 folders stand in a tree four levels deep, some without a bookmark, one with hundreds', () => {
    expect(folders.length).toBe(40);
    expect(folders.map(pathOf)).toContain('Coding/Python/Django/Deployment');
    expect(folders.map(pathOf)).toContain('Coding/JavaScript/Frontend/CSS');
    expect(Math.max(...folders.map((folder) => pathOf(folder).split('/').length))).toBe(4);
    expect(folders.filter(({ links }) => links === 0).map(({ name }) => name)).toEqual([
      'Business',
      'Home',
      'Inbox',
      'Seeds',
    ]);
    expect([named('Read later').links, named('Coding').links, named('Code').links]).toEqual([436, 96, 19]);
  });

  test('1,556 bookmarks tell different things of hundreds of sites', () => {
    expect([bookmarks.length, new Set(bookmarks.map(({ url }) => url)).size]).toEqual([1556, 1556]);
    expect(folders.reduce((sum, { links }) => sum + links, 0)).toBe(1556);
    expect(new Set(bookmarks.map(({ title }) => title)).size).toBe(1556);
    expect(new Set(bookmarks.map(({ domain }) => domain)).size).toBeGreaterThan(200);
    expect(bookmarks.filter(({ description }) => description === null).length).toBeGreaterThan(500);
    expect(bookmarks.filter(({ tags }) => tags.length === 0).length).toBeGreaterThan(100);
    expect(Math.max(...bookmarks.map(({ tags }) => tags.length))).toBeGreaterThan(3);
    const times = bookmarks.map(({ created }) => created).toSorted();
    expect([
      times[0]! < '2016-02-12',
      times.at(-1)! > '2026-05-01',
      times.at(-1)! <= '2026-06-01T08:00:00Z',
    ]).toEqual([true, true, true]);
    // Many came in the same second.
    expect(new Set(times).size).toBeLessThan(1520);
    // No slot of a template is left open.
    expect(bookmarks.filter(({ title, description }) => /[{}|]/.test(title + description))).toEqual([]);
  });

  test('titles and descriptions go to their limits and to other scripts', () => {
    expect(Math.max(...bookmarks.map(({ title }) => title.length))).toBe(120);
    expect(Math.max(...bookmarks.map(({ description }) => description?.length ?? 0))).toBe(160);
    for (const part of ['日本', 'منارة', '☕', '<b>', '&', '"']) {
      expect(bookmarks.filter(({ title }) => title.includes(part)).length).toBeGreaterThan(0);
    }
    expect(bookmarks.filter(({ title, url }) => title === url).length).toBe(1);
  });

  test('some repositories have meta, with or without a release, and most bookmarks have none', () => {
    const metas = bookmarks.flatMap(({ meta }) => (meta === null ? [] : [meta]));
    const repositories = metas.filter(({ type }) => type === 'github.com');
    expect(repositories.filter(({ release }) => release).length).toBeGreaterThan(60);
    expect(repositories.filter(({ release }) => !release).length).toBeGreaterThan(20);
    expect(repositories.every(({ commit }) => commit)).toBe(true);
    expect(metas.length).toBeLessThan(150);
    expect(metas.flatMap(({ type }) => (type === 'github.com' ? [] : [type])).toSorted()).toEqual([
      'docs.npmjs.com',
      'pypi.org',
    ]);
  });

  test('260 tags are in use, but for six', async () => {
    const tags = await walk(sandbox, 'tags/?limit=200');
    const used = new Set(bookmarks.flatMap(({ tags }) => tags.map(({ name }) => name)));
    expect([tags.length, used.size]).toEqual([260, 254]);
    expect(tags.map(({ name }) => name).filter((name) => !used.has(name))).toEqual([
      'christmas',
      'fixme',
      'gift-ideas',
      'house-hunting',
      'to-print',
      'wishlist',
    ]);
  });

  test('the other two users have few things, and none of the demo user’s', async () => {
    const nadia = [
      await asNadia(sandbox, 'GET', 'user/'),
      await asNadia(sandbox, 'GET', 'folders/'),
    ] as const;
    expect(nadia[0].body).toMatchObject({ username: 'nadia', links: 10, is_trial: true });
    expect(nadia[1].body.results.map(({ name }: Folder) => name)).toEqual(['Berlin', 'Knitting', 'Work']);
    const tomasz = [
      await asTomasz(sandbox, 'GET', 'user/'),
      await asTomasz(sandbox, 'GET', 'folders/'),
    ] as const;
    expect(tomasz[0].body).toMatchObject({ username: 'tomasz', last_name: '', links: 3, is_trial: true });
    expect(tomasz[1].body.results.map(({ name, links }: Folder) => [name, links])).toEqual([
      ['Empty for now', 0],
      ['My first folder', 3],
    ]);
    const { id } = await folderNamed(sandbox, 'Inbox');
    expect((await asTomasz(sandbox, 'GET', `folders/${id}/`)).status).toBe(404);
    expect((await asTomasz(sandbox, 'GET', 'search/?q=python')).body.count).toBe(0);
    expect((await asTomasz(sandbox, 'GET', 'search/?q=%23rust')).body.count).toBe(1);
  });
});
