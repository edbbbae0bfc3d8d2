import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  CreateBookmarkDocument,
  CreateBookmarkTagDocument,
  CreateFolderDocument,
  DeleteBookmarkDocument,
  DeleteBookmarkTagDocument,
  DeleteFolderDocument,
  UpdateBookmarkDocument,
  UpdateBookmarkTagDocument,
  UpdateFolderDocument,
} from '../../../schema/generated/graphql.ts';
import { DEMO_READ_ACCESS_TOKEN, ENDED_TRIAL_TOKEN } from '../../../src/sandbox/larder/demo.ts';
import { FakeClock } from '../../support/fake-clock.ts';
import { globalId } from './documented.ts';
import { type SandboxedGateway, startSandboxed } from './sandboxed.ts';

let larder: SandboxedGateway;

beforeEach(async () => {
  larder = await startSandboxed({ clock: new FakeClock({ now: Date.UTC(2026, 6, 1, 12) }) });
});
afterEach(() => larder.close());

/** The answer's data, once it is clear that it has no errors. */
async function ask(query: string): Promise<unknown> {
  const { data, errors } = await larder.query(query);
  expect(errors).toBeUndefined();
  return data;
}

const code = globalId('Folder', 'cf44505b-b235-4038-9d8a-3070489e97c8');
const android = globalId('Folder', 'f2ac2637-aa4b-4b03-be56-224d3008742a');
const coding = globalId('Folder', '42d1a97e-8e5b-420f-b50c-a49a69cb183a');
const picasso = globalId('Bookmark', '2fac2637-a4ab-4b03-be56-224d3608742f');
const java = globalId('BookmarkTag', 'c1e3ced3-2702-4b49-a771-2d070d3b1c0e');
const nowhere = '00000000-0000-4000-8000-000000000000';
const now = '2026-07-01T12:00:00.000Z';
const refused = (field: string | null, kind: string, message: string) => [{ field, code: kind, message }];
const notThere = (field: string) => refused(field, 'NOT_FOUND', 'Larder does not have this.');

describe('a new folder', () => {
  test('is answered as it is, and found by its id and among the children of its parent', async () => {
    const { data } = await larder.run(CreateFolderDocument, { input: { name: 'Rust', parentId: coding } });
    const id = data?.createFolder?.folder?.id ?? '';
    expect(data).toEqual({
      createFolder: {
        folder: {
          id: expect.any(String),
          name: 'Rust',
          color: expect.stringMatching(/^#[\da-f]{6}$/),
          createdAt: now,
          updatedAt: now,
          bookmarkCount: 0,
          parent: { id: coding, name: 'Coding' },
        },
        userErrors: [],
      },
    });
    const read = (await ask(
      `{ viewer { folder(id: "${id}") { name bookmarks { totalCount } parent { children { id } } } } }`,
    )) as { viewer: { folder: { parent: { children: object[] } } } };
    expect(read.viewer.folder).toMatchObject({ name: 'Rust', bookmarks: { totalCount: 0 } });
    expect(read.viewer.folder.parent.children).toContainEqual({ id });
  });

  test('lies at the top where no parent is named', async () => {
    const { data } = await larder.run(CreateFolderDocument, { input: { name: 'Travel', parentId: null } });
    expect(data?.createFolder?.folder?.parent).toBeNull();
  });

  test('in a folder that is not there is refused', async () => {
    const { data } = await larder.run(CreateFolderDocument, { input: { name: 'A', parentId: nowhere } });
    expect(data).toEqual({ createFolder: { folder: null, userErrors: notThere('parentId') } });
  });
});

describe('a changed folder', () => {
  test('keeps what is left out', async () => {
    const { data } = await larder.run(UpdateFolderDocument, { input: { id: code, name: 'Sources' } });
    expect(data?.updateFolder?.folder).toMatchObject({
      name: 'Sources',
      parent: { id: coding, name: 'Coding' },
    });
    const moved = await larder.run(UpdateFolderDocument, { input: { id: code, parentId: android } });
    expect(moved.data?.updateFolder?.folder).toMatchObject({ name: 'Sources', parent: { id: android } });
  });

  test('lies at the top where its parent is null', async () => {
    const { data } = await larder.run(UpdateFolderDocument, { input: { id: code, parentId: null } });
    expect(data?.updateFolder?.folder).toMatchObject({ name: 'Code', parent: null, bookmarkCount: 19 });
  });

  test.each([
    ['itself', { id: nowhere, name: 'A' }, 'id'],
    ['itself, and its new parent is', { id: nowhere, parentId: android }, 'id'],
    ['itself, and it goes to the top', { id: nowhere, parentId: null }, 'id'],
    ['the new parent', { id: code, parentId: nowhere }, 'parentId'],
  ])('says what is not there: %s', async (_, input, field) => {
    const { data } = await larder.run(UpdateFolderDocument, { input });
    expect(data).toEqual({ updateFolder: { folder: null, userErrors: notThere(field) } });
  });

  test('cannot lie in itself', async () => {
    const { data } = await larder.run(UpdateFolderDocument, { input: { id: coding, parentId: code } });
    expect(data?.updateFolder).toEqual({
      folder: null,
      userErrors: refused(
        'parentId',
        'INVALID',
        'A folder cannot lie in itself or in one of its subfolders.',
      ),
    });
  });
});

describe('a deleted folder', () => {
  const counts = (ids: readonly string[]) =>
    ask(`{ viewer { account(service: LARDER) { ... on LarderUser { bookmarkCount } }
      ${ids.map((id, index) => `f${index}: folder(id: "${id}") { bookmarkCount }`).join(' ')} } }`);

  test('leaves its contents where they were to move', async () => {
    const { data } = await larder.run(DeleteFolderDocument, {
      input: { id: code, contents: { moveTo: android } },
    });
    expect(data).toEqual({ deleteFolder: { deletedFolderId: code, userErrors: [] } });
    expect(await counts([code, android])).toEqual({
      viewer: { account: { bookmarkCount: 1556 }, f0: null, f1: { bookmarkCount: 24 + 19 } },
    });
  });

  test('takes its contents along where that is said', async () => {
    const { data } = await larder.run(DeleteFolderDocument, {
      input: { id: code, contents: { delete: true } },
    });
    expect(data).toEqual({ deleteFolder: { deletedFolderId: code, userErrors: [] } });
    expect(await counts([code, android])).toEqual({
      viewer: { account: { bookmarkCount: 1556 - 19 }, f0: null, f1: { bookmarkCount: 24 } },
    });
    expect(await ask(`{ node(id: "${picasso}") { id } }`)).toEqual({ node: null });
  });

  test.each([
    ['itself', { id: nowhere, contents: { delete: true } }, 'id'],
    ['itself, and the other one is', { id: nowhere, contents: { moveTo: android } }, 'id'],
    ['the one to move to', { id: code, contents: { moveTo: nowhere } }, 'contents.moveTo'],
  ])('says what is not there: %s', async (_, input, field) => {
    const { data } = await larder.run(DeleteFolderDocument, { input });
    expect(data).toEqual({ deleteFolder: { deletedFolderId: null, userErrors: notThere(field) } });
    expect(await counts([code])).toEqual({
      viewer: { account: { bookmarkCount: 1556 }, f0: { bookmarkCount: 19 } },
    });
  });
});

describe('a new bookmark', () => {
  test('is answered as it is, counts in its folder and is found by its id, its tags and in the search', async () => {
    const { data } = await larder.run(CreateBookmarkDocument, {
      input: {
        url: 'https://quintet.example/a?b=c#d',
        folderId: code,
        title: 'Quintet “one”',
        description: 'Five in one',
        tags: ['java', 'quintetTests'],
      },
    });
    const id = data?.createBookmark?.bookmark?.id ?? '';
    expect(data).toEqual({
      createBookmark: {
        bookmark: {
          id: expect.any(String),
          title: 'Quintet “one”',
          description: 'Five in one',
          url: 'https://quintet.example/a?b=c#d',
          domain: 'quintet.example',
          createdAt: now,
          updatedAt: now,
          folder: { id: code, name: 'Code' },
          tags: [
            { id: java, name: 'java' },
            { id: expect.any(String), name: 'quintetTests' },
          ],
        },
        userErrors: [],
      },
    });
    const nodes = [{ id }];
    expect(
      await ask(`{
        node(id: "${id}") { ... on Bookmark { title } }
        viewer {
          folder(id: "${code}") { bookmarkCount bookmarks(first: 1) { nodes { id } } }
          tagged: bookmarks(tag: "quintetTests") { totalCount nodes { id } }
          found: bookmarks(query: "five in ONE quintet.example") { totalCount nodes { id } }
          bookmarks { totalCount }
        }
      }`),
    ).toEqual({
      node: { title: 'Quintet “one”' },
      viewer: {
        folder: { bookmarkCount: 20, bookmarks: { nodes } },
        tagged: { totalCount: 1, nodes },
        found: { totalCount: 1, nodes },
        bookmarks: { totalCount: 1557 },
      },
    });
  });

  test.each([
    ['left out', {}],
    ['null', { title: null, description: null, tags: null }],
    ['empty', { title: '', description: '', tags: [] }],
  ])('is called by its address where everything else is %s', async (_, rest) => {
    const url = 'https://quintet.example/';
    const { data } = await larder.run(CreateBookmarkDocument, { input: { url, folderId: code, ...rest } });
    expect(data?.createBookmark).toMatchObject({
      bookmark: { title: url, description: null, tags: [] },
      userErrors: [],
    });
  });

  test('in a folder that is not there is refused', async () => {
    const input = { url: 'https://quintet.example/', folderId: nowhere };
    const { data } = await larder.run(CreateBookmarkDocument, { input });
    expect(data).toEqual({ createBookmark: { bookmark: null, userErrors: notThere('folderId') } });
  });

  test('whose address is none is refused in the words of the service, at its field', async () => {
    const { data } = await larder.run(CreateBookmarkDocument, { input: { url: 'hello', folderId: code } });
    expect(data?.createBookmark?.userErrors).toEqual(refused('url', 'INVALID', 'Enter a valid URL.'));
  });
});

describe('a changed bookmark', () => {
  const before = {
    title: 'square/picasso',
    description: 'A powerful image downloading and caching library for Android',
    url: 'https://github.com/square/picasso',
    folder: { id: code, name: 'Code' },
    tags: [{ id: java, name: 'java' }],
  };

  test.each([
    [{ title: 'Picasso' }, { title: 'Picasso' }],
    [{ title: null }, { title: before.url }],
    [{ title: '' }, { title: before.url }],
    [{ description: 'Pictures' }, { description: 'Pictures' }],
    [{ description: null }, { description: null }],
    [{ description: '' }, { description: null }],
    [{ tags: [] }, { tags: [] }],
    [{ tags: null }, { tags: [] }],
    [{ tags: ['new-one'] }, { tags: [{ id: expect.any(String), name: 'new-one' }] }],
    [{ url: 'https://example.org/' }, { url: 'https://example.org/' }],
    [{ folderId: android }, { folder: { id: android, name: 'Android' } }],
  ])('keeps what is left out: %j', async (input, after) => {
    const { data } = await larder.run(UpdateBookmarkDocument, { input: { id: picasso, ...input } });
    expect(data?.updateBookmark).toMatchObject({ bookmark: { ...before, ...after }, userErrors: [] });
    expect(data?.updateBookmark?.bookmark?.updatedAt).toBe(now);
  });

  test('keeps its id when it moves, and is found by it where it is now', async () => {
    await larder.run(UpdateBookmarkDocument, { input: { id: picasso, folderId: android } });
    expect(
      await ask(
        `{ node(id: "${picasso}") { ... on Bookmark { folder { name bookmarkCount parent { name } } } } }`,
      ),
    ).toEqual({ node: { folder: { name: 'Android', bookmarkCount: 25, parent: { name: 'Coding' } } } });
  });

  test.each([
    ['itself', { id: nowhere, title: 'A' }, 'id'],
    ['itself, and its new folder is', { id: nowhere, folderId: android }, 'id'],
    ['the new folder', { id: picasso, folderId: nowhere }, 'folderId'],
  ])('says what is not there: %s', async (_, input, field) => {
    const { data } = await larder.run(UpdateBookmarkDocument, { input });
    expect(data).toEqual({ updateBookmark: { bookmark: null, userErrors: notThere(field) } });
  });
});

test('a deleted bookmark is gone', async () => {
  const { data } = await larder.run(DeleteBookmarkDocument, { input: { id: picasso } });
  expect(data).toEqual({ deleteBookmark: { deletedBookmarkId: picasso, userErrors: [] } });
  expect(
    await ask(`{ node(id: "${picasso}") { id } viewer { folder(id: "${code}") { bookmarkCount } } }`),
  ).toEqual({ node: null, viewer: { folder: { bookmarkCount: 18 } } });
  const again = await larder.run(DeleteBookmarkDocument, { input: { id: picasso } });
  expect(again.data).toEqual({ deleteBookmark: { deletedBookmarkId: null, userErrors: notThere('id') } });
});

describe('a tag', () => {
  test('is made, renamed and deleted, and is found by its id meanwhile', async () => {
    const { data } = await larder.run(CreateBookmarkTagDocument, { input: { name: 'quintet' } });
    const id = data?.createBookmarkTag?.bookmarkTag?.id ?? '';
    expect(data).toEqual({
      createBookmarkTag: {
        bookmarkTag: {
          id: expect.any(String),
          name: 'quintet',
          color: expect.any(String),
          createdAt: now,
          updatedAt: now,
        },
        userErrors: [],
      },
    });
    const renamed = await larder.run(UpdateBookmarkTagDocument, { input: { id, name: 'quintets' } });
    expect(renamed.data?.updateBookmarkTag).toMatchObject({ bookmarkTag: { id, name: 'quintets' } });
    const find = `{ node(id: "${id}") { ... on BookmarkTag { name } } viewer { bookmarkTags { totalCount } } }`;
    expect(await ask(find)).toEqual({
      node: { name: 'quintets' },
      viewer: { bookmarkTags: { totalCount: 261 } },
    });
    expect((await larder.run(DeleteBookmarkTagDocument, { input: { id } })).data).toEqual({
      deleteBookmarkTag: { deletedBookmarkTagId: id, userErrors: [] },
    });
    expect(await ask(find)).toEqual({ node: null, viewer: { bookmarkTags: { totalCount: 260 } } });
  });

  test('that is deleted is taken off its bookmarks, which stay', async () => {
    await larder.run(DeleteBookmarkTagDocument, { input: { id: java } });
    expect(await ask(`{ node(id: "${picasso}") { ... on Bookmark { title tags { name } } } }`)).toEqual({
      node: { title: 'square/picasso', tags: [] },
    });
  });

  test('whose name is taken is refused', async () => {
    const made = await larder.run(CreateBookmarkTagDocument, { input: { name: 'java' } });
    const userErrors = refused('name', 'INVALID', 'A tag with this name already exists.');
    expect(made.data).toEqual({ createBookmarkTag: { bookmarkTag: null, userErrors } });
    const renamed = await larder.run(UpdateBookmarkTagDocument, { input: { id: java, name: 'python' } });
    expect(renamed.data).toEqual({ updateBookmarkTag: { bookmarkTag: null, userErrors } });
  });

  test('that is not there is refused', async () => {
    const renamed = await larder.run(UpdateBookmarkTagDocument, { input: { id: nowhere, name: 'a' } });
    expect(renamed.data).toEqual({ updateBookmarkTag: { bookmarkTag: null, userErrors: notThere('id') } });
    const deleted = await larder.run(DeleteBookmarkTagDocument, { input: { id: nowhere } });
    expect(deleted.data).toEqual({
      deleteBookmarkTag: { deletedBookmarkTagId: null, userErrors: notThere('id') },
    });
  });
});

test("a folder, a bookmark and a tag tell the service's own ids, which changes take as well", async () => {
  const read = await ask(`{
    folder: node(id: "${code}") { ... on Folder { databaseId } }
    bookmark: node(id: "${picasso}") { ... on Bookmark { databaseId } }
    tag: node(id: "${java}") { ... on BookmarkTag { databaseId } }
  }`);
  expect(read).toEqual({
    folder: { databaseId: 'cf44505b-b235-4038-9d8a-3070489e97c8' },
    bookmark: { databaseId: '2fac2637-a4ab-4b03-be56-224d3608742f' },
    tag: { databaseId: 'c1e3ced3-2702-4b49-a771-2d070d3b1c0e' },
  });
  const changed = await ask(`mutation {
    updateBookmark(input: {
      id: "2fac2637-a4ab-4b03-be56-224d3608742f", folderId: "f2ac2637-aa4b-4b03-be56-224d3008742a"
    }) { bookmark { id folder { id } } }
    updateFolder(input: {
      id: "cf44505b-b235-4038-9d8a-3070489e97c8", parentId: "f2ac2637-aa4b-4b03-be56-224d3008742a"
    }) { folder { id parent { id } } }
    updateBookmarkTag(input: { id: "c1e3ced3-2702-4b49-a771-2d070d3b1c0e", name: "jvm" }) { bookmarkTag { id } }
  }`);
  expect(changed).toEqual({
    updateBookmark: { bookmark: { id: picasso, folder: { id: android } } },
    updateFolder: { folder: { id: code, parent: { id: android } } },
    updateBookmarkTag: { bookmarkTag: { id: java } },
  });
});

describe('whoever may not write', () => {
  test('is told that the trial has ended, which is for the person to mend', async () => {
    const options = { headers: { 'x-larder-authorization': `Token ${ENDED_TRIAL_TOKEN}` } };
    const { data } = await larder.query('{ viewer { folders(first: 1) { nodes { id } } } }', {}, options);
    const [folder] = (data as { viewer: { folders: { nodes: { id: string }[] } } }).viewer.folders.nodes;
    const input = { url: 'https://quintet.example/', folderId: folder?.id ?? '' };
    expect(await larder.run(CreateBookmarkDocument, { input }, options)).toEqual({
      data: {
        createBookmark: {
          bookmark: null,
          userErrors: refused(null, 'PAYMENT_REQUIRED', 'Trial ended: cannot add new bookmarks.'),
        },
      },
    });
  });

  test('is told so where the token may only read, which is for the app to mend', async () => {
    const options = { headers: { 'x-larder-authorization': `Bearer ${DEMO_READ_ACCESS_TOKEN}` } };
    const { data, errors } = await larder.run(DeleteBookmarkDocument, { input: { id: picasso } }, options);
    expect({ data, errors }).toEqual({
      data: { deleteBookmark: null },
      errors: [
        {
          message: 'Larder does not permit this.',
          locations: [expect.anything()],
          path: ['deleteBookmark'],
          extensions: { code: 'FORBIDDEN', service: 'LARDER', retryable: false, outcome: 'REFUSED' },
        },
      ],
    });
  });
});
