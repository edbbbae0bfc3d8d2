import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { startGateway } from '../../support/gateway.ts';
import type { UpstreamGateway } from '../../support/upstream-gateway.ts';
import { globalId, startLarder } from './documented.ts';
import { type SandboxedGateway, startSandboxed } from './sandboxed.ts';

let larder: SandboxedGateway;
beforeAll(async () => {
  larder = await startSandboxed();
});
afterAll(() => larder.close());
beforeEach(() => {
  larder.calls.length = 0;
});

const uuid = 'cf44505b-b235-4038-9d8a-3070489e97c8';
const folder = globalId('Folder', uuid);
const bookmark = globalId('Bookmark', '2fac2637-a4ab-4b03-be56-224d3608742f');

/** The one error of an answer, whole. */
function failure(message: string, path: string, extensions: object) {
  return [{ message, locations: [expect.anything()], path: path.split('.'), extensions }];
}

function badInput(message: string, path: string, argument?: string) {
  const kind = { code: 'BAD_USER_INPUT', retryable: false };
  return failure(message, path, argument === undefined ? kind : { ...kind, argument });
}

describe('a part of a list that can not be: no call,', () => {
  test.each([
    ['folders', 'first: 0', '`first` must be between 1 and 100, but is 0.', 'first'],
    ['bookmarkTags', 'last: 101', '`last` must be between 1 and 100, but is 101.', 'last'],
    ['bookmarks', 'first: 101', '`first` must be between 1 and 100, but is 101.', 'first'],
    ['bookmarks', 'tag: "a", first: -1', '`first` must be between 1 and 100, but is -1.', 'first'],
    ['bookmarks', 'first: 1, last: 1', 'Give `first` or `last`, not both.', 'last'],
    ['bookmarks', 'first: 1, before: "x"', '`before` goes with `last`; with `first` give `after`.', 'before'],
  ])('%s(%s)', async (field, args, message, argument) => {
    expect(await larder.query(`{ viewer { ${field}(${args}) { totalCount } } }`)).toEqual({
      data: { viewer: { [field]: null } },
      errors: badInput(message, `viewer.${field}`, argument),
    });
    expect(larder.calls).toEqual([]);
  });
});

describe('a search for what can not be searched for: no call,', () => {
  const nothing = '`query` must say what to search for. Leave it out for all bookmarks.';
  const noTag = '`tag` must name one tag, without its #: letters, digits, `_` and `-`, 64 at most.';
  test.each([
    ['query: ""', nothing, 'query'],
    ['query: "  "', nothing, 'query'],
    ['query: "#"', nothing, 'query'],
    ['tag: ""', noTag, 'tag'],
    ['tag: "#python"', noTag, 'tag'],
    ['tag: "two words"', noTag, 'tag'],
    [`tag: "${'a'.repeat(65)}"`, noTag, 'tag'],
    ['query: "a", tag: "b"', "Give `query` or `tag`, not both: Larder can't search within a tag.", 'tag'],
  ])('bookmarks(%s)', async (args, message, argument) => {
    expect(await larder.query(`{ viewer { bookmarks(${args}) { totalCount } } }`)).toEqual({
      data: { viewer: { bookmarks: null } },
      errors: badInput(message, 'viewer.bookmarks', argument),
    });
    expect(larder.calls).toEqual([]);
  });

  test('what nothing matches is an empty list, and no error', async () => {
    const query =
      '{ viewer { a: bookmarks(tag: "nosuchtag") { totalCount } b: bookmarks(query: "zzzz") { nodes { id } } } }';
    expect(await larder.query(query)).toEqual({
      data: { viewer: { a: { totalCount: 0 }, b: { nodes: [] } } },
    });
  });
});

describe('a cursor is refused without a call', () => {
  async function cursorOf(list: string): Promise<string> {
    const { data } = await larder.query(`{ viewer { list: ${list} { pageInfo { endCursor } } } }`);
    larder.calls.length = 0;
    return (data as { viewer: { list: { pageInfo: { endCursor: string } } } }).viewer.list.pageInfo.endCursor;
  }
  const query =
    'query ($cursor: String!) { viewer { bookmarks(tag: "python", first: 2, after: $cursor) { nodes { id } } } }';
  const otherList =
    '`after` is a cursor of another list. A cursor is good for the list it came from, with the same arguments.';

  test.each([
    ['of a list of something else', 'folders(first: 2)'],
    ['of all bookmarks', 'bookmarks(first: 2)'],
    ['of the bookmarks with another tag', 'bookmarks(tag: "java", first: 2)'],
    ['of a search for the same word', 'bookmarks(query: "python", first: 2)'],
  ])('%s', async (_, list) => {
    const cursor = await cursorOf(list);
    expect(await larder.query(query, { cursor })).toEqual({
      data: { viewer: { bookmarks: null } },
      errors: badInput(otherList, 'viewer.bookmarks', 'after'),
    });
    expect(larder.calls).toEqual([]);
  });

  test('that is none, for all bookmarks too', async () => {
    const noCursor =
      "`after` is not a cursor of this API, or not the whole of one. Pass `endCursor`, `startCursor` or an edge's `cursor` unchanged.";
    expect(await larder.query('{ viewer { bookmarks(after: "20") { nodes { id } } } }')).toEqual({
      data: { viewer: { bookmarks: null } },
      errors: badInput(noCursor, 'viewer.bookmarks', 'after'),
    });
    expect(larder.calls).toEqual([]);
  });
});

describe('an id is refused without a call where it is', () => {
  const example = 'a UUID such as `cf44505b-b235-4038-9d8a-3070489e97c8`';
  const noFolder = (argument: string, id: string) =>
    `\`${argument}\` must be the \`id\` of a Folder, or its own key (${example}), but is \`${id}\`.`;
  const notOfThisApi = (argument: string) =>
    `\`${argument}\` is not an id of this API. Pass an \`id\` that it gave, unchanged.`;
  const wrong: readonly (readonly [string, string, (argument: string, id: string) => string])[] = [
    ['empty', '', noFolder],
    ['made up', 'garbage', noFolder],
    ['cut short', folder.slice(0, -1), noFolder],
    ['a UUID cut short', uuid.slice(0, -1), noFolder],
    ['a path', '../user', noFolder],
    [
      'of a bookmark',
      bookmark,
      (argument) => `\`${argument}\` must be the id of a Folder, but is that of a Bookmark.`,
    ],
    ['forged with a path', globalId('Folder', '../user'), notOfThisApi],
  ];
  const unknownId = (field: string, argument: string, message: string) => ({
    data: { [field]: { userErrors: [{ field: argument, code: 'NOT_FOUND', message }] } },
  });

  test.each(wrong)('that of viewer.folder, %s: %s', async (_, id, message) => {
    expect(await larder.query('query ($id: ID!) { viewer { folder(id: $id) { id } } }', { id })).toEqual({
      data: { viewer: { folder: null } },
      errors: badInput(message('id', id), 'viewer.folder', 'id'),
    });
    expect(larder.calls).toEqual([]);
  });

  describe.each([
    ['createFolder', 'parentId', '{ name: "a", parentId: $id }'],
    ['updateFolder', 'id', '{ id: $id, name: "a" }'],
    ['updateFolder', 'parentId', `{ id: "${uuid}", parentId: $id }`],
    ['deleteFolder', 'id', '{ id: $id, contents: { delete: true } }'],
    ['deleteFolder', 'contents.moveTo', `{ id: "${uuid}", contents: { moveTo: $id } }`],
    ['createBookmark', 'folderId', '{ url: "https://a.example/", folderId: $id }'],
    ['updateBookmark', 'folderId', `{ id: "${bookmark}", folderId: $id }`],
  ])('that of %s (%s)', (field, argument, input) => {
    const query = `mutation ($id: ID!) { ${field}(input: ${input}) { userErrors { field code message } } }`;
    test.each(wrong)('%s: %s', async (_, id, message) => {
      expect(await larder.query(query, { id })).toEqual(
        unknownId(field, argument, message(`input.${argument}`, id)),
      );
      expect(larder.calls).toEqual([]);
    });
  });

  test.each([
    ['updateBookmark', '{ id: $id, title: "a" }', 'Bookmark'],
    ['deleteBookmark', '{ id: $id }', 'Bookmark'],
    ['updateBookmarkTag', '{ id: $id, name: "a" }', 'BookmarkTag'],
    ['deleteBookmarkTag', '{ id: $id }', 'BookmarkTag'],
  ])('of a folder: %s', async (field, input, typename) => {
    const query = `mutation ($id: ID!) { ${field}(input: ${input}) { userErrors { field code message } } }`;
    expect(await larder.query(query, { id: folder })).toEqual(
      unknownId(field, 'id', `\`input.id\` must be the id of a ${typename}, but is that of a Folder.`),
    );
    expect(larder.calls).toEqual([]);
  });

  test.each(['Folder', 'Bookmark', 'BookmarkTag'])('forged, for a node: a %s', async (typename) => {
    const query = 'query ($id: ID!) { node(id: $id) { id } }';
    const id = globalId(typename, '../user');
    const errors = badInput(
      `\`${id}\` is not an id of this API. Pass an \`id\` that it gave, unchanged.`,
      'node',
      'id',
    );
    expect(await larder.query(query, { id })).toEqual({
      data: { node: null },
      errors,
    });
    expect(larder.calls).toEqual([]);
  });

  test('but not where a UUID is written in capitals', async () => {
    const query = 'query ($id: ID!) { viewer { folder(id: $id) { id } } }';
    expect(await larder.query(query, { id: uuid.toUpperCase() })).toEqual({
      data: { viewer: { folder: { id: folder } } },
    });
  });
});

test.each([
  ['nothing', {}, ['.contents']],
  ['both', { moveTo: '00000000-0000-4000-8000-000000000000', delete: true }, ['.contents']],
  ['null', { moveTo: null }, ['.contents.moveTo']],
  ['one and null', { moveTo: null, delete: true }, ['.contents', '.contents.moveTo']],
])('what becomes of the contents of a folder can not be %s: no call', async (_, contents, places) => {
  const query = 'mutation ($input: DeleteFolderInput!) { deleteFolder(input: $input) { deletedFolderId } }';
  expect(await larder.query(query, { input: { id: uuid, contents } })).toEqual({
    errors: places.map((place) => ({
      message: `Variable "$input" has invalid value at ${place}: Within OneOf Input Object type "DeletedFolderContentsInput", exactly one field must be specified, and the value for that field must be non-null.`,
      locations: [expect.anything()],
      extensions: { code: 'BAD_USER_INPUT', retryable: false },
    })),
  });
  expect(larder.calls).toEqual([]);
});

describe('what the documents rule out is refused without a call, at its field:', () => {
  const long = (most: number) => `At most ${most} characters, but it has ${most + 1}.`;
  const slugRule = "can't be a tag: it takes letters, digits, `_` and `-`, 64 at most.";
  const name121 = 'é'.repeat(121);
  const text161 = '🎈'.repeat(161);

  test.each([
    ['createFolder', { name: name121 }, 'name', 'INVALID', long(120)],
    ['createFolder', { name: '' }, 'name', 'REQUIRED', 'A folder needs a name.'],
    ['createFolder', { name: ' ' }, 'name', 'REQUIRED', 'A folder needs a name.'],
    ['updateFolder', { id: uuid, name: name121 }, 'name', 'INVALID', long(120)],
    ['updateFolder', { id: uuid, name: null }, 'name', 'REQUIRED', 'A folder needs a name.'],
    ['updateFolder', { id: uuid }, null, 'REQUIRED', 'Say what to change.'],
    [
      'deleteFolder',
      { id: uuid, contents: { delete: false } },
      'contents.delete',
      'INVALID',
      'Say what becomes of the contents: set `delete` to true, or name a folder in `moveTo`.',
    ],
    [
      'deleteFolder',
      { id: uuid, contents: { moveTo: folder } },
      'contents.moveTo',
      'INVALID',
      'The contents must move to another folder than the one that goes.',
    ],
    ['createBookmark', { url: '', folderId: uuid }, 'url', 'REQUIRED', 'A bookmark needs an address.'],
    [
      'createBookmark',
      { url: 'https://a.example/', folderId: uuid, title: name121 },
      'title',
      'INVALID',
      long(120),
    ],
    [
      'createBookmark',
      { url: 'https://a.example/', folderId: uuid, description: text161 },
      'description',
      'INVALID',
      long(160),
    ],
    [
      'createBookmark',
      { url: 'https://a.example/', folderId: uuid, tags: ['ok', 'not ok'] },
      'tags',
      'INVALID',
      `"not ok" ${slugRule}`,
    ],
    [
      'createBookmark',
      { url: 'https://a.example/', folderId: uuid, tags: [''] },
      'tags',
      'INVALID',
      `"" ${slugRule}`,
    ],
    ['updateBookmark', { id: bookmark }, null, 'REQUIRED', 'Say what to change.'],
    ['updateBookmark', { id: bookmark, url: null }, 'url', 'REQUIRED', 'A bookmark needs an address.'],
    [
      'updateBookmark',
      { id: bookmark, folderId: null },
      'folderId',
      'REQUIRED',
      'A bookmark needs a folder to lie in.',
    ],
    ['updateBookmark', { id: bookmark, title: name121 }, 'title', 'INVALID', long(120)],
    ['updateBookmark', { id: bookmark, description: text161 }, 'description', 'INVALID', long(160)],
    ['updateBookmark', { id: bookmark, tags: ['#java'] }, 'tags', 'INVALID', `"#java" ${slugRule}`],
    ['createBookmarkTag', { name: '' }, 'name', 'REQUIRED', 'A tag needs a name.'],
    ['createBookmarkTag', { name: 'é' }, 'name', 'INVALID', `"é" ${slugRule}`],
    ['createBookmarkTag', { name: 'a'.repeat(65) }, 'name', 'INVALID', `"${'a'.repeat(65)}" ${slugRule}`],
    ['updateBookmarkTag', { id: uuid, name: 'two words' }, 'name', 'INVALID', `"two words" ${slugRule}`],
  ])('%s(%j)', async (mutation, input, field, kind, message) => {
    const type = mutation.replace(/^./, (letter) => letter.toUpperCase());
    const query = `mutation ($input: ${type}Input!) { ${mutation}(input: $input) { userErrors { field code message } } }`;
    expect(await larder.query(query, { input })).toEqual({
      data: { [mutation]: { userErrors: [{ field, code: kind, message }] } },
    });
    expect(larder.calls).toEqual([]);
  });

  test('all faults at once', async () => {
    const input = { url: ' ', folderId: uuid, title: name121, description: text161, tags: ['a b'] };
    const query =
      'mutation ($input: CreateBookmarkInput!) { createBookmark(input: $input) { userErrors { field } } }';
    expect(await larder.query(query, { input })).toEqual({
      data: {
        createBookmark: { userErrors: ['url', 'title', 'description', 'tags'].map((field) => ({ field })) },
      },
    });
  });

  test('and nothing that is just as long as it may be', async () => {
    const input = {
      url: 'https://a.example/',
      folderId: uuid,
      title: 'é'.repeat(120),
      description: '🎈'.repeat(160),
      tags: ['a'.repeat(64)],
    };
    const query =
      'mutation ($input: CreateBookmarkInput!) { createBookmark(input: $input) { userErrors { field } } }';
    expect(await larder.query(query, { input })).toEqual({ data: { createBookmark: { userErrors: [] } } });
  });
});

const fields = [
  ['viewer.account', '{ viewer { account(service: LARDER) { id } } }'],
  ['user', '{ user(service: LARDER, username: "josh") { id } }'],
  ['viewer.folders', '{ viewer { folders { totalCount } } }'],
  ['viewer.folder', `{ viewer { folder(id: "${uuid}") { id } } }`],
  ['viewer.bookmarkTags', '{ viewer { bookmarkTags { nodes { id } } } }'],
  ['viewer.bookmarks', '{ viewer { bookmarks { totalCount } } }'],
  ['viewer.bookmarks', '{ viewer { bookmarks(query: "a") { nodes { id } } } }'],
  ['node', `{ node(id: "${folder}") { id } }`],
  ['node', `{ node(id: "${bookmark}") { id } }`],
  ['node', `{ node(id: "${globalId('BookmarkTag', uuid)}") { id } }`],
  ['node', `{ node(id: "${globalId('LarderUser', 'josh')}") { id } }`],
  ['createFolder', 'mutation { createFolder(input: { name: "a" }) { userErrors { code } } }'],
  ['updateFolder', `mutation { updateFolder(input: { id: "${uuid}", name: "a" }) { userErrors { code } } }`],
  [
    'deleteFolder',
    `mutation { deleteFolder(input: { id: "${uuid}", contents: { delete: true } }) { userErrors { code } } }`,
  ],
  [
    'createBookmark',
    `mutation { createBookmark(input: { url: "https://a.example/", folderId: "${uuid}" }) { userErrors { code } } }`,
  ],
  [
    'updateBookmark',
    `mutation { updateBookmark(input: { id: "${uuid}", title: "a" }) { userErrors { code } } }`,
  ],
  ['deleteBookmark', `mutation { deleteBookmark(input: { id: "${uuid}" }) { userErrors { code } } }`],
  ['createBookmarkTag', 'mutation { createBookmarkTag(input: { name: "a" }) { userErrors { code } } }'],
  [
    'updateBookmarkTag',
    `mutation { updateBookmarkTag(input: { id: "${uuid}", name: "a" }) { userErrors { code } } }`,
  ],
  ['deleteBookmarkTag', `mutation { deleteBookmarkTag(input: { id: "${uuid}" }) { userErrors { code } } }`],
] as const;

describe('without a credential, at a Larder that is no sandbox, nothing is asked:', () => {
  let real: UpstreamGateway;
  beforeEach(async () => {
    real = await startLarder();
  });
  afterEach(() => real.close());

  test.each(fields)('%s: %s', async (path, query) => {
    const { errors } = await real.query(query);
    expect(errors).toEqual(
      failure(
        'Larder demands a credential for this. Send the header `X-Larder-Authorization: Token <token>`.',
        path,
        {
          code: 'UNAUTHENTICATED',
          service: 'LARDER',
          retryable: false,
          header: 'X-Larder-Authorization',
          ...(query.startsWith('mutation') ? { outcome: 'NOT_SENT' } : {}),
        },
      ),
    );
    expect(real.server.requests).toEqual([]);
  });
});

describe('where no Larder is configured', () => {
  const unconfigured = startGateway({ endpoints: {} });
  afterAll(() => unconfigured.close());

  test.each(fields)('%s says so, and what to set: %s', async (path, query) => {
    const { errors } = await unconfigured.query(query);
    expect(errors).toEqual(
      failure('Larder is not configured here. Set LARDER_URL at the gateway.', path, {
        code: 'SERVICE_NOT_CONFIGURED',
        service: 'LARDER',
        retryable: false,
        ...(query.startsWith('mutation') ? { outcome: 'NOT_SENT' } : {}),
      }),
    );
  });
});
