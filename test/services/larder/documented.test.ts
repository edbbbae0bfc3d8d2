import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  AuthorizationUrlDocument,
  BookmarksDocument,
  BookmarkTagsDocument,
  CreateBookmarkDocument,
  CreateBookmarkTagDocument,
  CreateFolderDocument,
  DeleteBookmarkDocument,
  DeleteBookmarkTagDocument,
  DeleteFolderDocument,
  ExchangeAuthorizationCodeDocument,
  MyLarderAccountDocument,
  RefreshAccessTokenDocument,
  UpdateBookmarkTagDocument,
} from '../../../schema/generated/graphql.ts';
import { FakeClock } from '../../support/fake-clock.ts';
import type { UpstreamGateway } from '../../support/upstream-gateway.ts';
import { documented, documentedJson, globalId, read, signedIn, startLarder, write } from './documented.ts';

// Every operation that Larder documents (R1 to R17 of the contract), in the order of the documents: the request as it
// must be, and the documented answer as it comes out.
//
// The lists in the documents are cut down to their first items, so no more are asked for here: the gateway would go on
// reading where an answer holds fewer items than the list has. Answers of changes to folders are described in words
// ("the saved JSON folder object"): what stands for them is the one that the documents show.

let larder: UpstreamGateway;

beforeEach(async () => {
  larder = await startLarder({
    oauthClient: { id: 'your id', secret: 'your+secret' },
    clock: new FakeClock({ now: Date.UTC(2017, 1, 12) }),
  });
});
afterEach(() => larder.close());

const ask = (query: string) => larder.query(query, {}, signedIn);

const code = 'cf44505b-b235-4038-9d8a-3070489e97c8';
const codesParent = '42d1a97e-8e1b-420f-b51c-a49a69cb183a';
const android = 'f2ac2637-aa4b-4b03-be56-224d3008742a';
const picasso = '2fac2637-a4ab-4b03-be56-224d3608742f';
const java = 'c1e3ced3-2702-4b49-a771-2d070d3b1c0e';
const algorithm = '9252e320-cc28-415f-b1f6-be28a90d07ed';

const noContent = { status: 204 };
const redirectUri = 'https://app.example/back?from=larder';

describe('R1 a person is sent to the page that asks them', () => {
  test('to read and write, with a state that comes back', async () => {
    const variables = {
      service: 'LARDER',
      redirectUri,
      scopes: ['READ', 'WRITE'],
      state: 'a state&more',
    } as const;
    expect(await larder.run(AuthorizationUrlDocument, { ...variables, scopes: ['READ', 'WRITE'] })).toEqual({
      data: {
        authorizationUrl: `${larder.server.url}oauth/authorize/?response_type=code&client_id=your+id&redirect_uri=https%3A%2F%2Fapp.example%2Fback%3Ffrom%3Dlarder&scope=read+write&state=a+state%26more`,
      },
    });
    expect(larder.server.requests).toEqual([]);
  });

  test('to read alone, without a state', async () => {
    const variables = { service: 'LARDER', redirectUri, scopes: ['READ'] } as const;
    expect(await larder.run(AuthorizationUrlDocument, { ...variables, scopes: ['READ'] })).toEqual({
      data: {
        authorizationUrl: `${larder.server.url}oauth/authorize/?response_type=code&client_id=your+id&redirect_uri=https%3A%2F%2Fapp.example%2Fback%3Ffrom%3Dlarder&scope=read`,
      },
    });
  });

  test('and back to an address that must be HTTPS', async () => {
    const variables = { service: 'LARDER', redirectUri: 'http://app.example/back' } as const;
    const { data, errors } = await larder.run(AuthorizationUrlDocument, { ...variables, scopes: ['READ'] });
    expect(data).toEqual({ authorizationUrl: null });
    expect(errors).toEqual([
      {
        message: '`redirectUri` must be an absolute `https` address.',
        locations: [expect.anything()],
        path: ['authorizationUrl'],
        extensions: { code: 'BAD_USER_INPUT', retryable: false, argument: 'redirectUri' },
      },
    ]);
  });
});

/** Both exchanges answer the same by the documents. */
const documentedToken = {
  token: '122bb8707b6aee134e7746a40feca41868ddd578',
  refreshToken: 'ac45027ad037f53b3ce91be272b163f55a4a87e9',
  // Sent as `read write read+write`.
  scopes: ['READ', 'WRITE'],
  otherScopes: [],
  // 2591999 seconds after now.
  expiresAt: '2017-03-13T23:59:59.000Z',
  header: 'X-Larder-Authorization',
  headerValue: 'Bearer 122bb8707b6aee134e7746a40feca41868ddd578',
};

const exchanges = [
  {
    row: 'R2 a code that a person came back with',
    field: 'exchangeAuthorizationCode',
    send: () =>
      larder.run(
        ExchangeAuthorizationCodeDocument,
        { input: { service: 'LARDER', code: 'some/code', redirectUri } },
        signedIn,
      ),
    form: 'grant_type=authorization_code&code=some%2Fcode&redirect_uri=https%3A%2F%2Fapp.example%2Fback%3Ffrom%3Dlarder&client_id=your+id&client_secret=your%2Bsecret',
  },
  {
    row: 'R3 a refresh token',
    field: 'refreshAccessToken',
    send: () =>
      larder.run(
        RefreshAccessTokenDocument,
        { input: { service: 'LARDER', refreshToken: 'a token' } },
        signedIn,
      ),
    form: 'grant_type=refresh_token&refresh_token=a+token&client_id=your+id&client_secret=your%2Bsecret',
  },
] as const;

test.each(exchanges)(
  '$row gets an access token with its end and the header to send it in',
  async (exchange) => {
    larder.server.enqueue(documented('access-token'));
    expect(await exchange.send()).toEqual({
      data: { [exchange.field]: { accessToken: documentedToken, userErrors: [] } },
    });
    // As form data, at the root of the site, and without any Authorization header.
    expect(larder.server.requests).toEqual([
      {
        method: 'POST',
        url: '/oauth/token/',
        headers: {
          host: larder.server.url.host,
          connection: 'keep-alive',
          accept: 'application/json',
          'user-agent': 'quintet',
          'accept-encoding': 'gzip, br, zstd, deflate',
          'content-type': 'application/x-www-form-urlencoded',
          'content-length': String(exchange.form.length),
        },
        body: exchange.form,
      },
    ]);
  },
);

describe('R4 the account is whom the credential stands for', () => {
  const josh = {
    id: globalId('LarderUser', 'josh'),
    service: 'LARDER',
    username: 'josh',
    displayName: 'Josh Sharp',
    avatarUrl: 'https://larder.io/static/media/avatars/josh.png',
    profileUrl: null,
    bio: null,
    location: null,
    joinedAt: '1992-01-10T03:55:09.000Z',
    databaseId: '100',
    firstName: 'Josh',
    lastName: 'Sharp',
    timezone: 'Australia/Melbourne',
    bookmarkCount: 1337,
    isTrial: false,
  };

  test('by a simple token', async () => {
    larder.server.enqueue(documented('user'));
    expect(await larder.run(MyLarderAccountDocument, {}, signedIn)).toEqual({
      data: { viewer: { account: josh } },
    });
    expect(larder.server.requests).toEqual([read(larder, 'user/')]);
  });

  test('by an OAuth2 access token, whose header differs', async () => {
    larder.server.enqueue(documented('user'));
    const headers = { 'X-Larder-Authorization': 'Bearer 96524c5ca126d87eb18ee7eff408ca0e71e94737' };
    expect(await larder.run(MyLarderAccountDocument, {}, { headers })).toEqual({
      data: { viewer: { account: josh } },
    });
    const asked = read(larder, 'user/');
    expect(larder.server.requests).toEqual([
      {
        ...asked,
        headers: { ...asked.headers, authorization: 'Bearer 96524c5ca126d87eb18ee7eff408ca0e71e94737' },
      },
    ]);
  });

  test('and the only person that can be asked for', async () => {
    larder.server.enqueue(documented('user'));
    expect(
      await ask(`{
        me: user(service: LARDER, username: "josh") { id displayName }
        other: user(service: LARDER, username: "belle") { id displayName }
        node(id: "${josh.id}") { ... on LarderUser { bookmarkCount } }
        nobody: node(id: "${globalId('LarderUser', 'belle')}") { id }
      }`),
    ).toEqual({
      data: {
        me: { id: josh.id, displayName: 'Josh Sharp' },
        other: null,
        node: { bookmarkCount: 1337 },
        nobody: null,
      },
    });
    expect(larder.server.requests).toEqual([read(larder, 'user/')]);
  });
});

const folderFields = 'id name color icon createdAt updatedAt bookmarkCount parent { id } children { id }';
const codeFolder = {
  id: globalId('Folder', code),
  name: 'Code',
  color: '#58db4e',
  icon: null,
  createdAt: '2016-02-16T09:54:39.000Z',
  updatedAt: '2017-02-11T12:02:07.000Z',
  bookmarkCount: 19,
  parent: { id: globalId('Folder', codesParent) },
  children: [],
};

describe('R5 the list of folders', () => {
  const folderList = () => read(larder, 'folders/?limit=200&offset=0');

  test('comes with names, colours, counts, and what lies in what', async () => {
    larder.server.enqueue(documented('folders'));
    expect(
      await ask(`{ viewer { folders { totalCount nodes { ${folderFields} } pageInfo { hasNextPage } } } }`),
    ).toEqual({
      data: {
        viewer: { folders: { totalCount: 1, nodes: [codeFolder], pageInfo: { hasNextPage: false } } },
      },
    });
    expect(larder.server.requests).toEqual([read(larder, 'folders/?limit=20&offset=0')]);
  });

  test('tells one folder, by the UUID of the service and by its global id', async () => {
    larder.server.enqueue(documented('folders'));
    expect(
      await ask(`{
        viewer {
          folder(id: "${code}") { ${folderFields} }
          again: folder(id: "${codeFolder.id}") { name }
          none: folder(id: "${android}") { name }
        }
        node(id: "${codeFolder.id}") { ... on Folder { name } }
      }`),
    ).toEqual({
      data: {
        viewer: { folder: codeFolder, again: { name: 'Code' }, none: null },
        node: { name: 'Code' },
      },
    });
    expect(larder.server.requests).toEqual([folderList()]);
  });

  test.each([
    ['ids', (child: { id: string }) => child.id],
    ['whole folders', (child: object) => child],
  ])('tells parents by their ids and children as %s: the documents leave that open', async (_, as) => {
    const [child] = documentedJson('folders').results;
    const parent = {
      ...child,
      id: codesParent,
      name: 'Coding',
      parent: null,
      folders: [as(child)],
      links: 1,
    };
    larder.server.enqueue({ json: { count: 2, next: null, previous: null, results: [child, parent] } });
    expect(
      await ask(`{
        viewer {
          folder(id: "${code}") { parent { name parent { name } children { name bookmarkCount } } }
        }
      }`),
    ).toEqual({
      data: {
        viewer: {
          folder: {
            parent: { name: 'Coding', parent: null, children: [{ name: 'Code', bookmarkCount: 19 }] },
          },
        },
      },
    });
    expect(larder.server.requests).toEqual([folderList()]);
  });
});

const savedFolder = (status: number) => ({ status, json: documentedJson('folders').results[0] });
const refused = (field: string | null, kind: string, message: string) => [{ field, code: kind, message }];

describe('R6 a new folder', () => {
  const create = (input: object) =>
    larder.query(
      `mutation ($input: CreateFolderInput!) { createFolder(input: $input) { folder { ${folderFields} } userErrors { field code message } } }`,
      { input },
      signedIn,
    );

  test('in another one', async () => {
    larder.server.enqueue(savedFolder(201));
    expect(await create({ name: 'Code', parentId: globalId('Folder', codesParent) })).toEqual({
      data: { createFolder: { folder: codeFolder, userErrors: [] } },
    });
    expect(larder.server.requests).toEqual([
      write(larder, 'folders/add/', `{"name":"Code","parent":"${codesParent}"}`),
    ]);
  });

  test('at the top is sent with null for a parent', async () => {
    larder.server.enqueue(savedFolder(201));
    await larder.run(CreateFolderDocument, { input: { name: 'Code' } }, signedIn);
    expect(larder.server.requests[0]).toEqual(write(larder, 'folders/add/', '{"name":"Code","parent":null}'));
  });

  test('is refused with the error that the service details', async () => {
    larder.server.enqueue({ status: 400, json: { error: 'You have a folder of this name.' } });
    expect(await create({ name: 'Code' })).toEqual({
      data: {
        createFolder: {
          folder: null,
          userErrors: refused(null, 'INVALID', 'You have a folder of this name.'),
        },
      },
    });
  });

  test('in a folder that is not there is refused for its parent', async () => {
    larder.server.enqueue({ status: 404, json: { detail: 'Not found.' } });
    expect(await create({ name: 'Code', parentId: android })).toEqual({
      data: {
        createFolder: {
          folder: null,
          userErrors: refused('parentId', 'NOT_FOUND', 'Larder does not have this.'),
        },
      },
    });
  });
});

describe('R7 a changed folder is sent with nothing but what changes:', () => {
  test.each([
    ['its name', { name: 'Code' }, '{"name":"Code"}'],
    ['its parent', { parentId: codesParent }, `{"parent":"${codesParent}"}`],
    ['its parent, to the top', { parentId: null }, '{"parent":null}'],
    ['both', { name: 'Code', parentId: codesParent }, `{"name":"Code","parent":"${codesParent}"}`],
  ])('%s', async (_, changes, body) => {
    larder.server.enqueue(savedFolder(200));
    const query = `mutation ($input: UpdateFolderInput!) { updateFolder(input: $input) { folder { ${folderFields} } userErrors { code } } }`;
    expect(await larder.query(query, { input: { id: codeFolder.id, ...changes } }, signedIn)).toEqual({
      data: { updateFolder: { folder: codeFolder, userErrors: [] } },
    });
    expect(larder.server.requests).toEqual([write(larder, `folders/${code}/edit/`, body)]);
  });
});

describe('R8 a folder is deleted', () => {
  test.each([
    [
      'and its contents moved',
      { contents: { moveTo: globalId('Folder', android) } },
      `{"empty_to":"${android}"}`,
    ],
    ['with its contents', { contents: { delete: true } }, '{"empty_to":null}'],
  ])('%s', async (_, contents, body) => {
    larder.server.enqueue(noContent);
    const input = { id: code, ...contents };
    expect(await larder.run(DeleteFolderDocument, { input }, signedIn)).toEqual({
      data: { deleteFolder: { deletedFolderId: codeFolder.id, userErrors: [] } },
    });
    expect(larder.server.requests).toEqual([write(larder, `folders/${code}/delete/`, body)]);
  });
});

const bookmarkFields = `
  id title description url savedUrl domain createdAt updatedAt
  folder { id }
  tags { id name color createdAt updatedAt }
  meta {
    __typename
    ... on GithubMeta {
      commit { committedAt message authorName }
      release { name description publishedAt authorName }
      raw
    }
  }
`;
const javaTag = {
  id: globalId('BookmarkTag', java),
  name: 'java',
  color: '#8fcb00',
  createdAt: '2016-02-12T11:41:41.000Z',
  updatedAt: '2016-05-14T07:53:48.000Z',
};
const picassoBookmark = {
  id: globalId('Bookmark', picasso),
  title: 'square/picasso',
  description: 'A powerful image downloading and caching library for Android',
  url: 'https://github.com/square/picasso',
  savedUrl: 'https://github.com/square/picasso',
  domain: 'github.com',
  createdAt: '2016-02-12T12:10:39.000Z',
  updatedAt: '2016-12-01T05:44:18.000Z',
  folder: { id: codeFolder.id },
  tags: [javaTag],
  meta: {
    __typename: 'GithubMeta',
    commit: {
      committedAt: '2016-11-01T13:51:32.000Z',
      message: 'Merge pull request #1522 from NightlyNexus/eric/remoteviews-callback',
      authorName: 'JakeWharton',
    },
    release: {
      name: 'picasso-parent-1.0.0',
      description: 'Initial release.',
      publishedAt: '2013-08-30T23:28:03.000Z',
      authorName: 'JakeWharton',
    },
    raw: documentedJson('bookmarks-in-folder').results[0].meta,
  },
};

describe('R9 the bookmarks of a folder', () => {
  test('come with tags and meta, and lie in the folder that was asked for', async () => {
    larder.server.enqueue(documented('folders'), documented('bookmarks-in-folder'));
    expect(
      await ask(`{
        viewer {
          folder(id: "${code}") {
            bookmarks(first: 1) {
              totalCount
              nodes { ${bookmarkFields} folder { name bookmarkCount } }
              pageInfo { hasNextPage }
            }
          }
        }
      }`),
    ).toEqual({
      data: {
        viewer: {
          folder: {
            bookmarks: {
              totalCount: 19,
              nodes: [{ ...picassoBookmark, folder: { id: codeFolder.id, name: 'Code', bookmarkCount: 19 } }],
              pageInfo: { hasNextPage: true },
            },
          },
        },
      },
    });
    expect(larder.server.requests).toEqual([
      read(larder, 'folders/?limit=200&offset=0'),
      read(larder, `folders/${code}/?limit=1&offset=0`),
    ]);
  });

  test('make up all bookmarks, with the counts of the folders for a total', async () => {
    larder.server.enqueue(documented('folders'), documented('bookmarks-in-folder'));
    expect(
      await ask(
        `{ viewer { bookmarks(first: 1) { totalCount nodes { ${bookmarkFields} } pageInfo { hasNextPage } } } }`,
      ),
    ).toEqual({
      data: {
        viewer: { bookmarks: { totalCount: 19, nodes: [picassoBookmark], pageInfo: { hasNextPage: true } } },
      },
    });
    expect(larder.server.requests).toEqual([
      read(larder, 'folders/?limit=200&offset=0'),
      read(larder, `folders/${code}/?limit=1&offset=0`),
    ]);
  });
});

/** As R10 and R11 answer. */
const newPicasso = {
  ...picassoBookmark,
  description: null,
  createdAt: '2016-12-01T12:44:18.000Z',
  updatedAt: '2016-12-01T12:44:18.000Z',
  folder: { id: globalId('Folder', android) },
  meta: null,
};

describe('R10 a new bookmark', () => {
  const create = (input: object, fields = bookmarkFields) =>
    larder.query(
      `mutation ($input: CreateBookmarkInput!) { createBookmark(input: $input) { bookmark { ${fields} } userErrors { field code message } } }`,
      { input },
      signedIn,
    );

  test('is sent as the documents send it, and comes back with its folder', async () => {
    larder.server.enqueue(documented('new-bookmark', 201));
    const input = {
      folderId: globalId('Folder', android),
      title: 'square/picasso',
      url: 'https://github.com/square/picasso',
      tags: ['java'],
    };
    const told = 'folder { name color createdAt updatedAt }';
    expect(await create(input, `${bookmarkFields} ${told}`)).toEqual({
      data: {
        createBookmark: {
          bookmark: {
            ...newPicasso,
            folder: {
              id: globalId('Folder', android),
              name: 'Android',
              color: '#cb8fa0',
              createdAt: '2016-02-12T10:40:00.000Z',
              updatedAt: '2016-05-14T07:53:48.000Z',
            },
          },
          userErrors: [],
        },
      },
    });
    expect(larder.server.requests).toEqual([
      write(
        larder,
        'links/add/',
        `{"parent":"${android}","title":"square/picasso","url":"https://github.com/square/picasso","tags":["java"]}`,
      ),
    ]);
  });

  test('needs tags, so none are sent as none; what is optional is left out', async () => {
    larder.server.enqueue(documented('new-bookmark', 201));
    await create({ folderId: android, url: 'https://github.com/square/picasso' });
    expect(larder.server.requests).toEqual([
      write(
        larder,
        'links/add/',
        `{"parent":"${android}","url":"https://github.com/square/picasso","tags":[]}`,
      ),
    ]);
  });

  test('with a note', async () => {
    larder.server.enqueue(documented('new-bookmark', 201));
    const input = { folderId: android, url: 'https://a.example/', description: 'Look “here” & 100% 🎈' };
    await larder.run(CreateBookmarkDocument, { input }, signedIn);
    expect(larder.server.requests).toEqual([
      write(
        larder,
        'links/add/',
        `{"parent":"${android}","url":"https://a.example/","tags":[],"description":"Look “here” & 100% 🎈"}`,
      ),
    ]);
  });

  test.each([
    [
      402,
      { error: 'Trial ended: cannot add new bookmarks.' },
      null,
      'PAYMENT_REQUIRED',
      'Trial ended: cannot add new bookmarks.',
    ],
    [400, { error: 'Enter a valid URL.' }, null, 'INVALID', 'Enter a valid URL.'],
    [404, { detail: 'Not found.' }, 'folderId', 'NOT_FOUND', 'Larder does not have this.'],
  ])('is refused by %i, %j', async (status, json, field, kind, message) => {
    larder.server.enqueue({ status, json });
    expect(await create({ folderId: android, url: 'https://a.example/' })).toEqual({
      data: { createBookmark: { bookmark: null, userErrors: refused(field, kind, message) } },
    });
    expect(larder.server.requests).toHaveLength(1);
  });
});

describe('R11 a changed bookmark', () => {
  const update = (changes: object, fields = bookmarkFields) =>
    larder.query(
      `mutation ($input: UpdateBookmarkInput!) { updateBookmark(input: $input) { bookmark { ${fields} } userErrors { field code message } } }`,
      { input: { id: picasso, ...changes } },
      signedIn,
    );

  test.each([
    [{ folderId: android }, `{"parent":"${android}"}`],
    [
      { url: 'https://github.com/square/picasso', title: 'square/picasso' },
      '{"title":"square/picasso","url":"https://github.com/square/picasso"}',
    ],
    [{ tags: ['json', 'python'] }, '{"tags":["json","python"]}'],
    [{ tags: [] }, '{"tags":[]}'],
    [{ tags: null }, '{"tags":[]}'],
    [{ title: '' }, '{"title":""}'],
    [{ title: null }, '{"title":""}'],
    [{ description: null }, '{"description":""}'],
    [{ description: 'Mine' }, '{"description":"Mine"}'],
  ])('is sent with nothing but what changes: %j', async (changes, body) => {
    larder.server.enqueue(documented('changed-bookmark'));
    expect(await update(changes)).toEqual({
      data: { updateBookmark: { bookmark: newPicasso, userErrors: [] } },
    });
    expect(larder.server.requests).toEqual([write(larder, `links/${picasso}/edit/`, body)]);
  });

  test('tells its folder by its id: more than that is in the list of folders', async () => {
    const [folder] = documentedJson('folders').results;
    larder.server.enqueue(documented('changed-bookmark'), {
      json: { count: 1, results: [{ ...folder, id: android, name: 'Android' }] },
    });
    expect(await update({ folderId: android }, 'folder { id name bookmarkCount }')).toEqual({
      data: {
        updateBookmark: {
          bookmark: { folder: { id: globalId('Folder', android), name: 'Android', bookmarkCount: 19 } },
          userErrors: [],
        },
      },
    });
    expect(larder.server.requests.slice(1)).toEqual([read(larder, 'folders/?limit=200&offset=0')]);
  });

  test.each([
    [
      'an object of errors',
      { title: ['Ensure this field has no more than 120 characters.'] },
      'title',
      'Ensure this field has no more than 120 characters.',
    ],
    ['an object of errors, under its own name', { parent: ['Not a UUID.'] }, 'folderId', 'Not a UUID.'],
    ['an array of errors', ['Enter a valid "slug".'], null, 'Enter a valid "slug".'],
  ])('is refused with %s', async (_, json, field, message) => {
    larder.server.enqueue({ status: 400, json });
    expect(await update({ title: 'A' })).toEqual({
      data: { updateBookmark: { bookmark: null, userErrors: refused(field, 'INVALID', message) } },
    });
  });

  test('is refused when a trial has ended', async () => {
    larder.server.enqueue({ status: 402, json: { error: 'Trial ended: cannot add new bookmarks.' } });
    expect(await update({ title: 'A' })).toEqual({
      data: {
        updateBookmark: {
          bookmark: null,
          userErrors: refused(null, 'PAYMENT_REQUIRED', 'Trial ended: cannot add new bookmarks.'),
        },
      },
    });
  });
});

test('R12 a deleted bookmark is named by its global id, to drop it from a cache', async () => {
  larder.server.enqueue(noContent);
  expect(await larder.run(DeleteBookmarkDocument, { input: { id: picasso } }, signedIn)).toEqual({
    data: { deleteBookmark: { deletedBookmarkId: picassoBookmark.id, userErrors: [] } },
  });
  expect(larder.server.requests).toEqual([write(larder, `links/${picasso}/delete/`)]);
});

const algorithmTag = {
  id: globalId('BookmarkTag', algorithm),
  name: 'algorithm',
  color: '#00bfcb',
  createdAt: '2016-02-25T06:39:09.000Z',
  updatedAt: '2016-05-14T07:53:51.000Z',
};

test('R13 the tags come by name, with their colours', async () => {
  larder.server.enqueue(documented('tags'));
  expect(await larder.run(BookmarkTagsDocument, { first: 2 }, signedIn)).toEqual({
    data: {
      viewer: {
        bookmarkTags: {
          totalCount: 260,
          nodes: [
            algorithmTag,
            {
              id: globalId('BookmarkTag', '2c1bc264-e557-42be-a83b-2bfe53f1cd9c'),
              name: 'analysis',
              color: '#8c5b6c',
              createdAt: '2016-02-25T06:39:08.000Z',
              updatedAt: '2016-05-14T07:53:50.000Z',
            },
          ],
          pageInfo: { hasNextPage: true, endCursor: expect.any(String) },
        },
      },
    },
  });
  expect(larder.server.requests).toEqual([read(larder, 'tags/?limit=2&offset=0')]);
});

test('R14 a new tag is sent by its name', async () => {
  larder.server.enqueue(documented('new-tag', 201));
  expect(await larder.run(CreateBookmarkTagDocument, { input: { name: 'algorithm' } }, signedIn)).toEqual({
    data: {
      createBookmarkTag: {
        bookmarkTag: { ...algorithmTag, updatedAt: '2016-02-25T06:39:09.000Z' },
        userErrors: [],
      },
    },
  });
  expect(larder.server.requests).toEqual([write(larder, 'tags/add/', '{"name":"algorithm"}')]);
});

test('R15 a tag is renamed', async () => {
  larder.server.enqueue(documented('changed-tag'));
  const input = { id: algorithmTag.id, name: 'algorithms' };
  expect(await larder.run(UpdateBookmarkTagDocument, { input }, signedIn)).toEqual({
    data: { updateBookmarkTag: { bookmarkTag: { ...algorithmTag, name: 'algorithms' }, userErrors: [] } },
  });
  expect(larder.server.requests).toEqual([write(larder, `tags/${algorithm}/edit/`, '{"name":"algorithms"}')]);
});

test('R15 a tag whose new name is refused says so at the field', async () => {
  larder.server.enqueue({ status: 400, json: { name: ['A tag with this name already exists.'] } });
  const input = { id: algorithm, name: 'analysis' };
  expect(await larder.run(UpdateBookmarkTagDocument, { input }, signedIn)).toEqual({
    data: {
      updateBookmarkTag: {
        bookmarkTag: null,
        userErrors: refused('name', 'INVALID', 'A tag with this name already exists.'),
      },
    },
  });
});

test('R16 a deleted tag is named by its global id, to drop it from a cache', async () => {
  larder.server.enqueue(noContent);
  expect(await larder.run(DeleteBookmarkTagDocument, { input: { id: algorithm } }, signedIn)).toEqual({
    data: { deleteBookmarkTag: { deletedBookmarkTagId: algorithmTag.id, userErrors: [] } },
  });
  expect(larder.server.requests).toEqual([write(larder, `tags/${algorithm}/delete/`)]);
});

const requests = {
  id: globalId('Bookmark', 'a53f271a-c3b0-4d49-b6f1-9b532b3b0dcc'),
  title: 'kennethreitz/requests',
  description: 'Python HTTP Requests for Humans™',
  url: 'https://github.com/kennethreitz/requests',
  domain: 'github.com',
  createdAt: '2016-12-01T05:32:57.000Z',
  updatedAt: '2016-12-01T05:38:44.000Z',
  folder: {
    id: globalId('Folder', '42d1a97e-8e5b-420f-b50c-a49a69cb183a'),
    name: 'Coding',
    color: '#289ef0',
  },
  tags: [
    {
      id: globalId('BookmarkTag', 'f98c7bd5-747d-4cd7-9b16-300f26ef67f6'),
      name: 'python',
      color: '#0099cb',
    },
  ],
  meta: {
    __typename: 'GithubMeta',
    type: 'github.com',
    commit: { committedAt: '2016-11-30T12:38:26.000Z', message: 'v2.12.2', authorName: 'Lukasa' },
    release: null,
  },
};

describe('R17 a search', () => {
  const found = {
    totalCount: 217,
    nodes: [requests],
    pageInfo: { hasNextPage: true, endCursor: expect.any(String) },
  };

  test('finds bookmarks with their folders', async () => {
    larder.server.enqueue(documented('search'));
    expect(await larder.run(BookmarksDocument, { first: 1, query: 'python' }, signedIn)).toEqual({
      data: { viewer: { bookmarks: found } },
    });
    expect(larder.server.requests).toEqual([read(larder, 'search/?q=python&limit=1&offset=0')]);
  });

  test('tells of a folder whether it lies in another one', async () => {
    larder.server.enqueue(documented('search'));
    expect(
      await ask(
        '{ viewer { bookmarks(first: 1, query: "python") { nodes { folder { icon createdAt updatedAt parent { name } } } } } }',
      ),
    ).toEqual({
      data: {
        viewer: {
          bookmarks: {
            nodes: [
              {
                folder: {
                  icon: null,
                  createdAt: '2016-01-10T03:56:16.000Z',
                  updatedAt: '2017-02-11T12:02:07.000Z',
                  parent: null,
                },
              },
            ],
          },
        },
      },
    });
    expect(larder.server.requests).toHaveLength(1);
  });

  test('by a tag has a # before its name', async () => {
    larder.server.enqueue(documented('search'));
    expect(await larder.run(BookmarksDocument, { first: 1, tag: 'python' }, signedIn)).toEqual({
      data: { viewer: { bookmarks: found } },
    });
    expect(larder.server.requests).toEqual([read(larder, 'search/?q=%23python&limit=1&offset=0')]);
  });

  test('finds the bookmarks of a tag', async () => {
    larder.server.enqueue(documented('tags'), documented('search'));
    expect(
      await ask(
        '{ viewer { bookmarkTags(first: 1) { nodes { bookmarks(first: 1) { totalCount nodes { title } } } } } }',
      ),
    ).toEqual({
      data: {
        viewer: {
          bookmarkTags: {
            nodes: [{ bookmarks: { totalCount: 217, nodes: [{ title: 'kennethreitz/requests' }] } }],
          },
        },
      },
    });
    expect(larder.server.requests).toEqual([
      read(larder, 'tags/?limit=1&offset=0'),
      read(larder, 'search/?q=%23algorithm&limit=1&offset=0'),
    ]);
  });

  test.each([
    ['q', 'a&b=c d+e%20é', 'a%26b%3Dc%20d%2Be%2520%C3%A9'],
    ['its leading #, as the service has it', '#python', '%23python'],
  ])('keeps %s', async (_, query, encoded) => {
    larder.server.enqueue(documented('search'));
    await larder.run(BookmarksDocument, { first: 1, query }, signedIn);
    expect(larder.server.requests).toEqual([read(larder, `search/?q=${encoded}&limit=1&offset=0`)]);
  });
});
