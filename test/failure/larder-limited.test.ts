import { expect, test } from 'vitest';
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

test('a read past the limit says when to come back, and is not tried again before', async () => {
  const { ask, calls } = await larderThat({ 'tags/': faults.answer(429, '{}', { 'retry-after': '1800' }) });
  expect(await ask('{ viewer { bookmarkTags { totalCount } } }')).toEqual({
    data: { viewer: { bookmarkTags: null } },
    errors: [
      failed('viewer.bookmarkTags', 'RATE_LIMITED', 'Larder limits its calls. It asks to wait 1800 s.', {
        retryable: true,
        retryAfter: 1800,
      }),
    ],
  });
  expect(calls).toHaveLength(1);
});

const yearLong: readonly [string, Fault][] = [
  ['Retry-After', faults.answer(429, '{}', { 'retry-after': '999999999' })],
  ['a date', faults.answer(429, '{}', { 'retry-after': 'Fri, 31 Dec 9999 23:59:59 GMT' })],
  [
    'RateLimit-Reset',
    faults.answer(200, '{}', { 'ratelimit-remaining': '0', 'ratelimit-reset': '999999999' }),
  ],
];

test.each(yearLong)('a credential is locked for an hour at most, whatever %s says', async (_, fault) => {
  const { ask, calls, clock } = await larderThat({ 'tags/': fault });
  const left =
    '{ viewer { bookmarkTags { totalCount } } services { service callBudget { remaining resetsAt } } }';
  await ask(left);
  const inAnHour = new Date(clock.now() + 3_600_000).toISOString();
  expect(await ask(left)).toMatchObject({
    data: {
      services: expect.arrayContaining([
        { service: 'LARDER', callBudget: { remaining: 0, resetsAt: inAnHour } },
      ]),
    },
    errors: [{ extensions: { code: 'RATE_LIMITED', retryAfter: 3600 } }],
  });
  expect(calls).toHaveLength(1);
  clock.advance(3_600_000);
  await ask(left);
  expect(calls).toHaveLength(2);
});

test('what was read before the limit stands', async () => {
  const { ask } = await larderThat({
    'folders/': json(wirePage([wireFolder(1), wireFolder(2, { links: 2 })])),
    [`folders/${uuid(1)}/`]: json(wirePage([wireBookmark(7)])),
    [`folders/${uuid(2)}/`]: faults.answer(429, '{}', { 'retry-after': '60' }),
  });
  expect(
    await ask('{ viewer { folders(first: 2) { nodes { name bookmarks(first: 1) { nodes { title } } } } } }'),
  ).toMatchObject({
    data: {
      viewer: {
        folders: {
          nodes: [
            { name: 'Folder 1', bookmarks: { nodes: [{ title: 'Bookmark 7' }] } },
            { name: 'Folder 2', bookmarks: null },
          ],
        },
      },
    },
    errors: [{ path: ['viewer', 'folders', 'nodes', 1, 'bookmarks'], extensions: { code: 'RATE_LIMITED' } }],
  });
});

test('a list of folders that never comes costs what needs it, at the end of the time that a request has', async () => {
  const { ask, server, clock } = await larderThat({
    'search/': json(wirePage([{ ...wireBookmark(1), parent: uuid(1) }])),
    'folders/': faults.stall(),
  });
  const answer = ask('{ viewer { bookmarks(query: "a") { nodes { title folder { name } } } } }');
  await server.received(2);
  clock.advance(15_000);
  expect(await answer).toEqual({
    data: { viewer: { bookmarks: { nodes: [{ title: 'Bookmark 1', folder: null }] } } },
    errors: [
      failed('viewer.bookmarks.nodes.0.folder', 'UPSTREAM_TIMEOUT', 'Larder did not answer in time.', {
        retryable: true,
      }),
    ],
  });
});
