import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sandbox as larderSandbox } from '../../../src/sandbox/larder/sandbox.ts';
import type { RunningSandbox } from '../../../src/sandbox/sandbox.ts';
import { walk } from '../client.ts';
import {
  ANDROID,
  asNadia,
  CODE,
  CODING,
  folderNamed,
  get,
  NOBODYS,
  NOT_FOUND,
  namesOf,
  PICASSO_IN_FOLDER,
  timesOf,
} from './client.ts';

let sandbox: RunningSandbox;
let api: string;
beforeAll(async () => {
  sandbox = await larderSandbox.start({ directory: null });
  api = sandbox.url.href;
});
afterAll(() => sandbox.close());

describe('R4: the user', () => {
  test('reads as documented, with the number of all bookmarks', async () => {
    const { status, body } = await get(sandbox, 'user/');
    const documented = {
      id: 100,
      username: 'josh',
      first_name: 'Josh',
      last_name: 'Sharp',
      timezone: 'Australia/Melbourne',
      avatar: `${sandbox.url.origin}/static/media/avatars/josh.png`,
      date_joined: '1992-01-10T03:55:09Z',
      links: 1556,
      is_trial: false,
    };
    expect([status, JSON.stringify(body)]).toEqual([200, JSON.stringify(documented)]);
  });

  test('is on trial where the trial has ended, too: nothing else tells', async () => {
    expect((await asNadia(sandbox, 'GET', 'user/')).body).toEqual({
      id: 204,
      username: 'nadia',
      first_name: 'Nadia',
      last_name: 'Okafor',
      timezone: 'Europe/Berlin',
      avatar: `${sandbox.url.origin}/static/media/avatars/nadia.png`,
      date_joined: '2026-03-02T17:20:41Z',
      links: 10,
      is_trial: true,
    });
  });
});

describe('R5: the folders', () => {
  test('one reads as documented, key for key', async () => {
    const { status, body } = await get(sandbox, 'folders/?limit=1&offset=5');
    const documented = {
      count: 40,
      next: `${api}folders/?limit=1&offset=6`,
      previous: `${api}folders/?limit=1&offset=4`,
      results: [
        {
          id: CODE,
          name: 'Code',
          color: '58db4e',
          icon: null,
          created: '2016-02-16T09:54:39Z',
          modified: '2017-02-11T12:02:07Z',
          parent: CODING,
          folders: [],
          links: 19,
        },
      ],
    };
    expect([status, JSON.stringify(body)]).toEqual([200, JSON.stringify(documented)]);
  });

  test('come by name, twenty a page', async () => {
    const { body } = await get(sandbox, 'folders/');
    expect([body.count, body.next, body.previous]).toEqual([40, `${api}folders/?limit=20&offset=20`, null]);
    expect(namesOf(body.results)).toEqual([
      'Accessibility',
      'Android',
      'APIs',
      'Bread',
      'Business',
      'Code',
      'Coding',
      'Colour',
      'Command line',
      'CSS',
      'Data',
      'Databases',
      'Deployment',
      'Design',
      'Django',
      'Frontend',
      'Garden',
      'GraphQL',
      'Home',
      'Inbox',
    ]);
  });

  test('hold their child folders whole, as deep as they go, and name their parent', async () => {
    const all = await walk(sandbox, 'folders/?limit=200');
    const byId = new Map(all.map((folder) => [folder.id, folder]));
    for (const folder of all) {
      const children = all.filter(({ parent }) => parent === folder.id);
      expect(folder.folders).toEqual(children);
      for (const child of folder.folders) expect(byId.get(child.id)).toEqual(child);
    }
    const coding = byId.get(CODING);
    const python = coding.folders.find(({ name }: { name: string }) => name === 'Python');
    const django = python.folders.find(({ name }: { name: string }) => name === 'Django');
    expect([coding.parent, python.parent, django.parent]).toEqual([null, CODING, python.id]);
    expect(namesOf(django.folders)).toEqual(['Deployment']);
    expect(all.filter(({ parent }) => parent === null).length).toBe(11);
  });

  test('have a colour without #, and an icon that is null or empty', async () => {
    const all = await walk(sandbox, 'folders/?limit=200');
    expect(all.filter(({ color }) => !/^[0-9a-f]{6}$/.test(color))).toEqual([]);
    expect(new Set(all.map(({ icon }) => icon))).toEqual(new Set([null, '']));
  });
});

describe('R9: the bookmarks of a folder', () => {
  test('read as documented, key for key, without a parent', async () => {
    const { status, body } = await get(sandbox, `folders/${CODE}/?limit=1`);
    const documented = {
      count: 19,
      next: `${api}folders/${CODE}/?limit=1&offset=1`,
      previous: null,
      results: [PICASSO_IN_FOLDER],
    };
    expect([status, JSON.stringify(body)]).toEqual([200, JSON.stringify(documented)]);
  });

  test('come newest first, twenty a page, each once', async () => {
    const { id, links } = await folderNamed(sandbox, 'Read later');
    const { body } = await get(sandbox, `folders/${id}/`);
    expect([body.count, body.results.length, body.next]).toEqual([
      436,
      20,
      `${api}folders/${id}/?limit=20&offset=20`,
    ]);
    const all = await walk(sandbox, `folders/${id}/`);
    expect([all.length, new Set(all.map((link) => link.id)).size, links]).toEqual([436, 436, 436]);
    expect(timesOf(all)).toEqual(timesOf(all).toSorted().toReversed());
  });

  test('are those of the folder itself, not of its subfolders', async () => {
    const { body } = await get(sandbox, `folders/${CODING}/?limit=200`);
    expect([body.count, body.results.length]).toEqual([96, 96]);
  });

  test('of an empty folder are none', async () => {
    const { id } = await folderNamed(sandbox, 'Inbox');
    const { status, body } = await get(sandbox, `folders/${id}/`);
    expect([status, body]).toEqual([200, { count: 0, next: null, previous: null, results: [] }]);
  });

  test('have their tags by name and meta that is null for most', async () => {
    const all = await walk(sandbox, `folders/${ANDROID}/?limit=200`);
    for (const { tags } of all) expect(namesOf(tags)).toEqual(namesOf(tags).toSorted());
    expect(all.filter(({ meta }) => meta === null).length).toBeGreaterThan(12);
  });

  test.each([NOBODYS, 'nonsense', '1'])('of the folder "%s" are not found', async (id) => {
    const { status, body } = await get(sandbox, `folders/${id}/`);
    expect([status, body]).toEqual([404, NOT_FOUND]);
  });

  test('of somebody else’s folder are not found either', async () => {
    const { status, body } = await asNadia(sandbox, 'GET', `folders/${CODE}/`);
    expect([status, body]).toEqual([404, NOT_FOUND]);
  });
});

describe('R13: the tags', () => {
  test('come by name, twenty a page, each as documented', async () => {
    const { status, body } = await get(sandbox, 'tags/?limit=2&offset=1');
    const documented = {
      count: 260,
      next: `${api}tags/?limit=2&offset=3`,
      previous: `${api}tags/?limit=2`,
      results: [
        {
          id: '9252e320-cc28-415f-b1f6-be28a90d07ed',
          name: 'algorithm',
          color: '00bfcb',
          created: '2016-02-25T06:39:09Z',
          modified: '2016-05-14T07:53:51Z',
        },
        {
          id: '2c1bc264-e557-42be-a83b-2bfe53f1cd9c',
          name: 'analysis',
          color: '8c5b6c',
          created: '2016-02-25T06:39:08Z',
          modified: '2016-05-14T07:53:50Z',
        },
      ],
    };
    expect([status, JSON.stringify(body)]).toEqual([200, JSON.stringify(documented)]);
    const first = await get(sandbox, 'tags/');
    expect([first.body.results.length, first.body.next]).toEqual([20, `${api}tags/?limit=20&offset=20`]);
    const all = namesOf(await walk(sandbox, 'tags/?limit=200'));
    expect(all).toEqual(all.toSorted());
  });
});

describe('other people’s clients', () => {
  /** A command line tool: addresses without their slash, 200 at a time, `next` until there is none. */
  const listAll = async (endpoint: string): Promise<unknown[]> => {
    const items: unknown[] = [];
    let address: string | null = new URL(`${endpoint}?limit=200`, sandbox.url).href;
    while (address !== null) {
      const response: Response = await fetch(address, { headers: { authorization: sandbox.credential } });
      const page = (await response.json()) as { results: unknown[]; next: string | null };
      items.push(...page.results);
      address = page.next;
    }
    return items;
  };

  test('get every folder, bookmark and tag', async () => {
    const { id } = await folderNamed(sandbox, 'Read later');
    const sizes = [await listAll('folders'), await listAll(`folders/${id}`), await listAll('tags')];
    expect(sizes.map(({ length }) => length)).toEqual([40, 436, 260]);
  });

  test.each([
    ['limit=0', 20, 0],
    ['limit=-1', 20, 0],
    ['limit=many', 20, 0],
    ['limit=5&offset=-3', 5, 0],
    ['limit=5&offset=258', 2, 258],
    ['limit=5&offset=5000', 0, 5000],
  ])('may ask for %s', async (query, size, offset) => {
    const { status, body } = await get(sandbox, `tags/?${query}`);
    const all = await walk(sandbox, 'tags/?limit=1000');
    expect([status, body.results]).toEqual([200, all.slice(offset, offset + size)]);
  });
});
