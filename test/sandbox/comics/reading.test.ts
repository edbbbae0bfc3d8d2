import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { DEMO_KEY } from '../../../src/sandbox/comics/demo.ts';
import { sandbox as comicsSandbox } from '../../../src/sandbox/comics/sandbox.ts';
import type { RunningSandbox } from '../../../src/sandbox/sandbox.ts';
import { read, send, textOf } from '../client.ts';
import { ALICE, get, onePage, XKCD, xkcdReleases } from './client.ts';

let sandbox: RunningSandbox;
beforeAll(async () => {
  sandbox = await comicsSandbox.start({ directory: null });
});
afterAll(() => sandbox.close());

describe('as documented, byte for byte in the order of its fields', () => {
  test('C1: the root lists all resources and their schemas, to anyone', async () => {
    const { status, body, headers } = await read(sandbox, '');
    const entry = (name: string) => ({
      list_endpoint: `/api/v1/${name}/`,
      schema: `/api/v1/${name}/schema/`,
    });
    expect([status, headers.get('content-type')]).toEqual([200, 'application/json; charset=utf-8']);
    expect(JSON.stringify(body)).toBe(
      JSON.stringify({
        comics: entry('comics'),
        images: entry('images'),
        releases: entry('releases'),
        subscriptions: entry('subscriptions'),
        users: entry('users'),
      }),
    );
  });

  test('C2: users/ has the one user who asks', async () => {
    expect(await textOf(sandbox, 'users/')).toBe(JSON.stringify({ meta: onePage(1), objects: [ALICE] }));
  });

  test('C3: comics/ finds one by its slug, added in the year 1', async () => {
    expect(await textOf(sandbox, 'comics/?slug=xkcd')).toBe(
      JSON.stringify({ meta: onePage(1), objects: [XKCD] }),
    );
  });

  test('C4: comics/:id/', async () => {
    expect(await textOf(sandbox, 'comics/18/')).toBe(JSON.stringify(XKCD));
  });

  test('C5: releases/ of one comic, last fetched first', async () => {
    expect(await textOf(sandbox, 'releases/?comic__slug=xkcd&limit=2')).toBe(
      JSON.stringify({
        meta: {
          limit: 2,
          next: '/api/v1/releases/?comic__slug=xkcd&limit=2&offset=2',
          offset: 0,
          previous: null,
          total_count: 1104,
        },
        objects: xkcdReleases('http://sandbox'),
      }),
    );
  });

  test('C6: releases/:id/', async () => {
    const [release] = xkcdReleases('http://sandbox');
    expect(await textOf(sandbox, 'releases/147708/')).toBe(JSON.stringify(release));
  });

  test('C7: images/, in the order in which they were stored', async () => {
    const [release] = xkcdReleases('http://sandbox');
    expect(await textOf(sandbox, 'images/?title=The%20Merger')).toBe(
      JSON.stringify({ meta: onePage(1), objects: release?.images }),
    );
    const { body } = await get(sandbox, 'images/?limit=200');
    const ids = body.objects.map(({ id }: { id: string }) => Number(id));
    expect(ids).toEqual(ids.toSorted((left: number, right: number) => left - right));
  });

  test('C8: images/:id/, whose file loads as a picture', async () => {
    const [release] = xkcdReleases('http://sandbox');
    expect(await textOf(sandbox, 'images/151937/')).toBe(JSON.stringify(release?.images[0]));
    const { body } = await get(sandbox, 'images/151937/');
    const picture = await fetch(body.file);
    expect([picture.status, picture.headers.get('content-type')]).toEqual([200, 'image/png']);
  });

  test('C9: subscriptions/ by the comic', async () => {
    expect(await textOf(sandbox, 'subscriptions/?comic__slug=xkcd')).toBe(
      JSON.stringify({
        meta: onePage(1),
        objects: [{ comic: '/api/v1/comics/18/', id: '2', resource_uri: '/api/v1/subscriptions/2/' }],
      }),
    );
  });

  test('C12: subscriptions/:id/', async () => {
    expect(await textOf(sandbox, 'subscriptions/2/')).toBe(
      JSON.stringify({ comic: '/api/v1/comics/18/', id: '2', resource_uri: '/api/v1/subscriptions/2/' }),
    );
  });
});

describe('paging', () => {
  test('has 20 things on a page, and links to the pages beside it as paths', async () => {
    const first = await get(sandbox, 'comics/?language=en');
    const second = await get(sandbox, first.body.meta.next);
    expect([first.body.objects.length, second.body.objects.length]).toEqual([20, 20]);
    expect(second.body.meta).toEqual({
      limit: 20,
      next: '/api/v1/comics/?language=en&limit=20&offset=40',
      offset: 20,
      previous: '/api/v1/comics/?language=en&limit=20&offset=0',
      total_count: 209,
    });
  });

  test('gives every comic once, in the order of their names', async () => {
    const names: string[] = [];
    for (let next = 'comics/?limit=70'; next !== null; ) {
      const { body } = await get(sandbox, next);
      names.push(...body.objects.map(({ name }: { name: string }) => name));
      next = body.meta.next;
    }
    expect(new Set(names).size).toBe(300);
    // SQLite knows the case of ASCII alone, so what begins with another letter comes last.
    expect([names.slice(0, 2), names.slice(-2)]).toEqual([
      ['Accidental Cactus', 'Accidental Librarian'],
      ['Últimos Gatos', 'Últimos Ratones'],
    ]);
  });

  test('has no link back to a page that would begin before the list does', async () => {
    const { body } = await get(sandbox, 'comics/?offset=5&limit=10');
    expect(body.meta).toEqual({
      limit: 10,
      next: '/api/v1/comics/?limit=10&offset=15',
      offset: 5,
      previous: null,
      total_count: 300,
    });
  });

  test('a limit of 0 gives everything from the offset on', async () => {
    const { body } = await get(sandbox, 'comics/?limit=0&offset=10');
    expect([body.meta, body.objects.length]).toEqual([
      { limit: 0, next: null, offset: 10, previous: null, total_count: 300 },
      290,
    ]);
    const releases = await get(sandbox, 'releases/?limit=0&comic__slug=xkcd');
    expect(releases.body.objects).toHaveLength(1104);
  });

  test('a limit above 1000 is cut to it', async () => {
    const { body } = await get(sandbox, 'releases/?limit=5000&comic__slug=xkcd');
    expect([body.meta, body.objects.length]).toEqual([
      {
        limit: 1000,
        next: '/api/v1/releases/?comic__slug=xkcd&limit=1000&offset=1000',
        offset: 0,
        previous: null,
        total_count: 1104,
      },
      1000,
    ]);
  });

  test('an offset beyond the end gives an empty page', async () => {
    const { body } = await get(sandbox, 'comics/?offset=400');
    expect(body).toEqual({
      meta: {
        limit: 20,
        next: null,
        offset: 400,
        previous: '/api/v1/comics/?limit=20&offset=380',
        total_count: 300,
      },
      objects: [],
    });
  });

  test('a link holds the secret key where the request’s address held it', async () => {
    const { body } = await send(sandbox, 'GET', `releases/?limit=2&key=${DEMO_KEY}&format=json`);
    expect(body.meta.next).toBe(`/api/v1/releases/?key=${DEMO_KEY}&format=json&limit=2&offset=2`);
  });

  test.each([
    ['limit=x', "Invalid limit 'x' provided. Please provide a positive integer."],
    ['limit=-1', "Invalid limit '-1' provided. Please provide a positive integer >= 0."],
    ['offset=', "Invalid offset '' provided. Please provide an integer."],
    ['offset=-5', "Invalid offset '-5' provided. Please provide a positive integer >= 0."],
  ])('%s is refused', async (query, error) => {
    const { status, body } = await get(sandbox, `comics/?${query}`);
    expect([status, body]).toEqual([400, { error }]);
  });
});

describe('what is not there', () => {
  test.each(['comics/999/', 'releases/1/', 'images/1/', 'subscriptions/51/', 'comics/abc/', 'nowhere/'])(
    '%s answers 404 without content',
    async (path) => {
      const { status, body } = await get(sandbox, path);
      expect([status, body]).toEqual([404, '']);
    },
  );

  test('an address without its slash leads to the one with it', async () => {
    const { status, headers } = await get(sandbox, 'comics?slug=xkcd');
    expect([status, headers.get('location')]).toEqual([301, '/api/v1/comics/?slug=xkcd']);
  });
});
