import { describe, expect, test } from 'vitest';
import {
  failed,
  json,
  larderThat,
  uuid,
  wireBookmark,
  wireFolder,
  wirePage,
} from '../services/larder/failing.ts';
import { startSandboxed as startLittlelogs } from '../services/littlelogs/sandboxed.ts';
import { closedPort, type Fault, faults } from '../support/faulty-server.ts';
import { startGateway } from '../support/gateway.ts';

const folderList = 'GET folders/?limit=200&offset=0';
const down = faults.answer(503, '');
const isDown = ['UPSTREAM_UNAVAILABLE', 'Larder answered with 503.', { retryable: true }] as const;
const broken = 'The connection to Larder broke before it answered.';

describe('where the list of folders fails', () => {
  test('ten folders by their ids are one walk that is tried three times, and ten errors', async () => {
    const { ask, calls } = await larderThat({ 'folders/': down });
    const fields = Array.from({ length: 10 }, (_, i) => `f${i}: folder(id: "${uuid(i)}") { name }`);
    expect(await ask(`{ viewer { ${fields.join(' ')} } }`)).toEqual({
      data: { viewer: Object.fromEntries(fields.map((_, i) => [`f${i}`, null])) },
      errors: fields.map((_, i) => failed(`viewer.f${i}`, ...isDown)),
    });
    expect(calls).toEqual([folderList, folderList, folderList]);
  });

  test('bookmarks stand, with what their own answer tells of their folders', async () => {
    const { ask, calls } = await larderThat({
      'search/': json(
        wirePage([
          { ...wireBookmark(1), parent: { ...wireFolder(5), links: undefined } },
          { ...wireBookmark(2), parent: null },
        ]),
      ),
      'folders/': down,
    });
    expect(
      await ask(
        '{ viewer { bookmarks(query: "a") { nodes { title folder { name } more: folder { bookmarkCount } } } } }',
      ),
    ).toEqual({
      data: {
        viewer: {
          bookmarks: {
            nodes: [
              { title: 'Bookmark 1', folder: { name: 'Folder 5' }, more: null },
              { title: 'Bookmark 2', folder: null, more: null },
            ],
          },
        },
      },
      errors: [failed('viewer.bookmarks.nodes.0.more', ...isDown)],
    });
    expect(calls).toHaveLength(4);
  });

  test('all bookmarks can not be told, their search can', async () => {
    const { ask } = await larderThat({
      'search/': json(wirePage([{ ...wireBookmark(1), parent: null }])),
      'folders/': down,
    });
    expect(
      await ask('{ viewer { bookmarks { totalCount } found: bookmarks(query: "a") { totalCount } } }'),
    ).toEqual({
      data: { viewer: { bookmarks: null, found: { totalCount: 1 } } },
      errors: [failed('viewer.bookmarks', ...isDown)],
    });
  });
});

test('one folder that fails costs its own bookmarks', async () => {
  const { ask } = await larderThat({
    'folders/': json(wirePage([wireFolder(1), wireFolder(2)])),
    [`folders/${uuid(1)}/`]: down,
    [`folders/${uuid(2)}/`]: json(wirePage([wireBookmark(7)])),
  });
  expect(
    await ask('{ viewer { folders(first: 2) { nodes { name bookmarks { nodes { title } } } } } }'),
  ).toEqual({
    data: {
      viewer: {
        folders: {
          nodes: [
            { name: 'Folder 1', bookmarks: null },
            { name: 'Folder 2', bookmarks: { nodes: [{ title: 'Bookmark 7' }] } },
          ],
        },
      },
    },
    errors: [failed('viewer.folders.nodes.0.bookmarks', ...isDown)],
  });
});

test.each<[string, Fault, string, string]>([
  ['resets', faults.reset(), 'UPSTREAM_UNAVAILABLE', broken],
  ['answers 500', faults.answer(500, '{}'), 'UPSTREAM_UNAVAILABLE', 'Larder answered with 500.'],
  [
    'breaks off',
    faults.truncate('{"count": 1'),
    'UPSTREAM_INVALID_RESPONSE',
    'The answer of Larder broke off in the middle.',
  ],
])('a service that %s is asked three times', async (_, fault, code, message) => {
  const { ask, server } = await larderThat({ 'tags/': fault });
  expect(await ask('{ viewer { bookmarkTags { totalCount } } }')).toEqual({
    data: { viewer: { bookmarkTags: null } },
    errors: [failed('viewer.bookmarkTags', code, message, { retryable: true })],
  });
  expect(server.requests).toHaveLength(3);
});

describe('a change is sent exactly once, and may have been made:', () => {
  test.each([
    ['createFolder', '(input: { name: "a" }) { userErrors { code } }'],
    ['updateFolder', `(input: { id: "${uuid(1)}", parentId: "${uuid(2)}" }) { userErrors { code } }`],
    ['deleteFolder', `(input: { id: "${uuid(1)}", contents: { delete: true } }) { userErrors { code } }`],
    [
      'createBookmark',
      `(input: { url: "https://a.example/", folderId: "${uuid(1)}" }) { userErrors { code } }`,
    ],
    ['updateBookmark', `(input: { id: "${uuid(1)}", folderId: "${uuid(2)}" }) { userErrors { code } }`],
    ['deleteBookmark', `(input: { id: "${uuid(1)}" }) { userErrors { code } }`],
    ['createBookmarkTag', '(input: { name: "a" }) { userErrors { code } }'],
    ['updateBookmarkTag', `(input: { id: "${uuid(1)}", name: "a" }) { userErrors { code } }`],
    ['deleteBookmarkTag', `(input: { id: "${uuid(1)}" }) { userErrors { code } }`],
  ])('%s', async (field, rest) => {
    const { ask, clock, server } = await larderThat({ '': faults.reset() });
    const message = `${broken} Whether the change was made is not known.`;
    expect(await ask(`mutation { ${field}${rest} }`)).toEqual({
      data: { [field]: null },
      errors: [failed(field, 'UPSTREAM_UNAVAILABLE', message, { retryable: false, outcome: 'UNKNOWN' })],
    });
    clock.advance(60_000);
    expect(server.requests).toHaveLength(1);
  });
});

test('a change that was made stands where the look at the folder afterwards fails', async () => {
  const { ask } = await larderThat({
    [`links/${uuid(7)}/edit/`]: json({ ...wireBookmark(7), parent: uuid(1) }),
    'folders/': down,
  });
  expect(
    await ask(
      `mutation { updateBookmark(input: { id: "${uuid(7)}", title: "a" }) { bookmark { title folder { name } } userErrors { code } } }`,
    ),
  ).toEqual({
    data: { updateBookmark: { bookmark: { title: 'Bookmark 7', folder: null }, userErrors: [] } },
    errors: [failed('updateBookmark.bookmark.folder', ...isDown)],
  });
});

test('a change that was refused is refused, also where nobody can tell which folder is not there', async () => {
  const { ask } = await larderThat({ [`links/${uuid(7)}/edit/`]: json({}, 404), 'folders/': down });
  expect(
    await ask(
      `mutation { updateBookmark(input: { id: "${uuid(7)}", folderId: "${uuid(1)}" }) { userErrors { field code } } }`,
    ),
  ).toEqual({ data: { updateBookmark: { userErrors: [{ field: null, code: 'NOT_FOUND' }] } } });
});

test('a Larder that is not there costs nothing of Littlelogs', async () => {
  const littlelogs = await startLittlelogs();
  const endpoints = {
    littlelogs: {
      url: littlelogs.sandbox.url,
      sandboxed: true,
      demoCredential: littlelogs.sandbox.credential,
    },
    larder: { url: new URL('api/1/@me/', closedPort()), sandboxed: false },
  };
  const both = startGateway({ endpoints });
  const headers = { 'x-larder-authorization': 'Token tok3n-S3CRET' };
  const { data, errors } = await both.query(
    '{ logs(first: 1) { totalCount } viewer { bookmarks { totalCount } account(service: LITTLELOGS) { username } } }',
    {},
    { headers },
  );
  expect(data).toEqual({
    logs: { totalCount: 2402 },
    viewer: { bookmarks: null, account: { username: 'josh' } },
  });
  expect(errors?.map(({ message, extensions }) => ({ message, extensions }))).toEqual([
    {
      message: "Larder can't be reached.",
      extensions: { code: 'UPSTREAM_UNAVAILABLE', service: 'LARDER', retryable: true },
    },
  ]);
  await both.close();
  await littlelogs.close();
});
