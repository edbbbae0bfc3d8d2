import { afterEach, beforeEach, expect, test } from 'vitest';
import type { UpstreamGateway } from '../../support/upstream-gateway.ts';
import { signedIn, startComics, wirePage } from './documented.ts';
import { wireComic, wireRelease } from './failing.ts';

// How the releases that many comics have in one list are cut by comic: the edges of the cut.

let comics: UpstreamGateway;
/** The comics of all releases of the instance, last fetched first. The last release has the id 1. */
let releases: number[];

beforeEach(async () => {
  comics = await startComics({
    handler: ({ url }) => {
      const { pathname, searchParams: query } = new URL(url, 'http://comics.example');
      const slugs = [...query].filter(([name]) => /slug/.test(name)).flatMap(([, value]) => value.split(','));
      const isAsked = (id: number) => slugs.length === 0 || slugs.includes(`comic-${id}`);
      const all = pathname.endsWith('/comics/')
        ? [...new Set(releases)].filter(isAsked).map((id) => wireComic(id))
        : wireReleases().filter(({ comicId }) => isAsked(comicId));
      const offset = Number(query.get('offset'));
      const part = all.slice(offset, offset + Number(query.get('limit')));
      return { json: wirePage(part, all.length) };
    },
  });
});
afterEach(() => comics.close());

/** Each was fetched a minute before the one before it. */
function wireReleases() {
  return releases.map((comicId, index) => {
    const id = releases.length - index;
    const fetched = new Date(Date.UTC(2012, 0, 1) + id * 60_000).toISOString();
    return { ...wireRelease(id, comicId, { fetched }), comicId };
  });
}

const times = (count: number, comic: number) => Array.from({ length: count }, () => comic);

async function newest(first: number) {
  const { data, errors } = await comics.query(
    `{ comics { nodes { databaseId releases(first: ${first}) { nodes { databaseId } pageInfo { hasNextPage hasPreviousPage endCursor } } } } }`,
    {},
    signedIn,
  );
  expect(errors).toBeUndefined();
  interface Comic {
    readonly databaseId: string;
    readonly releases: {
      readonly nodes: readonly { readonly databaseId: string }[];
      readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string };
    };
  }
  const { nodes } = (data as { comics: { nodes: Comic[] } }).comics;
  return new Map(
    nodes.map(({ databaseId, releases: { nodes, pageInfo } }) => [
      databaseId,
      { ids: nodes.map((node) => node.databaseId), ...pageInfo },
    ]),
  );
}

const together = (limit: number, ...ids: number[]) =>
  `GET releases/?comic__slug__in=${ids.map((id) => `comic-${id}`).join('%2C')}&limit=${limit}&offset=0`;
const own = (id: number, limit: number, offset = 0) =>
  `GET releases/?comic__slug=comic-${id}&limit=${limit}&offset=${offset}`;

test('a comic whose page just fits into the answer is read again: nobody knows whether it goes on', async () => {
  releases = [...times(98, 1), ...times(2, 2), ...times(1, 2)];
  const pages = await newest(2);
  expect(pages.get('1')).toMatchObject({ ids: ['101', '100'], hasNextPage: true, hasPreviousPage: false });
  expect(pages.get('2')).toMatchObject({ ids: ['3', '2'], hasNextPage: true, hasPreviousPage: false });
  expect(comics.calls.slice(1)).toEqual([together(100, 1, 2), own(2, 2)]);
});

test('where the answer holds all there is, a comic whose page just fits does not go on', async () => {
  releases = [1, 2, 1, 2, 3, 3, 3];
  const pages = await newest(2);
  expect(pages.get('1')).toMatchObject({ ids: ['7', '5'], hasNextPage: false });
  expect(pages.get('2')).toMatchObject({ ids: ['6', '4'], hasNextPage: false });
  expect(pages.get('3')).toMatchObject({ ids: ['3', '2'], hasNextPage: true });
  expect(comics.calls.slice(1)).toEqual([together(100, 1, 2, 3)]);
});

test('comics that came up short are read again without the others', async () => {
  releases = [...times(120, 1), ...times(30, 2), ...times(30, 3)];
  const pages = await newest(2);
  expect(pages.get('2')).toMatchObject({ ids: ['60', '59'], hasNextPage: true });
  expect(pages.get('3')).toMatchObject({ ids: ['30', '29'], hasNextPage: true });
  expect(comics.calls.slice(1)).toEqual([together(100, 1, 2, 3), together(1000, 2, 3)]);
});

test('a few rounds are enough: who is still short then is read alone', async () => {
  releases = [...times(101, 1), ...times(1001, 2), ...times(1001, 3), ...times(1001, 4), ...times(3, 5)];
  const pages = await newest(2);
  expect(pages.get('4')).toMatchObject({ ids: ['1004', '1003'], hasNextPage: true });
  expect(pages.get('5')).toMatchObject({ ids: ['3', '2'], hasNextPage: true });
  expect(comics.calls.slice(1)).toEqual([
    together(120, 1, 2, 3, 4, 5),
    together(1000, 3, 4, 5),
    together(1000, 4, 5),
    own(5, 2),
  ]);
});

test('a cursor of such a page holds its place when new releases come', async () => {
  releases = [...times(120, 1), ...times(60, 2)];
  const { endCursor } = (await newest(2)).get('1') ?? { endCursor: '' };
  releases = [...times(30, 1), ...releases];
  comics.calls.length = 0;
  expect(
    await comics.query(
      `{ comic(slug: "comic-1") { releases(first: 2, after: "${endCursor}") { nodes { databaseId } pageInfo { hasNextPage hasPreviousPage } } } }`,
      {},
      signedIn,
    ),
  ).toEqual({
    data: {
      comic: {
        releases: {
          nodes: [{ databaseId: '178' }, { databaseId: '177' }],
          pageInfo: { hasNextPage: true, hasPreviousPage: true },
        },
      },
    },
  });
  // Nothing has told how long the list was, so the time of the release says where to look.
  expect(comics.calls.slice(1)).toEqual([own(1, 3, 1), own(1, 50, 57), own(1, 50, 21)]);
});

test('two pages of different length are read together where the first reads are the same', async () => {
  releases = [1, 2, 1, 2];
  const fields =
    'a: releases(first: 1) { nodes { databaseId } } b: releases(first: 2) { nodes { databaseId } }';
  expect(await comics.query(`{ comics { nodes { ${fields} } } }`, {}, signedIn)).toEqual({
    data: {
      comics: {
        nodes: [
          { a: { nodes: [{ databaseId: '4' }] }, b: { nodes: [{ databaseId: '4' }, { databaseId: '2' }] } },
          { a: { nodes: [{ databaseId: '3' }] }, b: { nodes: [{ databaseId: '3' }, { databaseId: '1' }] } },
        ],
      },
    },
  });
  // Equal reads at the same time are one call, where calls are shared.
  expect([...new Set(comics.calls.slice(1))]).toEqual([together(100, 1, 2)]);
});
