import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { uncachedTest } from '../../support/caches.ts';
import { FakeClock } from '../../support/fake-clock.ts';
import { OtherClient, type RestBookmark } from './rest.ts';
import { type SandboxedGateway, startSandboxed } from './sandboxed.ts';

let larder: SandboxedGateway;
let other: OtherClient;

beforeEach(async () => {
  larder = await startSandboxed({ clock: new FakeClock({ now: Date.UTC(2026, 6, 1, 12) }) });
  other = new OtherClient(larder.sandbox);
});
afterEach(() => larder.close());

interface BookmarksPage {
  readonly totalCount: number;
  readonly nodes: readonly { readonly id: string }[];
  readonly pageInfo: {
    readonly hasNextPage: boolean;
    readonly hasPreviousPage: boolean;
    readonly startCursor: string | null;
    readonly endCursor: string | null;
  };
}

const page = 'totalCount nodes { id } pageInfo { hasNextPage hasPreviousPage startCursor endCursor }';

async function read(args: Readonly<Record<string, string | number | null>>): Promise<BookmarksPage> {
  const { data, errors } = await larder.query(
    `query ($first: Int, $after: String, $last: Int, $before: String, $query: String, $tag: String) {
      viewer { bookmarks(first: $first, after: $after, last: $last, before: $before, query: $query, tag: $tag) { ${page} } }
    }`,
    args,
  );
  expect(errors).toBeUndefined();
  return (data as { viewer: { bookmarks: BookmarksPage } }).viewer.bookmarks;
}

/** The service's own ids of a page. */
function uuidsOf({ nodes }: BookmarksPage): string[] {
  return nodes.map(({ id }) => Buffer.from(id, 'base64url').toString().replace('Bookmark:', ''));
}

const idsOf = (bookmarks: readonly RestBookmark[]) => bookmarks.map(({ id }) => id);

describe('all bookmarks are one list', () => {
  test('that holds each of them once, folder after folder, and tells the same total on every page', async () => {
    const seen: string[] = [];
    const totals = new Set<number>();
    let after: string | null = null;
    do {
      const part = await read({ first: 100, after });
      expect(part.pageInfo.hasPreviousPage).toBe(after !== null);
      seen.push(...uuidsOf(part));
      totals.add(part.totalCount);
      after = part.pageInfo.hasNextPage ? part.pageInfo.endCursor : null;
    } while (after !== null);
    expect(seen).toEqual(idsOf(await other.bookmarks()));
    expect([...totals]).toEqual([1556]);
  });

  test('that can be read from its end', async () => {
    const seen: string[] = [];
    let before: string | null = null;
    do {
      const part = await read({ last: 100, before });
      expect(part.pageInfo.hasNextPage).toBe(before !== null);
      seen.unshift(...uuidsOf(part));
      before = part.pageInfo.hasPreviousPage ? part.pageInfo.startCursor : null;
    } while (before !== null);
    expect(seen).toEqual(idsOf(await other.bookmarks()));
  });

  uncachedTest('whose pages read nothing but the folders that they touch', async () => {
    const folders = await other.folders();
    const [first, second, third] = folders.filter(({ links }) => links > 0);
    const bothOfTwo = (first?.links ?? 0) + 1;
    await read({ first: bothOfTwo });
    expect(larder.calls).toEqual([
      'GET folders/?limit=200&offset=0',
      `GET folders/${first?.id}/?limit=${bothOfTwo}&offset=0`,
      `GET folders/${second?.id}/?limit=1&offset=0`,
    ]);
    const { pageInfo } = await read({ first: (first?.links ?? 0) + (second?.links ?? 0) });
    larder.calls.length = 0;
    await read({ first: 2, after: pageInfo.endCursor });
    expect(larder.calls).toEqual([
      'GET folders/?limit=200&offset=0',
      `GET folders/${third?.id}/?limit=2&offset=0`,
    ]);
  });

  uncachedTest('whose total counts what was added and deleted', async () => {
    const [bookmark] = await other.bookmarks();
    const added = await other.addBookmark(bookmark?.folder ?? '', 'https://new.example/');
    expect(await read({ first: 1 })).toMatchObject({ totalCount: 1557 });
    await other.deleteBookmark(added);
    await other.deleteBookmark(bookmark?.id ?? '');
    expect(await read({ first: 1 })).toMatchObject({ totalCount: 1555 });
  });

  test('that can be empty', async () => {
    for (const { id, parent } of await other.folders()) {
      // What lies in another folder goes with it.
      if (parent === null) await other.deleteFolder(id);
    }
    expect(await read({ first: 5 })).toEqual({
      totalCount: 0,
      nodes: [],
      pageInfo: { hasNextPage: false, hasPreviousPage: false, startCursor: null, endCursor: null },
    });
  });
});

/** The same numbers every time, from 0 up to `below`. */
function dice(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

describe.each(['forwards', 'backwards'] as const)('a walk %s over all bookmarks', (direction) => {
  const isForward = direction === 'forwards';

  test.each([1, 2])(
    'while others add and delete shows what stands throughout exactly once: %i',
    async (seed) => {
      const roll = dice(seed);
      const standing = new Map((await other.bookmarks()).map(({ id, folder }) => [id, folder]));
      const leaves = (await other.folders())
        .filter(({ folders }) => folders.length === 0)
        .map(({ id }) => id);
      const any = () => [...standing.keys()][roll(standing.size)] ?? '';
      const gone = async (id: string) => {
        if (standing.delete(id)) await other.deleteBookmark(id);
      };
      const seen: string[] = [];
      let cursor: string | null = null;
      let pages = 0;
      do {
        const part: BookmarksPage = await read(
          isForward ? { first: 90, after: cursor } : { last: 90, before: cursor },
        );
        const ids = uuidsOf(part);
        if (isForward) seen.push(...ids);
        else seen.unshift(...ids);
        const { hasNextPage, hasPreviousPage, endCursor, startCursor } = part.pageInfo;
        cursor = isForward ? (hasNextPage ? endCursor : null) : hasPreviousPage ? startCursor : null;
        // Right beside the cursor, and anywhere.
        const edge = (isForward ? ids.at(-1) : ids[0]) ?? '';
        const folder = standing.get(edge);
        if (folder) await other.addBookmark(folder, `https://new.example/${pages}`);
        if (roll(2) === 0) await gone(edge);
        await gone(any());
        const elsewhere = standing.get(any());
        if (elsewhere) await other.addBookmark(elsewhere, `https://elsewhere.example/${pages}`);
        // A whole folder at times, at times the one that the cursor stands in.
        if (pages % 3 === 1) {
          const leaf =
            folder && leaves.includes(folder) && roll(2) === 0 ? folder : leaves[roll(leaves.length)];
          leaves.splice(leaves.indexOf(leaf ?? ''), 1);
          await other.deleteFolder(leaf ?? '');
          for (const [id, at] of standing) if (at === leaf) standing.delete(id);
          await other.addBookmark(await other.addFolder(`${'AMZ'[roll(3)]}${pages}`), 'https://x.example/');
        }
        pages += 1;
      } while (cursor !== null);
      expect(pages).toBeGreaterThan(12);
      expect(new Set(seen).size).toBe(seen.length);
      const missed = [...standing.keys()].filter((id) => !seen.includes(id));
      expect(missed).toEqual([]);
    },
  );
});

test.each([
  ['what a search finds', { query: 'http' }],
  ['what has a tag', { tag: 'python' }],
])('%s can be walked while others add and delete, too', async (_, wanted) => {
  const [{ folder = '' } = {}] = await other.bookmarks();
  const first = uuidsOf(await read({ ...wanted, first: 30 }));
  const seen: string[] = [];
  let after: string | null = null;
  do {
    const part = await read({ ...wanted, first: 10, after });
    seen.push(...uuidsOf(part));
    after = seen.length < 30 ? part.pageInfo.endCursor : null;
    await other.addBookmark(folder, `https://new.example/${seen.length}`);
    await other.deleteBookmark(seen.at(-1) ?? '');
  } while (after !== null);
  expect(seen).toEqual(first);
});

describe('the bookmarks of a folder and of a tag', () => {
  test('are those that the service has there', async () => {
    const all = await other.bookmarks();
    const folder = 'cf44505b-b235-4038-9d8a-3070489e97c8';
    const { data } = await larder.query(
      `{ viewer { folder(id: "${folder}") { bookmarkCount bookmarks(first: 100) { ${page} } } } }`,
    );
    const found = (data as { viewer: { folder: { bookmarkCount: number; bookmarks: BookmarksPage } } }).viewer
      .folder;
    const expected = idsOf(all.filter((bookmark) => bookmark.folder === folder));
    expect(uuidsOf(found.bookmarks)).toEqual(expected);
    expect([found.bookmarkCount, found.bookmarks.totalCount]).toEqual([19, 19]);
  });

  test('are the same for a tag by itself, by its name and by a leading #', async () => {
    const byName = await read({ tag: 'java', first: 100 });
    const byHash = await read({ query: '#java', first: 100 });
    const id = Buffer.from('BookmarkTag:c1e3ced3-2702-4b49-a771-2d070d3b1c0e').toString('base64url');
    const { data } = await larder.query(
      `{ node(id: "${id}") { ... on BookmarkTag { bookmarks(first: 100) { ${page} } } } }`,
    );
    const byTag = (data as { node: { bookmarks: BookmarksPage } }).node.bookmarks;
    expect(uuidsOf(byTag)).toEqual(uuidsOf(byName));
    expect(uuidsOf(byHash)).toEqual(uuidsOf(byName));
    expect(byName.totalCount).toBe(byName.nodes.length);
    expect(byName.totalCount).toBeGreaterThan(0);
  });
});
