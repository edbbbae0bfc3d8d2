import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { uncachedTest } from '../../support/caches.ts';
import type { PlannedAnswer, RecordedRequest } from '../../support/recording-server.ts';
import type { UpstreamGateway } from '../../support/upstream-gateway.ts';
import { globalId, signedIn, startLarder } from './documented.ts';

let larder: UpstreamGateway;
/** What Larder answers, by path below the base address; 404 to all else. */
let answers: Record<string, unknown>;
/** Paths with their queries, in the order of the calls. */
const asked = () => larder.server.requests.map(({ url }) => url.replace('/api/1/@me/', ''));

beforeEach(async () => {
  answers = {};
  larder = await startLarder({ handler: answer });
});
afterEach(() => larder.close());

/** A list is answered by the window that is asked for, anything else as it stands. */
function answer({ url }: RecordedRequest): PlannedAnswer {
  const { pathname, searchParams } = new URL(url, 'http://larder.test');
  const planned = answers[pathname.replace('/api/1/@me/', '')];
  if (planned === undefined) return { status: 404, json: { detail: 'Not found.' } };
  if (!Array.isArray(planned)) return { json: planned };
  const [limit, offset] = [Number(searchParams.get('limit')), Number(searchParams.get('offset'))];
  const results = planned.slice(offset, offset + limit);
  return { json: { count: planned.length, next: null, previous: null, results } };
}

const ask = (query: string) => larder.query(query, {}, signedIn);

/** `1` → `00000001-…` */
const uuid = (number: number) => `${String(number).padStart(8, '0')}-0000-4000-8000-000000000000`;

/** Objects of the wire with everything in them that the gateway demands, and whatever a test changes. */
const wireFolder = (number: number, changes: object = {}) => ({
  id: uuid(number),
  name: `Folder ${number}`,
  color: '58db4e',
  icon: null,
  created: '2016-02-16T09:54:39Z',
  modified: '2017-02-11T12:02:07Z',
  parent: null as string | null,
  folders: [] as unknown[],
  links: 1,
  ...changes,
});
const wireTag = (number: number, changes: object = {}) => ({
  id: uuid(number),
  name: `tag-${number}`,
  color: '8fcb00',
  created: '2016-02-12T11:41:41Z',
  modified: '2016-05-14T07:53:48Z',
  ...changes,
});
const wireBookmark = (number: number, changes: object = {}) => ({
  id: uuid(number),
  tags: [wireTag(900)],
  title: `Bookmark ${number}`,
  description: null,
  url: `https://bookmark.example/${number}`,
  domain: 'bookmark.example',
  created: '2016-02-12T12:10:39Z',
  modified: '2016-12-01T05:44:18Z',
  meta: null as unknown,
  ...changes,
});
const found = (number: number, parent: unknown, changes: object = {}) => ({
  ...wireBookmark(number, changes),
  parent,
});

function failed(path: (string | number)[], kind: string, message: string) {
  return [
    {
      message,
      locations: [expect.anything()],
      path,
      extensions: { code: kind, service: 'LARDER', retryable: false },
    },
  ];
}

test('the next page is asked for by its offset, wherever the service says that it is', async () => {
  const links = { next: 'http://larder.athena.lan/api/1/@me/search/?limit=20&offset=20&q=a', previous: null };
  larder.server.enqueue({ json: { count: 2, ...links, results: [found(1, null)] } });
  const first = await ask('{ viewer { bookmarks(query: "a", first: 1) { pageInfo { endCursor } } } }');
  const { endCursor } = (first.data as { viewer: { bookmarks: { pageInfo: { endCursor: string } } } }).viewer
    .bookmarks.pageInfo;
  answers['search/'] = [found(1, null), found(2, null)];
  expect(
    await ask(`{ viewer { bookmarks(query: "a", first: 1, after: "${endCursor}") { nodes { title } } } }`),
  ).toEqual({ data: { viewer: { bookmarks: { nodes: [{ title: 'Bookmark 2' }] } } } });
  expect(asked()).toEqual(['search/?q=a&limit=1&offset=0', 'search/?q=a&limit=2&offset=0']);
});

describe('the folder of a bookmark', () => {
  const query = '{ viewer { bookmarks(query: "a") { nodes { folder { id name bookmarkCount } } } } }';
  const folder = { id: globalId('Folder', uuid(1)), name: 'Folder 1', bookmarkCount: 1 };

  test.each([
    ['an object that says some', { ...wireFolder(1), links: undefined, folders: undefined }],
    ['an id', uuid(1)],
  ])('told as %s is completed from the list', async (_, parent) => {
    answers['search/'] = [found(5, parent), found(6, parent)];
    answers['folders/'] = [wireFolder(1)];
    const nodes = [{ folder }, { folder }];
    expect(await ask(query)).toEqual({ data: { viewer: { bookmarks: { nodes } } } });
    expect(asked()).toEqual(['search/?q=a&limit=20&offset=0', 'folders/?limit=200&offset=0']);
  });

  test('told whole costs nothing', async () => {
    answers['search/'] = [found(5, wireFolder(1))];
    expect(await ask(query)).toEqual({ data: { viewer: { bookmarks: { nodes: [{ folder }] } } } });
    expect(asked()).toHaveLength(1);
  });

  test.each([
    ['null', null],
    ['not in the list of folders', uuid(7)],
  ])('is null where it is %s', async (_, parent) => {
    answers['search/'] = [found(5, parent)];
    answers['folders/'] = [wireFolder(1)];
    expect(await ask(query)).toEqual({ data: { viewer: { bookmarks: { nodes: [{ folder: null }] } } } });
  });

  test('that a search leaves out is an error, rather than no folder at all', async () => {
    answers['search/'] = [wireBookmark(5)];
    expect(await ask(query)).toEqual({
      data: { viewer: { bookmarks: { nodes: [{ folder: null }] } } },
      errors: failed(
        ['viewer', 'bookmarks', 'nodes', 0, 'folder'],
        'UPSTREAM_INVALID_RESPONSE',
        "Larder's response does not match its documentation: /parent is missing (in a Bookmark).",
      ),
    });
  });
});

describe('folders', () => {
  test.each([
    ['null', null, null],
    ['empty', '', null],
    ['blank', ' ', null],
    ['missing', undefined, null],
    ['a name', 'star', 'star'],
  ])('whose icon is %s', async (_, icon, expected) => {
    answers['folders/'] = [wireFolder(1, { icon })];
    expect(await ask('{ viewer { folders { nodes { icon } } } }')).toEqual({
      data: { viewer: { folders: { nodes: [{ icon: expected }] } } },
    });
  });

  test.each([
    ['58db4e', '#58db4e'],
    ['#58DB4E', '#58DB4E'],
    ['fff', '#fff'],
    ['red', null],
    ['58db4e; background: url(//evil.example)', null],
    ['', null],
    [null, null],
    [undefined, null],
  ])('whose colour is %j: it goes into styles', async (color, expected) => {
    answers['folders/'] = [wireFolder(1, { color })];
    answers['tags/'] = [wireTag(2, { color })];
    expect(await ask('{ viewer { folders { nodes { color } } bookmarkTags { nodes { color } } } }')).toEqual({
      data: {
        viewer: {
          folders: { nodes: [{ color: expected }] },
          bookmarkTags: { nodes: [{ color: expected }] },
        },
      },
    });
  });

  test('whose children are gone have none of them', async () => {
    answers['folders/'] = [wireFolder(1, { folders: [uuid(2), uuid(3)] }), wireFolder(3)];
    expect(await ask(`{ viewer { folder(id: "${uuid(1)}") { children { name } } } }`)).toEqual({
      data: { viewer: { folder: { children: [{ name: 'Folder 3' }] } } },
    });
  });

  test('whose children come whole may have children that are broken: only those are lost', async () => {
    const broken = { ...wireFolder(3), name: 7 };
    const child = wireFolder(2, { folders: [broken] });
    answers['folders/'] = [wireFolder(1, { folders: [child] }), child];
    const query = '{ viewer { folders(first: 2) { nodes { name children { name children { name } } } } } }';
    const path = ['viewer', 'folders', 'nodes'];
    const omitted = { service: 'LARDER', problem: '/name must be string', count: 1 };
    expect(await ask(query)).toEqual({
      data: {
        viewer: {
          folders: {
            nodes: [
              { name: 'Folder 1', children: [{ name: 'Folder 2', children: [] }] },
              { name: 'Folder 2', children: [] },
            ],
          },
        },
      },
      extensions: {
        omitted: [
          { ...omitted, path: [...path, 1, 'children'] },
          { ...omitted, path: [...path, 0, 'children', 0, 'children'] },
        ],
      },
    });
  });

  test('that are their own parents end nowhere but at the limit of the query', async () => {
    answers['folders/'] = [wireFolder(1, { parent: uuid(1), folders: [uuid(1)] })];
    expect(
      await ask(`{ viewer { folder(id: "${uuid(1)}") { parent { parent { children { name } } } } } }`),
    ).toEqual({ data: { viewer: { folder: { parent: { parent: { children: [{ name: 'Folder 1' }] } } } } } });
    expect(asked()).toHaveLength(1);
  });

  test('of which the service gives only 20 at once are all found', async () => {
    const all = Array.from({ length: 70 }, (_, index) => wireFolder(index + 1));
    const capped = await startLarder({
      handler: ({ url }) => {
        const { searchParams } = new URL(url, 'http://larder.test');
        const [limit, offset] = [Number(searchParams.get('limit')), Number(searchParams.get('offset'))];
        return { json: { count: 70, results: all.slice(offset, offset + Math.min(limit, 20)) } };
      },
    });
    expect(await capped.query(`{ viewer { folder(id: "${uuid(70)}") { name } } }`, {}, signedIn)).toEqual({
      data: { viewer: { folder: { name: 'Folder 70' } } },
    });
    await capped.close();
  });
});

describe('all bookmarks', () => {
  const query = '{ viewer { bookmarks { totalCount nodes { title } pageInfo { hasNextPage } } } }';

  test('do without a folder that is gone since the folders were listed', async () => {
    answers['folders/'] = [wireFolder(1), wireFolder(2)];
    answers[`folders/${uuid(2)}/`] = [wireBookmark(5)];
    expect(await ask(query)).toEqual({
      data: {
        viewer: {
          bookmarks: {
            totalCount: 2,
            nodes: [{ title: 'Bookmark 5' }],
            pageInfo: { hasNextPage: false },
          },
        },
      },
    });
  });

  test('do not ask for empty folders', async () => {
    answers['folders/'] = [wireFolder(1, { links: 0 }), wireFolder(2), wireFolder(3, { links: 0 })];
    answers[`folders/${uuid(2)}/`] = [wireBookmark(5)];
    await ask(query);
    expect(asked()).toEqual(['folders/?limit=200&offset=0', `folders/${uuid(2)}/?limit=20&offset=0`]);
  });
});

test('the bookmarks of a folder that is gone are null, and no error', async () => {
  answers['folders/'] = [wireFolder(1)];
  expect(await ask(`{ viewer { folder(id: "${uuid(1)}") { name bookmarks { totalCount } } } }`)).toEqual({
    data: { viewer: { folder: { name: 'Folder 1', bookmarks: null } } },
  });
});

describe('the meta of a bookmark', () => {
  const meta = `meta {
    __typename type raw
    ... on GithubMeta { commit { committedAt message authorName } release { name description publishedAt authorName } }
  }`;
  const metaOf = async (value: unknown) => {
    answers['search/'] = [found(1, null, { meta: value })];
    return ask(`{ viewer { bookmarks(query: "a") { nodes { ${meta} } } } }`);
  };
  const answered = (value: unknown) => ({ data: { viewer: { bookmarks: { nodes: [{ meta: value }] } } } });

  test.each([[null], [undefined], ['']])('%j is none', async (nothing) => {
    expect(await metaOf(nothing)).toEqual(answered(null));
  });

  test.each<[string, unknown, string | null]>([
    ['of a type that nobody has heard of', { type: 'pypi.org', stars: [1, { a: null }] }, 'pypi.org'],
    ['of no type', { checked: true }, null],
    ['whose type is no text', { type: 7 }, null],
    ['that is a list', [1, 'a'], null],
    ['that is a text', 'hello', null],
    ['that is a number', 0, null],
    ['with a key of its own for the type of GraphQL', { type: 'a', __typename: 'GithubMeta' }, 'a'],
  ])('%s survives as it is', async (_, raw, type) => {
    expect(await metaOf(raw)).toEqual(answered({ __typename: 'OtherMeta', type, raw }));
  });

  uncachedTest('that nests deeper than anybody can parse costs itself alone', async () => {
    const nested = (depth: number) => JSON.parse(`${'['.repeat(depth)}${']'.repeat(depth)}`);
    const at500 = nested(500);
    expect(await metaOf(at500)).toEqual(answered({ __typename: 'OtherMeta', type: null, raw: at500 }));
    const path = ['viewer', 'bookmarks', 'nodes', 0, 'meta', 'raw'];
    const message = 'This value nests deeper than 500 levels.';
    expect(await metaOf(nested(1000))).toMatchObject({
      ...answered(null),
      errors: [{ message, path, extensions: { code: 'UPSTREAM_INVALID_RESPONSE', retryable: false } }],
    });
    expect(await metaOf({ a: Array(30_000).fill(1), b: { c: nested(501) } })).toMatchObject(answered(null));
  });

  const none = { commit: null, release: null };
  test.each<[string, object, object]>([
    ['nothing but its type', {}, none],
    ['null for everything', { commit: null, release: null }, none],
    ['what is no object', { commit: 'v2', release: [] }, none],
    [
      'half of it',
      { commit: { message: 'Fix', date: 'yesterday' }, release: { name: '', published_at: 5 } },
      {
        commit: { committedAt: null, message: 'Fix', authorName: null },
        release: { name: null, description: null, publishedAt: null, authorName: null },
      },
    ],
  ])('of GitHub may hold %s', async (_, held, expected) => {
    const raw = { type: 'github.com', ...held };
    expect(await metaOf(raw)).toEqual(
      answered({ __typename: 'GithubMeta', type: 'github.com', ...expected, raw }),
    );
  });
});

describe('a bookmark', () => {
  const fields = async (changes: object, selection: string) => {
    answers['search/'] = [found(1, null, changes)];
    return ask(`{ viewer { bookmarks(query: "a") { nodes { ${selection} } } } }`);
  };
  const answered = (node: object) => ({ data: { viewer: { bookmarks: { nodes: [node] } } } });

  test.each([
    ['https://bookmark.example', 'https://bookmark.example/'],
    ['HTTP://Bücher.example/a b', 'http://xn--bcher-kva.example/a%20b'],
    ['ftp://tides.example/a', null],
    ['javascript:alert(1)', null],
    ['data:text/html,<script>alert(1)</script>', null],
    ['//bookmark.example/', null],
    ['not an address', null],
    ['', null],
  ])('with the address %j links to %j, and keeps what was saved', async (url, safe) => {
    expect(await fields({ url }, 'url savedUrl')).toEqual(answered({ url: safe, savedUrl: url }));
  });

  test.each([null, undefined, '', ' '])(
    'whose texts are %j has none, and its address for a title',
    async (text) => {
      expect(
        await fields({ title: text, description: text, domain: text }, 'title description domain'),
      ).toEqual(answered({ title: 'https://bookmark.example/1', description: null, domain: null }));
    },
  );

  test('may have times with fractions and offsets', async () => {
    expect(
      await fields(
        { created: '2016-02-12T12:10:39.123456Z', modified: '2016-02-12T12:10:39+11:00' },
        'createdAt updatedAt',
      ),
    ).toEqual(answered({ createdAt: '2016-02-12T12:10:39.123Z', updatedAt: '2016-02-12T01:10:39.000Z' }));
  });

  test('may hold what the documents do not know', async () => {
    const more = { is_pinned: true, __typename: 'Folder', constructor: null };
    expect(await fields({ ...more, tags: [wireTag(9, more)] }, '__typename title tags { name }')).toEqual(
      answered({ __typename: 'Bookmark', title: 'Bookmark 1', tags: [{ name: 'tag-9' }] }),
    );
  });
});

test('two bookmarks of the very same second keep their places', async () => {
  const all = [5, 4, 3, 2, 1].map((number) => found(number, null));
  answers['search/'] = all;
  const titles: string[] = [];
  let after = '';
  for (let page = 0; page < 3; page += 1) {
    const { data } = await ask(
      `{ viewer { bookmarks(query: "a", first: 2 ${after}) { nodes { title } pageInfo { endCursor } } } }`,
    );
    const { nodes, pageInfo } = (
      data as { viewer: { bookmarks: { nodes: { title: string }[]; pageInfo: { endCursor: string } } } }
    ).viewer.bookmarks;
    titles.push(...nodes.map(({ title }) => title));
    after = `after: "${pageInfo.endCursor}"`;
    // Somebody adds one of the same second.
    answers['search/'] = [found(10 + page, null), ...(answers['search/'] as object[])];
  }
  expect(titles).toEqual([5, 4, 3, 2, 1].map((number) => `Bookmark ${number}`));
});
