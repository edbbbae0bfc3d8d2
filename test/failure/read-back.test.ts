import { describe, expect, test } from 'vitest';
import { faults } from '../support/faulty-server.ts';
import { gatewayThat } from './changes.ts';
import { wireLog, wirePage } from './wire.ts';

// A change that was made, whose answer can't be read: what it changed is read instead.

const KEY = 'cf44505b-b235-4038-9d8a-3070489e97c8';
const OTHER = '0a44505b-b235-4038-9d8a-3070489e97c8';
const times = { created: '2016-02-16T09:54:39Z', modified: '2017-02-11T12:02:07Z' };
const folder = { id: KEY, name: 'Work', color: '', icon: '', ...times, parent: null, folders: [], links: 0 };
const tag = { id: KEY, name: 'python', color: '', ...times };
const bookmark = {
  ...{ id: KEY, tags: [], title: 'Docs', description: '', url: 'https://a.example/', domain: '' },
  ...{ ...times, parent: OTHER },
};
const project = (liked: boolean) => ({
  ...{
    id: 5,
    name: 'Arm',
    description: '',
    comment_count: 0,
    like_count: 3,
    liked_by_user: liked,
    user: null,
  },
  ...{ credits: '', images: [], embeds: [], files: [], tools: [], products: [], materials: [], steps: [] },
});
const json = (body: unknown, status = 200) => faults.answer(status, JSON.stringify(body));
const page = (item: unknown) => json(wirePage([item]));
const results = (body: unknown) => json({ results: body, meta: { success: true, errors: null } });

const log = { result: 'log { databaseId }', held: { log: { databaseId: '5' } } };
const create = 'createLog(input: { content: "Hi" })';

interface Trial {
  readonly change: string;
  /** What it is answered with: 201 and something that only says which object it was, or not even that. */
  readonly answer: unknown;
  readonly result: string;
  readonly held: object;
  /** By path, whatever the method; the change itself is not among them. */
  readonly write: string;
  readonly read: readonly [string, ReturnType<typeof json>];
  readonly calls: readonly string[];
}

const trials: Readonly<Record<string, Trial>> = {
  'a log of which the answer holds little more than the id': {
    change: create,
    answer: { id: 5, content: 7 },
    ...log,
    write: '/base/logs/create/',
    read: ['/base/logs/5/', json(wireLog(5))],
    calls: ['POST logs/create/', 'GET logs/5/'],
  },
  'a log with a broken user': {
    change: create,
    answer: { ...wireLog(5), user: { id: 'x' } },
    ...log,
    write: '/base/logs/create/',
    read: ['/base/logs/5/', json(wireLog(5))],
    calls: ['POST logs/create/', 'GET logs/5/'],
  },
  'a comment on a log': {
    change: 'addLogComment(input: { logId: "5", content: "Hi" })',
    answer: null,
    ...log,
    write: '/base/logs/5/comment/',
    read: ['/base/logs/5/', json(wireLog(5))],
    calls: ['POST logs/5/comment/', 'GET logs/5/'],
  },
  'a like': {
    change: 'likeLog(input: { id: "5" })',
    answer: [],
    ...log,
    write: '/base/logs/5/like/',
    read: ['/base/logs/5/', json(wireLog(5))],
    calls: ['POST logs/5/like/', 'GET logs/5/'],
  },
  'a new folder': {
    change: 'createFolder(input: { name: "Work" })',
    answer: { ...folder, created: null },
    result: 'folder { name }',
    held: { folder: { name: 'Work' } },
    write: '/base/folders/add/',
    read: ['/base/folders/?', page(folder)],
    calls: ['POST folders/add/', 'GET folders/?limit=200&offset=0'],
  },
  'a changed folder': {
    change: `updateFolder(input: { id: "${KEY}", name: "Work" })`,
    answer: {},
    result: 'folder { name }',
    held: { folder: { name: 'Work' } },
    write: `/base/folders/${KEY}/edit/`,
    read: ['/base/folders/?', page(folder)],
    calls: [`POST folders/${KEY}/edit/`, 'GET folders/?limit=200&offset=0'],
  },
  'a new tag': {
    change: 'createBookmarkTag(input: { name: "python" })',
    answer: { id: KEY, name: 7 },
    result: 'bookmarkTag { name }',
    held: { bookmarkTag: { name: 'python' } },
    write: '/base/tags/add/',
    read: ['/base/tags/?', page(tag)],
    calls: ['POST tags/add/', 'GET tags/?limit=200&offset=0'],
  },
  'a renamed tag': {
    change: `updateBookmarkTag(input: { id: "${KEY}", name: "python" })`,
    answer: {},
    result: 'bookmarkTag { name }',
    held: { bookmarkTag: { name: 'python' } },
    write: `/base/tags/${KEY}/edit/`,
    read: ['/base/tags/?', page(tag)],
    calls: [`POST tags/${KEY}/edit/`, 'GET tags/?limit=200&offset=0'],
  },
  'a new bookmark': {
    change: `createBookmark(input: { url: "https://a.example/", folderId: "${OTHER}" })`,
    answer: { ...bookmark, tags: 'none' },
    result: 'bookmark { title }',
    held: { bookmark: { title: 'Docs' } },
    write: '/base/links/add/',
    read: ['/base/search/', page(bookmark)],
    calls: ['POST links/add/', 'GET search/?q=http&limit=200&offset=0'],
  },
  'a changed bookmark': {
    change: `updateBookmark(input: { id: "${KEY}", title: "Docs" })`,
    answer: {},
    result: 'bookmark { title }',
    held: { bookmark: { title: 'Docs' } },
    write: `/base/links/${KEY}/edit/`,
    read: ['/base/search/', page(bookmark)],
    calls: [`POST links/${KEY}/edit/`, 'GET search/?q=http&limit=200&offset=0'],
  },
  'a module that is gone': {
    change: 'removeModule(input: { id: "3" })',
    answer: {},
    result: 'modules { id }',
    held: { modules: [] },
    write: '/base/my_library',
    read: ['/base/my_library', results([])],
    calls: ['DELETE my_library', 'GET my_library'],
  },
};

describe.each(Object.entries(trials))('%s', (_, { change, answer, result, held, write, read, calls }) => {
  async function outcome(reading: ReturnType<typeof json>) {
    const [path] = read;
    const made = json(answer, 201);
    const gateway = await gatewayThat({
      onRequest(socket, server) {
        const [method, asked = ''] = server.requests.at(-1)?.split(' ', 2) ?? [];
        const isRead = method === 'GET' && asked.startsWith(path);
        if (!isRead) expect(asked).toBe(write);
        (isRead ? reading : made).onRequest?.(socket, server);
      },
    });
    const answered = await gateway.ask(`mutation { change: ${change} { ${result} userErrors { code } } }`);
    return { ...answered, calls: gateway.calls };
  }

  test('is read in one call, and in the payload as if nothing had been wrong', async () => {
    const { data, errors, calls: made } = await outcome(read[1]);
    expect(errors).toBeUndefined();
    expect(data).toEqual({ change: { ...held, userErrors: [] } });
    expect(made).toEqual(calls);
  });

  test('that can not be read either is an error which says that it was made', async () => {
    for (const failure of [faults.answer(404, ''), faults.answer(200, '<p>'), json({ id: null })]) {
      const { data, errors, calls: made } = await outcome(failure);
      expect(data).toEqual({ change: null });
      expect(errors).toMatchObject([
        {
          path: ['change'],
          extensions: { code: 'UPSTREAM_INVALID_RESPONSE', outcome: 'MADE', retryable: false },
        },
      ]);
      expect(made).toEqual(calls);
    }
  });
});

describe('a like that was turned over without a legible answer', () => {
  async function likeThatIs(isLikedAfterwards: boolean) {
    let reads = 0;
    const { ask, calls } = await gatewayThat({
      onRequest(socket, server) {
        const isRead = server.requests.at(-1)?.startsWith('GET');
        const answer = isRead ? results(project(reads++ > 0 && isLikedAfterwards)) : results('?');
        answer.onRequest?.(socket, server);
      },
    });
    const input = '{ projectId: "5", liked: true }';
    const answer = await ask(
      `mutation { setProjectLiked(input: ${input}) { viewerHasLiked userErrors { code } } }`,
    );
    expect(calls).toEqual(['GET projects/5', 'POST projects/5/like', 'GET projects/5']);
    return answer;
  }

  test('is looked at, and told where it is as asked', async () => {
    expect(await likeThatIs(true)).toEqual({
      data: { setProjectLiked: { viewerHasLiked: true, userErrors: [] } },
    });
  });

  test('is an error where it is not, and not turned over again', async () => {
    expect(await likeThatIs(false)).toMatchObject({
      data: { setProjectLiked: null },
      errors: [{ extensions: { outcome: 'MADE', retryable: false } }],
    });
  });
});
