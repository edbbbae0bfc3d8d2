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
import { type Fault, faults } from '../support/faulty-server.ts';

const other = 'Larder answered with something other than documented:';
const invalid = (path: string, message: string) =>
  failed(path, 'UPSTREAM_INVALID_RESPONSE', message, { retryable: false });
const folders = '{ viewer { folders { nodes { name } } } }';

const page = (folder: object) => json(wirePage([wireFolder(1), { ...wireFolder(2), ...folder }]));

test('a folder whose name is a number is left out of its list, and the response says so', async () => {
  const { ask } = await larderThat({ 'folders/': page({ name: 7 }) });
  const path = ['viewer', 'folders', 'nodes'];
  expect(await ask(folders)).toEqual({
    data: { viewer: { folders: { nodes: [{ name: 'Folder 1' }] } } },
    extensions: { omitted: [{ path, service: 'LARDER', problem: '/name must be string', count: 1 }] },
  });
});

test.each([
  ['a count that is a text', { links: '19' }],
  ['a count below zero', { links: -1 }],
  ['no parent', { parent: undefined }],
  ['a date that is none', { created: 'today' }],
])('%s costs nothing where it is not selected', async (_, changes) => {
  const { ask } = await larderThat({ 'folders/': page(changes) });
  expect(await ask(folders)).toEqual({
    data: { viewer: { folders: { nodes: [{ name: 'Folder 1' }, { name: 'Folder 2' }] } } },
  });
});

describe('a list that is not as documented is an error that says where, never half a list:', () => {
  test.each<[string, Fault, string]>([
    ['no total', json({ results: [] }), `${other} the body must have required properties count.`],
    ['a bare list', json([wireFolder(1)]), `${other} the body must be object.`],
    ['nothing', faults.answer(200, ''), `${other} the body must be object.`],
    [
      'a page for people',
      faults.answer(200, '<!doctype html>', { 'content-type': 'text/html' }),
      'Larder answered with text/html where JSON is documented.',
    ],
    ['half a page', faults.answer(200, '{"count": 1, "results": ['), 'Larder answered with broken JSON.'],
    [
      'an empty page in the middle',
      json({ count: 5, results: [] }),
      'Larder answered with an empty page in the middle of a list.',
    ],
  ])('%s', async (_, fault, message) => {
    const { ask, calls } = await larderThat({ 'folders/': fault });
    expect(await ask(folders)).toEqual({
      data: { viewer: { folders: null } },
      errors: [invalid('viewer.folders', message)],
    });
    expect(calls).toHaveLength(1);
  });

  test.each([
    ['an id that is a number', { id: 7 }],
    ['an id that is no UUID', { id: '../user' }],
  ])('%s', async (_, changes) => {
    const { ask } = await larderThat({ 'folders/': page(changes) });
    const answer = await ask(folders);
    expect(answer).toMatchObject({
      data: { viewer: { folders: null } },
      errors: [{ extensions: { code: 'UPSTREAM_INVALID_RESPONSE' } }],
    });
  });
});

test('a bookmark loses the tags that can not be read, and its folder where that is selected', async () => {
  const { ask } = await larderThat({
    'search/': json(wirePage([{ ...wireBookmark(1), parent: { id: uuid(1), name: 7 } }])),
    'folders/': json(wirePage([wireFolder(1)])),
    [`folders/${uuid(1)}/`]: json(wirePage([wireBookmark(1, { tags: ['java'] })])),
  });
  const query =
    '{ viewer { all: bookmarks { nodes { tags { name } } } found: bookmarks(query: "a") { nodes { folder { id name } } } } }';
  const path = ['viewer', 'all', 'nodes', 0, 'tags'];
  expect(await ask(query)).toEqual({
    data: { viewer: { all: { nodes: [{ tags: [] }] }, found: { nodes: [{ folder: null }] } } },
    errors: [
      invalid(
        'viewer.found.nodes.0.folder',
        "Larder's response does not match its documentation: /name must be string (in a Folder).",
      ),
    ],
    extensions: { omitted: [{ path, service: 'LARDER', problem: '/tags/0 must be object', count: 1 }] },
  });
});

test('a change whose answer is not as documented was made all the same, and is not repeated', async () => {
  const { ask, server } = await larderThat({
    'links/add/': json({ id: 7 }, 201),
    'search/': faults.answer(503, ''),
  });
  const answer = await ask(
    `mutation { createBookmark(input: { url: "https://a.example/", folderId: "${uuid(1)}" }) { bookmark { id } } }`,
  );
  expect(answer).toMatchObject({
    data: { createBookmark: null },
    errors: [
      {
        message: expect.stringMatching(/ The change was made\.$/),
        extensions: { code: 'UPSTREAM_INVALID_RESPONSE', retryable: false, outcome: 'MADE' },
      },
    ],
  });
  // It is looked for, in vain.
  const writes = server.requests.filter((request) => request.startsWith('POST'));
  expect(writes).toHaveLength(1);
});
