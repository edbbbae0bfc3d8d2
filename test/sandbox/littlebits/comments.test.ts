import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { sandbox as littlebitsSandbox } from '../../../src/sandbox/littlebits/sandbox.ts';
import type { RunningSandbox } from '../../../src/sandbox/sandbox.ts';
import { type Reply, read, send } from '../client.ts';
import { asMember } from './client.ts';

const NOW = '2026-06-02T09:00:00.000Z';
let sandbox: RunningSandbox;
beforeEach(async () => {
  sandbox = await littlebitsSandbox.start({ directory: null, now: () => Date.parse(NOW) });
});
afterEach(() => sandbox.close());

const comment = (path: string, text: string): Promise<Reply> =>
  asMember(sandbox, 'POST', path, { form: { comment: text } });
const written = (target: number | string, body: string, results: object) => ({
  results,
  meta: {
    version: 2,
    criteria: {
      method: 'GET',
      endpoint: `/api/v2/comments/project/${target}`,
      params: [
        { name: 'id', value: target },
        { name: 'type', value: 'project' },
        { name: 'body', value: body },
      ],
    },
    success: true,
    errors: null,
  },
});

describe('comments (B15)', () => {
  test('hold their owner as an id alone, in the documented envelope', async () => {
    const { status, body } = await read(sandbox, 'projects/the-pune-rudefood/comments');
    expect([status, body]).toEqual([
      200,
      {
        results: [
          {
            id: 2996,
            owner_id: 15157,
            body: 'AWESOME!!!! :)',
            created_at: '2015-04-06T12:48:36.000Z',
            replies: [],
          },
        ],
        meta: {
          version: 2,
          criteria: {
            method: 'GET',
            endpoint: '/api/v2/comments/project/the-pune-rudefood',
            params: [
              { name: 'page', value: 1 },
              { name: 'per_page', value: 10 },
              { name: 'id', value: null },
              { name: 'slug', value: 'the-pune-rudefood' },
              { name: 'type', value: 'project' },
            ],
          },
          success: true,
          errors: null,
        },
      },
    ]);
    expect((await read(sandbox, 'projects/774/comments')).body.results).toEqual(body.results);
  });

  test('come ten a page, the oldest first, without a total', async () => {
    const pages = await Promise.all(
      [1, 2, 3, 4].map((page) => read(sandbox, `projects/robot/comments?page=${page}`)),
    );
    expect(pages.map(({ body }) => body.results.length)).toEqual([10, 10, 10, 0]);
    const all = pages.flatMap(({ body }) => body.results);
    expect(new Set(all.map(({ owner_id }) => owner_id)).size).toBe(12);
    const times = all.map(({ created_at }) => created_at);
    expect(times).toEqual(times.toSorted());
  });

  test('are 404 where the project is', async () => {
    const { status, body } = await read(sandbox, 'projects/9999/comments');
    expect([status, body.results, body.meta.success]).toEqual([404, [], false]);
  });
});

describe('commenting (B16)', () => {
  test('answers the new comment, from a multipart form as documented', async () => {
    const form = new FormData();
    form.set('comment', 'first!');
    const { status, body } = await asMember(sandbox, 'POST', 'projects/16/comments', { body: form });
    const made = { id: expect.any(Number), owner_id: 64651, body: 'first!', created_at: NOW, replies: [] };
    expect([status, body]).toEqual([201, written(16, 'first!', [made])]);
    expect((await read(sandbox, 'projects/16/comments')).body.results).toEqual([made]);
    expect((await read(sandbox, 'projects/16')).body.results.comment_count).toBe(1);
  });

  test('fails with 200 where it says nothing, and with 401 for a stranger', async () => {
    const empty = await comment('projects/16/comments', '  ');
    expect([empty.status, empty.body.results, empty.body.meta.errors]).toEqual([
      200,
      [],
      "Body can't be blank",
    ]);
    expect((await send(sandbox, 'POST', 'projects/16/comments', { form: { comment: 'x' } })).status).toBe(
      401,
    );
    expect((await comment('projects/9999/comments', 'x')).status).toBe(404);
  });
});

describe('replying (B17)', () => {
  test('puts the reply under its comment, one level deep', async () => {
    const { status, body } = await comment('projects/774/comments/2996', 'So it is.');
    const [reply] = body.results;
    expect([status, body]).toEqual([
      201,
      written(774, 'So it is.', [
        { id: reply.id, owner_id: 64651, body: 'So it is.', created_at: NOW, replies: [] },
      ]),
    ]);
    const second = (await comment(`projects/774/comments/${reply.id}`, 'Yes.')).body.results[0];
    const [parent, ...others] = (await read(sandbox, 'projects/774/comments')).body.results;
    expect([parent.replies, others]).toEqual([[reply, second], []]);
  });

  test('is 404 under a comment of another project', async () => {
    expect((await comment('projects/16/comments/2996', 'x')).status).toBe(404);
  });
});

describe('liking (B18)', () => {
  test('toggles', async () => {
    const like = (): Promise<Reply> => asMember(sandbox, 'POST', 'projects/2055/like');
    const first = await like();
    expect([first.status, first.body]).toEqual([
      200,
      {
        results: { like_count: 11, liked_by_user: true },
        meta: {
          version: 2,
          criteria: {
            method: 'GET',
            endpoint: '/api/v2/comments/project/2055/like',
            params: [
              { name: 'id', value: 2055 },
              { name: 'type', value: 'project' },
            ],
          },
          success: true,
          errors: null,
        },
      },
    ]);
    expect((await asMember(sandbox, 'GET', 'projects/2055')).body.results.liked_by_user).toBe(true);
    expect((await like()).body.results).toEqual({ like_count: 10, liked_by_user: false });
  });

  test('needs a token and a project', async () => {
    expect((await send(sandbox, 'POST', 'projects/2055/like')).status).toBe(401);
    expect((await asMember(sandbox, 'POST', 'projects/9999/like')).status).toBe(404);
  });
});
