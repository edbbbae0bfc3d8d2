import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { uncachedTest } from '../../support/caches.ts';
import { globalId } from './documented.ts';
import { type SandboxedGateway, startSandboxed } from './sandboxed.ts';

let larder: SandboxedGateway;

beforeAll(async () => {
  larder = await startSandboxed();
});
afterAll(() => larder.close());
beforeEach(() => {
  larder.calls.length = 0;
});

/** The answer's data, once it is clear that it has no errors. */
async function ask<Data>(query: string, variables: Readonly<Record<string, unknown>> = {}): Promise<Data> {
  const { data, errors } = await larder.query(query, variables);
  expect(errors).toBeUndefined();
  return data as Data;
}

interface Node {
  readonly id: string;
}
interface Viewing<Field extends string> {
  readonly viewer: Readonly<Record<Field, { readonly nodes: readonly Node[] }>>;
}

async function idsOf(field: 'folders' | 'bookmarkTags' | 'bookmarks', args: string): Promise<string[]> {
  const data = await ask<Viewing<string>>(`{ viewer { ${field}(${args}) { nodes { id } } } }`);
  larder.calls.length = 0;
  return data.viewer[field]?.nodes.map(({ id }) => id) ?? [];
}

const folderList = 'GET folders/?limit=200&offset=0';
const code = 'cf44505b-b235-4038-9d8a-3070489e97c8';

/** All of a bookmark but its folder. */
const bookmark = `
  id title description url domain createdAt updatedAt tags { id name color createdAt }
  meta { __typename ... on GithubMeta { commit { message } release { name } raw } ... on OtherMeta { type raw } }
`;

describe('20 bookmarks with tags and meta', () => {
  test('that a search found are 1 call, their folders included', async () => {
    const { viewer } = await ask<Viewing<'bookmarks'>>(
      `{ viewer { bookmarks(query: "python") { nodes { ${bookmark} folder { id name color icon createdAt parent { id } } } } } }`,
    );
    expect(viewer.bookmarks.nodes).toHaveLength(20);
    expect(larder.calls).toEqual(['GET search/?q=python&limit=20&offset=0']);
  });

  test('and three levels of parents are 1 more: the listing says one level', async () => {
    await ask(`{
      viewer {
        bookmarks(query: "python") {
          nodes { ${bookmark} folder { name parent { name parent { name parent { name } } } } }
        }
      }
    }`);
    expect(larder.calls).toEqual(['GET search/?q=python&limit=20&offset=0', folderList]);
  });

  test('of a folder are 1 call with the list that holds the folder and its parents', async () => {
    await ask(`{
      viewer {
        folder(id: "${code}") {
          bookmarks { nodes { ${bookmark} folder { name parent { name parent { name parent { name } } } } } }
        }
      }
    }`);
    expect(larder.calls).toEqual([folderList, `GET folders/${code}/?limit=20&offset=0`]);
  });

  test('of all are the list of folders and the folders that they lie in', async () => {
    await ask(`{
      viewer {
        bookmarks(first: 20) {
          totalCount
          nodes { ${bookmark} folder { name bookmarkCount parent { name parent { name } } } }
        }
      }
    }`);
    expect(larder.calls).toEqual([
      folderList,
      'GET folders/a220c0c6-9cc1-5e95-a1a0-aa6587ec606e/?limit=20&offset=0',
    ]);
  });
});

test('all folders with counts, parents and children are the pages of the folder list, nothing else', async () => {
  const { viewer } = await ask<Viewing<'folders'>>(`{
    viewer {
      folders(first: 100) {
        totalCount
        nodes { name bookmarkCount parent { name parent { name } } children { name bookmarkCount children { name } } }
      }
    }
  }`);
  expect(viewer.folders.nodes).toHaveLength(40);
  expect(larder.calls).toEqual(['GET folders/?limit=100&offset=0']);
});

test('a page of folders with their children is 1 call: they come with it', async () => {
  await ask('{ viewer { folders(first: 10) { nodes { children { name color bookmarkCount } } } } }');
  expect(larder.calls).toEqual(['GET folders/?limit=10&offset=0']);
});

describe('ten by their ids in one query are one walk:', () => {
  test('folders', async () => {
    const ids = (await idsOf('folders', 'first: 40')).filter((_, index) => index % 4 === 0);
    const fields = ids.map((id, index) => `f${index}: folder(id: "${id}") { name bookmarkCount }`);
    await ask(`{ viewer { ${fields.join('\n')} } }`);
    expect(larder.calls).toEqual([folderList]);
  });

  test('folders as nodes', async () => {
    const ids = await idsOf('folders', 'last: 10');
    const { nodes } = await ask<{ nodes: Node[] }>(
      'query ($ids: [ID!]!) { nodes(ids: $ids) { id ... on Folder { name parent { name } } } }',
      { ids },
    );
    expect(nodes.map(({ id }) => id)).toEqual(ids);
    expect(larder.calls).toEqual([folderList]);
  });

  test('tags', async () => {
    const ids = await idsOf('bookmarkTags', 'last: 10');
    const { nodes } = await ask<{ nodes: Node[] }>(
      'query ($ids: [ID!]!) { nodes(ids: $ids) { id ... on BookmarkTag { name color } } }',
      { ids },
    );
    expect(nodes.map(({ id }) => id)).toEqual(ids);
    expect(larder.calls).toEqual(['GET tags/?limit=200&offset=0', 'GET tags/?limit=200&offset=199']);
  });

  test('tags from the beginning of the list, of which no more is read', async () => {
    const ids = await idsOf('bookmarkTags', 'first: 10');
    await ask('query ($ids: [ID!]!) { nodes(ids: $ids) { ... on BookmarkTag { name } } }', { ids });
    expect(larder.calls).toEqual(['GET tags/?limit=200&offset=0']);
  });

  test('parents', async () => {
    await ask(
      '{ viewer { bookmarks(query: "http", first: 100) { nodes { folder { parent { name color } } } } } }',
    );
    expect(larder.calls).toEqual(['GET search/?q=http&limit=100&offset=0', folderList]);
  });

  uncachedTest('bookmarks, as far as the farthest of them', async () => {
    const recent = await idsOf('bookmarks', 'query: "http", first: 5');
    const old = await idsOf('bookmarks', 'query: "http", last: 5');
    const query =
      'query ($ids: [ID!]!) { nodes(ids: $ids) { id ... on Bookmark { title folder { name } } } }';
    const { nodes } = await ask<{ nodes: Node[] }>(query, { ids: recent });
    expect(nodes.map(({ id }) => id)).toEqual(recent);
    expect(larder.calls).toEqual(['GET search/?q=http&limit=200&offset=0']);
    larder.calls.length = 0;
    const { nodes: all } = await ask<{ nodes: Node[] }>(query, { ids: [...old, ...recent] });
    expect(all.map(({ id }) => id)).toEqual([...old, ...recent]);
    expect(larder.calls).toEqual(
      [0, 199, 398, 597, 796, 995, 1194, 1393].map(
        (offset) => `GET search/?q=http&limit=200&offset=${offset}`,
      ),
    );
  });
});

describe('a bookmark by its id', () => {
  const search = [0, 199, 398, 597, 796, 995, 1194, 1393].map(
    (offset) => `GET search/?q=http&limit=200&offset=${offset}`,
  );

  uncachedTest(
    'that is no web page costs the search, and the one folder that holds more than the search has shown',
    async () => {
      const tides = (await idsOf('bookmarks', 'query: "tides.example", first: 1'))[0];
      const science = await ask<{ viewer: { bookmarks: { nodes: [{ folder: Node }] } } }>(
        '{ viewer { bookmarks(query: "tides.example", first: 1) { nodes { folder { id } } } } }',
      );
      const folder = Buffer.from(science.viewer.bookmarks.nodes[0].folder.id, 'base64url').toString();
      larder.calls.length = 0;
      expect(await ask(`{ node(id: "${tides}") { ... on Bookmark { savedUrl url domain } } }`)).toEqual({
        node: { savedUrl: 'ftp://tides.example/pub/2019/tables.txt', url: null, domain: 'tides.example' },
      });
      const rest = [folderList, `GET folders/${folder.replace('Folder:', '')}/?limit=200&offset=0`];
      expect(larder.calls).toEqual([...search, ...rest]);
      larder.calls.length = 0;
      const nobody = globalId('Bookmark', '00000000-0000-4000-8000-000000000000');
      expect(await ask(`{ none: node(id: "${nobody}") { id } }`)).toEqual({ none: null });
      const others = [199, 398].map((offset) => rest[1]?.replace('offset=0', `offset=${offset}`));
      expect(larder.calls).toEqual([...search, ...rest, ...others]);
    },
  );
});

test('a reference costs nothing where its id is enough', async () => {
  await ask('{ viewer { folders(first: 20) { nodes { parent { id } children { id __typename } } } } }');
  await ask(
    `{ viewer { bookmarks(query: "python") { nodes { folder { id parent { id } } tags { id } } } } }`,
  );
  expect(larder.calls).toEqual(['GET folders/?limit=20&offset=0', 'GET search/?q=python&limit=20&offset=0']);
});

test('what another field of the request held is not asked for again', async () => {
  const [id] = await idsOf('bookmarks', 'query: "python", first: 1');
  await ask(
    `query ($id: ID!) {
      viewer { account(service: LARDER) { username } again: account(service: LARDER) { joinedAt } }
      node(id: $id) { ... on Bookmark { title tags { name } } }
      same: node(id: $id) { id }
    }`,
    { id },
  );
  expect(larder.calls.toSorted()).toEqual(['GET search/?q=http&limit=200&offset=0', 'GET user/']);
});

describe('totalCount alone is 1 call:', () => {
  test.each([
    ['folders', '{ viewer { folders { totalCount } } }', 40, 'GET folders/?limit=1&offset=0'],
    ['bookmarkTags', '{ viewer { bookmarkTags { totalCount } } }', 260, 'GET tags/?limit=1&offset=0'],
    ['bookmarks', '{ viewer { bookmarks { totalCount } } }', 1556, folderList],
    [
      'bookmarks',
      '{ viewer { bookmarks(tag: "python") { totalCount } } }',
      74,
      'GET search/?q=%23python&limit=1&offset=0',
    ],
  ])('%s', async (field, query, totalCount, call) => {
    expect(await ask(query)).toEqual({ viewer: { [field]: { totalCount } } });
    expect(larder.calls).toEqual([call]);
  });
});

test('the bookmarks of each of 20 tags are 1 call for each of them', async () => {
  const { viewer } = await ask<{ viewer: { bookmarkTags: { nodes: { name: string }[] } } }>(
    '{ viewer { bookmarkTags(first: 20) { nodes { name bookmarks(first: 3) { totalCount nodes { id } } } } } }',
  );
  const own = viewer.bookmarkTags.nodes.map(({ name }) => `GET search/?q=%23${name}&limit=3&offset=0`);
  expect(larder.calls.toSorted()).toEqual(['GET tags/?limit=20&offset=0', ...own].toSorted());
});

test('a write makes everything known before it out of date, and nothing else is asked for', async () => {
  const rename = 'updateFolder(input: { id: $id, name: "Sources" }) { folder { name parent { name } } }';
  expect(await ask(`mutation ($id: ID!) { ${rename} again: ${rename} }`, { id: code })).toEqual({
    updateFolder: { folder: { name: 'Sources', parent: { name: 'Coding' } } },
    again: { folder: { name: 'Sources', parent: { name: 'Coding' } } },
  });
  const edit = `POST folders/${code}/edit/`;
  expect(larder.calls).toEqual([edit, folderList, edit, folderList]);
});

describe('the list of folders', () => {
  const all = 'folders(first: 100) { nodes { id } }';
  const timeline = 'timeline(services: [LARDER], first: 1) { nodes { id } }';
  const lists = () => larder.calls.filter((call) => call.startsWith('GET folders/?'));

  test.each([`${all} ${timeline}`, `${timeline} ${all}`, `${all} two: folders(first: 2) { nodes { id } }`])(
    'is read once for who shows all of it, who needs it, and who shows its beginning: %s',
    async (fields) => {
      await ask(`{ viewer { ${fields} } }`);
      expect(lists()).toEqual(['GET folders/?limit=100&offset=0']);
    },
  );

  test('is read on where a shorter beginning does not hold all', async () => {
    const ids = await idsOf('folders', 'first: 100');
    const { viewer } = await ask<{
      viewer: Record<
        'two' | 'three',
        { nodes: Node[]; pageInfo: { hasNextPage: boolean; endCursor: string } }
      >;
    }>(`{
      viewer {
        two: folders(first: 2) { nodes { id } pageInfo { hasNextPage endCursor } }
        three: folders(first: 3) { nodes { id } pageInfo { hasNextPage endCursor } }
        ${timeline}
      }
    }`);
    expect(lists()).toEqual(['GET folders/?limit=2&offset=0', 'GET folders/?limit=3&offset=0', folderList]);
    expect(viewer.two.nodes.map(({ id }) => id)).toEqual(ids.slice(0, 2));
    expect(viewer.three.nodes.map(({ id }) => id)).toEqual(ids.slice(0, 3));
    expect(viewer.two.pageInfo.hasNextPage).toBe(true);
  });

  uncachedTest('goes on after a beginning that was cut from a longer one', async () => {
    const ids = await idsOf('folders', 'first: 100');
    const { viewer } = await ask<{
      viewer: { folders: { pageInfo: { hasNextPage: boolean; endCursor: string } } };
    }>(`{ viewer { all: ${all} folders(first: 2) { pageInfo { hasNextPage endCursor } } } }`);
    const { hasNextPage, endCursor } = viewer.folders.pageInfo;
    expect([hasNextPage, lists()]).toEqual([true, ['GET folders/?limit=100&offset=0']]);
    expect(await idsOf('folders', `first: 2, after: "${endCursor}"`)).toEqual(ids.slice(2, 4));
  });
});
