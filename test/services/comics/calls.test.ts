import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { globalId } from './documented.ts';
import { dialects, type SandboxedGateway, startSandboxed } from './sandboxed.ts';

interface Page<Node> {
  readonly totalCount?: number;
  readonly nodes: readonly Node[];
  readonly pageInfo?: { readonly hasNextPage: boolean; readonly endCursor: string | null };
}
interface Release {
  readonly databaseId: string;
  readonly images: readonly object[];
}
interface Comic {
  readonly databaseId: string;
  readonly slug: string;
  readonly isSubscribed: boolean;
  readonly releases: Page<Release>;
}

const subscriptionList = 'GET subscriptions/?limit=1000&offset=0';
const comicList = 'GET comics/?limit=1000&offset=0';

describe.each(dialects)('at an instance that speaks the %s dialect,', (dialect) => {
  let comics: SandboxedGateway;
  beforeAll(async () => {
    comics = await startSandboxed(dialect);
  });
  afterAll(() => comics.close());
  beforeEach(() => {
    comics.calls.length = 0;
  });

  /** The answer's data, once it is clear that it has no errors. */
  async function ask<Data>(query: string, variables: Readonly<Record<string, unknown>> = {}): Promise<Data> {
    const { data, errors } = await comics.query(query, variables);
    expect(errors).toBeUndefined();
    return data as Data;
  }

  /** Straight from the instance. */
  async function rest<Item>(path: string): Promise<{ readonly total: number; readonly items: Item[] }> {
    const { url, credential = '' } = comics.sandbox;
    const response = await fetch(new URL(path, url), { headers: { authorization: credential } });
    const { meta, objects } = (await response.json()) as {
      meta: { total_count: number };
      objects: Item[];
    };
    return { total: meta.total_count, items: objects };
  }

  /** The keys of a comic's newest releases, straight from the instance. */
  async function newestOf({ slug }: { slug: string }, limit: number) {
    const { total, items } = await rest<{ id: string | number }>(
      `releases/?comic__slug=${slug}&limit=${limit}`,
    );
    return { total, ids: items.map(({ id }) => String(id)) };
  }

  /** The first calls to `releases/` for many comics at once. */
  const together = () => comics.calls.filter((call) => call.startsWith('GET releases/?comic__slug__in='));

  const withNewest = (args: string, fields = '') => `{
    comics(${args}) {
      nodes {
        databaseId slug ${fields}
        releases(first: 3) {
          nodes { databaseId pubDate images { url title } }
          pageInfo { hasNextPage endCursor }
        }
      }
    }
  }`;

  describe('20 comics with their 3 newest releases and pictures', () => {
    test.each([
      ['of all', ''],
      ['you are subscribed to', 'isSubscribed: true'],
      ['that go on', 'isActive: true'],
      ['that have ended', 'isActive: false'],
      ['in another language', 'language: "no"'],
    ])('%s are at most 3 calls, and the very releases that each comic has', async (_, filter) => {
      const { comics: page } = await ask<{ comics: Page<Comic> }>(
        withNewest(`first: 20, filter: { ${filter} }`),
      );
      expect(page.nodes).toHaveLength(20);
      expect(comics.calls.length).toBeLessThanOrEqual(3);
      expect(together()).toHaveLength(comics.calls.length - 1);
      for (const comic of page.nodes) {
        const newest = await newestOf(comic, 3);
        expect(comic.releases.nodes.map(({ databaseId }) => databaseId)).toEqual(newest.ids);
        expect(comic.releases.pageInfo?.hasNextPage).toBe(newest.total > 3);
      }
    });

    describe('are at most 3 calls wherever in the list they stand:', () => {
      let cursors: string[];
      beforeAll(async () => {
        cursors = [];
        for (let after: string | null = null; cursors.length < 300; after = cursors.at(-1) ?? null) {
          const { comics: list }: { comics: { edges: { cursor: string }[] } } = await ask(
            'query ($after: String) { comics(first: 100, after: $after) { edges { cursor } } }',
            { after },
          );
          cursors.push(...list.edges.map(({ cursor }) => cursor));
        }
      });

      test.each(Array.from({ length: 15 }, (_, page) => page * 20))(
        'after the first %i',
        async (position) => {
          const { comics: page } = await ask<{ comics: Page<Comic> }>(
            'query ($after: String) { comics(first: 20, after: $after) { nodes { releases(first: 3) { nodes { databaseId images { url } } } } } }',
            { after: cursors[position - 1] ?? null },
          );
          expect(page.nodes).toHaveLength(20);
          expect(comics.calls.length).toBeLessThanOrEqual(3);
        },
      );
    });
  });

  test('a cursor of releases that were read together goes on in the list of its comic', async () => {
    const { comics: page } = await ask<{ comics: Page<Comic> }>(withNewest('first: 5'));
    for (const { databaseId, slug, releases } of page.nodes) {
      const { pageInfo } = releases;
      if (!pageInfo?.endCursor) continue;
      comics.calls.length = 0;
      const { comic } = await ask<{ comic: Comic }>(
        `query ($id: ID!, $after: String) {
          comic(id: $id) { slug releases(first: 4, after: $after) { totalCount nodes { databaseId } } }
        }`,
        { id: databaseId, after: pageInfo.endCursor },
      );
      const { ids, total } = await newestOf({ slug }, 7);
      expect(comic.releases).toEqual({
        totalCount: total,
        nodes: ids.slice(3).map((id) => ({ databaseId: id })),
      });
      expect(comics.calls).toEqual([
        `GET comics/${databaseId}/`,
        `GET releases/?comic__slug=${slug}&limit=5&offset=2`,
      ]);
    }
  });

  test('comics without a release have none, and cost no more', async () => {
    const ids = [1, 25, 58, 87, 97].map((id) => globalId('Comic', id));
    const { nodes } = await ask<{ nodes: Comic[] }>(
      `query ($ids: [ID!]!) {
        nodes(ids: $ids) { ... on Comic { releases(first: 3) { nodes { databaseId } pageInfo { hasNextPage endCursor } } } }
      }`,
      { ids },
    );
    const none = { releases: { nodes: [], pageInfo: { hasNextPage: false, endCursor: null } } };
    expect(nodes).toEqual(ids.map(() => none));
    expect(comics.calls).toHaveLength(2);
    expect(together()).toHaveLength(1);
  });

  test('the totals of releases are told by no list of many comics: a call for each', async () => {
    const { comics: page } = await ask<{ comics: Page<Comic> }>(
      '{ comics(first: 4, filter: { language: "en" }) { nodes { slug releases(first: 2) { totalCount nodes { databaseId } } } } }',
    );
    const lists = page.nodes.map(({ slug }) => `GET releases/?comic__slug=${slug}&limit=2&offset=0`);
    expect(comics.calls.slice(1).toSorted()).toEqual(lists.toSorted());
    for (const { slug, releases } of page.nodes) {
      expect(releases.totalCount).toBe((await newestOf({ slug }, 1)).total);
    }
  });

  test('the newest releases of one comic are its own list', async () => {
    await ask('{ comic(id: 18) { releases(first: 3) { nodes { databaseId } } } }');
    expect(comics.calls).toEqual(['GET comics/18/', 'GET releases/?comic__slug=xkcd&limit=3&offset=0']);
  });

  test('50 subscriptions with their comics are 2 calls, and whether you are subscribed is none', async () => {
    const { viewer } = await ask<{ viewer: { comicSubscriptions: Page<{ comic: Comic }> } }>(
      '{ viewer { comicSubscriptions(first: 50) { totalCount nodes { databaseId comic { name slug isSubscribed } } } } }',
    );
    expect(viewer.comicSubscriptions.totalCount).toBe(50);
    expect(viewer.comicSubscriptions.nodes.every(({ comic }) => comic.isSubscribed)).toBe(true);
    expect(comics.calls).toEqual(['GET subscriptions/?limit=50&offset=0', comicList]);
  });

  describe('whether you are subscribed', () => {
    test('to each comic of a page is 1 call more', async () => {
      const { comics: page } = await ask<{ comics: Page<Comic> }>(
        '{ comics(first: 100) { nodes { databaseId isSubscribed } } }',
      );
      const { items } = await rest<{ comic: string }>('subscriptions/?limit=1000');
      const own = new Set(items.map(({ comic }) => comic.split('/').at(-2)));
      expect(page.nodes.map(({ isSubscribed }) => isSubscribed)).toEqual(
        page.nodes.map(({ databaseId }) => own.has(databaseId)),
      );
      expect(comics.calls).toEqual(['GET comics/?limit=100&offset=0', subscriptionList]);
    });

    test.each([true, false])('is known where %s was asked for', async (isSubscribed) => {
      const { comics: page } = await ask<{ comics: Page<Comic> }>(
        `{ comics(filter: { isSubscribed: ${isSubscribed} }) { nodes { isSubscribed } } }`,
      );
      expect(page.nodes).toEqual(Array.from({ length: 20 }, () => ({ isSubscribed })));
      expect(comics.calls).toEqual([`GET comics/?subscribed=${isSubscribed}&limit=20&offset=0`]);
    });
  });

  test('100 releases with their comics and pictures are 2 calls', async () => {
    const { releases } = await ask<{ releases: Page<{ comic: Comic }> }>(
      '{ releases(first: 100) { nodes { comic { name url } images { url } } } }',
    );
    expect(releases.nodes.every(({ comic }) => comic)).toBe(true);
    expect(comics.calls).toEqual(['GET releases/?limit=100&offset=0', comicList]);
  });

  test('your account is 1 call, however often it is asked for', async () => {
    const id = globalId('ComicsUser', 1);
    const username = 'alice@example.com';
    expect(
      await ask(`{
        viewer { a: account(service: COMICS) { username } b: account(service: COMICS) { username } }
        user(service: COMICS, username: "ALICE@example.com") { username }
        node(id: "${id}") { ... on ComicsUser { username } }
      }`),
    ).toEqual({ viewer: { a: { username }, b: { username } }, user: { username }, node: { username } });
    expect(comics.calls).toEqual(['GET users/']);
  });

  test('the key of a comic costs nothing', async () => {
    await ask(
      '{ releases { nodes { comic { id databaseId } } } viewer { comicSubscriptions { nodes { comic { id __typename } } } } }',
    );
    expect(comics.calls).toEqual(['GET releases/?limit=20&offset=0', 'GET subscriptions/?limit=20&offset=0']);
  });

  describe('comics by their ids', () => {
    test.each([
      [[18], ['GET comics/18/']],
      [
        [18, 19],
        ['GET comics/18/', 'GET comics/19/'],
      ],
      [[18, 19, 20], [comicList]],
      [[18, 19, 20, 300, 301], [comicList]],
    ])('%j are %j', async (ids, calls) => {
      const { nodes } = await ask<{ nodes: (Comic | null)[] }>(
        'query ($ids: [ID!]!) { nodes(ids: $ids) { ... on Comic { databaseId slug } } }',
        { ids: ids.map((id) => globalId('Comic', id)) },
      );
      expect(nodes.map((comic) => comic?.databaseId ?? null)).toEqual(
        ids.map((id) => (id > 300 ? null : String(id))),
      );
      expect(comics.calls).toEqual(calls);
    });

    test('that an answer of the request held cost nothing', async () => {
      await ask('{ comic(slug: "xkcd") { releases(first: 3) { nodes { comic { name isActive } } } } }');
      expect(comics.calls).toEqual([
        'GET comics/?slug=xkcd&limit=1&offset=0',
        'GET releases/?comic__slug=xkcd&limit=3&offset=0',
      ]);
    });
  });

  test('comics by their slugs are 1 call for all', async () => {
    const { items } = await rest<{ slug: string }>('comics/?limit=5');
    const slugs = [...items.map(({ slug }) => slug), 'xkcd', 'no-such-comic'];
    const fields = slugs.map((slug, index) => `c${index}: comic(slug: "${slug}") { slug }`);
    expect(await ask(`{ ${fields.join(' ')} }`)).toEqual(
      Object.fromEntries(slugs.map((slug, i) => [`c${i}`, slug === 'no-such-comic' ? null : { slug }])),
    );
    expect(comics.calls).toEqual([`GET comics/?slug__in=${slugs.join('%2C')}&limit=7&offset=0`]);
  });

  describe('totalCount alone is 1 small call:', () => {
    test.each([
      ['comics', '{ comics { totalCount } }', 300, 'comics/?'],
      ['comics', '{ comics(filter: { isActive: true }) { totalCount } }', 261, 'comics/?active=true&'],
      ['comics', '{ comics(filter: { language: "en" }) { totalCount } }', 209, 'comics/?language=en&'],
      ['releases', '{ releases { totalCount } }', 40_000, 'releases/?'],
      [
        'releases',
        '{ releases(filter: { isSubscribed: true }) { totalCount } }',
        7559,
        'releases/?subscribed=true&',
      ],
      [
        'releases',
        '{ releases(filter: { pubDate: { year: 2011 } }) { totalCount } }',
        10_531,
        'releases/?pub_date__year=2011&',
      ],
      ['comicImages', '{ comicImages { totalCount } }', 43_418, 'images/?'],
    ])('%s %s', async (field, query, totalCount, list) => {
      expect(await ask(query)).toEqual({ [field]: { totalCount } });
      expect(comics.calls).toEqual([`GET ${list}limit=1&offset=0`]);
    });

    test('of releases by their pictures is none: an instance counts the pictures', async () => {
      expect(
        await ask('{ releases(filter: { images: { height: { greaterThan: 1000 } } }) { totalCount } }'),
      ).toEqual({
        releases: { totalCount: null },
      });
      expect(comics.calls).toEqual([]);
    });

    test('of releases of a comic', async () => {
      expect(await ask('{ comic(id: 18) { releases { totalCount } } }')).toEqual({
        comic: { releases: { totalCount: 1104 } },
      });
      expect(comics.calls).toEqual(['GET comics/18/', 'GET releases/?comic__slug=xkcd&limit=1&offset=0']);
    });
  });

  test('the largest pages that make sense are not refused for their cost', async () => {
    await ask(withNewest('first: 100', 'isSubscribed'));
    expect(comics.calls.length).toBeLessThanOrEqual(8);
  });

  test('from its end a list is read in 2 calls, and no call is ever without a limit', async () => {
    const { releases } = await ask<{ releases: Page<Release> }>(
      '{ releases(last: 2) { nodes { databaseId } pageInfo { hasPreviousPage } } }',
    );
    expect(releases.nodes).toHaveLength(2);
    expect(comics.calls).toEqual(['GET releases/?limit=1&offset=0', 'GET releases/?limit=2&offset=39998']);
  });
});
