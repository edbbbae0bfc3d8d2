import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { sandbox as littlelogsSandbox } from '../../../src/sandbox/littlelogs/sandbox.ts';
import type { RunningSandbox } from '../../../src/sandbox/sandbox.ts';
import { asDemoUser, read, walk } from '../client.ts';

const NOW = Date.parse('2026-07-01T12:34:56.789Z');
let sandbox: RunningSandbox;

beforeEach(async () => {
  sandbox = await littlelogsSandbox.start({ directory: null, now: () => NOW });
});
afterEach(() => sandbox.close());

describe('a new log', () => {
  test('is answered whole and stands first in every list it belongs to', async () => {
    const { status, body } = await asDemoUser(sandbox, 'POST', 'logs/create/', {
      form: { content: 'Wrote *tests* for #Quintet and #sqlite with @belle, @nobody and @josh.' },
    });
    const { body: josh } = await read(sandbox, 'users/josh/');
    expect(status).toBe(201);
    expect(JSON.stringify(body)).toBe(
      JSON.stringify({
        id: 2618,
        created: '2026-07-01T12:34:56Z',
        user: josh,
        source: null,
        content:
          '<p>Wrote <em>tests</em> for <a class="tag" href="/tag/Quintet"><span class="hash">#</span>Quintet</a> and <a class="tag" href="/tag/sqlite"><span class="hash">#</span>sqlite</a> with <a class="content-user" href="/belle">@belle</a>, @nobody and <a class="content-user" href="/josh">@josh</a>.</p>',
        comments: [],
        tags: ['Quintet', 'sqlite'],
        mentions: ['belle', 'josh'],
        likes: [],
      }),
    );
    const lists = ['logs/', 'logs/user/josh/', 'logs/tag/quintet/', 'logs/tag/sqlite/', 'timelines/home/'];
    for (const list of lists) expect((await asDemoUser(sandbox, 'GET', list)).body.results[0]).toEqual(body);
    expect((await read(sandbox, 'logs/2618/')).body).toEqual(body);
    expect((await read(sandbox, 'logs/')).body.count).toBe(2403);
  });

  test.each([
    ['form', { form: { content: 'Hello' } }],
    ['JSON', { json: { content: 'Hello' } }],
    ['multipart form', { body: multipart('Hello') }],
  ])('can be sent as %s', async (_, sent) => {
    const { status, body } = await asDemoUser(sandbox, 'POST', 'logs/create/', sent);
    expect([status, body.content]).toEqual([201, '<p>Hello</p>']);
  });

  test('keeps the case in which a tag was first written', async () => {
    await asDemoUser(sandbox, 'POST', 'logs/create/', { form: { content: '#NewThing' } });
    const { body } = await asDemoUser(sandbox, 'POST', 'logs/create/', {
      form: { content: 'again #newthing #NEWTHING' },
    });
    expect(body.tags).toEqual(['NewThing']);
    expect(body.content).toContain('<span class="hash">#</span>newthing</a>');
    const tags = await walk(sandbox, 'tags/?limit=100');
    expect(tags.filter(({ name }) => name.toLowerCase() === 'newthing')).toEqual([
      { name: 'NewThing', created: '2026-07-01T12:34:56Z' },
    ]);
  });

  test.each([
    ['nothing', {}, { content: ['This field is required.'] }],
    ['a blank', { form: { content: '  \n ' } }, { content: ['This field may not be blank.'] }],
    ['null', { json: { content: null } }, { content: ['This field may not be null.'] }],
    ['an object', { json: { content: {} } }, { content: ['Not a valid string.'] }],
    ['a list', { json: ['x'] }, { non_field_errors: ['Invalid data. Expected a dictionary, but got list.'] }],
  ])('is refused when it says %s, and so are previews and comments', async (_, sent, fault) => {
    for (const path of ['logs/create/', 'logs/preview/', 'logs/2617/comment/']) {
      const { status, body } = await asDemoUser(sandbox, 'POST', path, sent);
      expect([status, body]).toEqual([400, fault]);
    }
  });

  test('is refused when its JSON does not parse or its type is unknown', async () => {
    const broken = await asDemoUser(sandbox, 'POST', 'logs/create/', {
      body: '{"content": ',
      headers: { 'content-type': 'application/json' },
    });
    expect([broken.status, broken.body.detail]).toEqual([
      400,
      expect.stringMatching(/^JSON parse error - ./),
    ]);
    const text = await asDemoUser(sandbox, 'POST', 'logs/create/', {
      body: 'x',
      headers: { 'content-type': 'text/csv' },
    });
    expect([text.status, text.body]).toEqual([
      415,
      { detail: 'Unsupported media type "text/csv" in request.' },
    ]);
    const huge = await asDemoUser(sandbox, 'POST', 'logs/create/', {
      form: { content: 'x'.repeat(2_000_000) },
    });
    expect([huge.status, huge.body]).toEqual([413, { detail: 'Request body is too large.' }]);
  });

  test('can be previewed, which keeps nothing', async () => {
    const { status, body } = await asDemoUser(sandbox, 'POST', 'logs/preview/', {
      form: { content: 'A #brandnewtag, **bold**' },
    });
    expect([status, body]).toEqual([
      200,
      {
        content:
          '<p>A <a class="tag" href="/tag/brandnewtag"><span class="hash">#</span>brandnewtag</a>, <strong>bold</strong></p>',
      },
    ]);
    expect((await read(sandbox, 'tags/')).body.count).toBe(1136);
  });

  test('can be deleted, and its id is never used again', async () => {
    const { body: log } = await asDemoUser(sandbox, 'POST', 'logs/create/', { form: { content: 'Oops' } });
    const deleted = await asDemoUser(sandbox, 'DELETE', `logs/${log.id}/delete/`);
    expect([deleted.status, deleted.body]).toEqual([204, '']);
    expect((await read(sandbox, `logs/${log.id}/`)).status).toBe(404);
    expect((await asDemoUser(sandbox, 'DELETE', `logs/${log.id}/delete/`)).status).toBe(404);
    const { body: next } = await asDemoUser(sandbox, 'POST', 'logs/create/', { form: { content: 'Better' } });
    expect(next.id).toBe(log.id + 1);
  });
});

describe('a log with comments', () => {
  test('is the answer to a new comment', async () => {
    const { body: before } = await read(sandbox, 'logs/2613/');
    const { status, body } = await asDemoUser(sandbox, 'POST', 'logs/2613/comment/', {
      form: { content: 'Still @belle #great' },
    });
    const { body: josh } = await read(sandbox, 'users/josh/');
    expect(status).toBe(201);
    expect(body).toEqual({
      ...before,
      comments: [
        ...before.comments,
        {
          id: expect.any(Number),
          created: '2026-07-01T12:34:56Z',
          user: josh,
          content:
            '<p>Still <a class="content-user" href="/belle">@belle</a> <a class="tag" href="/tag/great"><span class="hash">#</span>great</a></p>',
          source: null,
          tags: ['great'],
          mentions: ['belle'],
        },
      ],
    });
  });

  test('loses a comment when its writer deletes it', async () => {
    const { body: before } = await read(sandbox, 'logs/2613/');
    const { body: after } = await asDemoUser(sandbox, 'POST', 'logs/2613/comment/', {
      form: { content: 'Hm' },
    });
    const { status } = await asDemoUser(sandbox, 'DELETE', `comment/${after.comments.at(-1).id}/delete/`);
    expect([status, (await read(sandbox, 'logs/2613/')).body]).toEqual([204, before]);
  });

  test('loses a comment of somebody else when the log belongs to who asks', async () => {
    const logs = await walk(sandbox, 'logs/user/josh/?limit=100');
    const log = logs.find(({ comments }) =>
      comments.some((comment: { user: { id: number } }) => comment.user.id !== 1),
    );
    const comment = log.comments.find(({ user }: { user: { id: number } }) => user.id !== 1);
    expect((await asDemoUser(sandbox, 'DELETE', `comment/${comment.id}/delete/`)).status).toBe(204);
    expect((await read(sandbox, `logs/${log.id}/`)).body.comments).not.toContainEqual(comment);
  });

  test("keeps what isn't one's own", async () => {
    const refused = { detail: 'You do not have permission to perform this action.' };
    const { body: log } = await read(sandbox, 'logs/2606/');
    const ofComment = await asDemoUser(sandbox, 'DELETE', `comment/${log.comments[0].id}/delete/`);
    const ofLog = await asDemoUser(sandbox, 'DELETE', 'logs/2606/delete/');
    expect([ofComment.status, ofComment.body, ofLog.status, ofLog.body]).toEqual([
      403,
      refused,
      403,
      refused,
    ]);
    expect((await read(sandbox, 'logs/2606/')).body).toEqual(log);
  });

  test('is missing where nobody wrote it', async () => {
    for (const [method, path] of [
      ['POST', 'logs/999999/comment/'],
      ['POST', 'logs/999999/like/'],
      ['DELETE', 'logs/999999/unlike/'],
      ['DELETE', 'logs/999999/delete/'],
      ['DELETE', 'comment/999999/delete/'],
    ] as const) {
      expect(await asDemoUser(sandbox, method, path)).toMatchObject({
        status: 404,
        body: { detail: 'Not found.' },
      });
    }
  });
});

describe('a like', () => {
  test('answers the log, counts once, and can be taken back as often as one likes', async () => {
    const like = { user: 'josh', created: '2026-07-01T12:34:56Z' };
    const { body: before } = await read(sandbox, 'logs/2614/');
    const first = await asDemoUser(sandbox, 'POST', 'logs/2614/like/');
    expect([first.status, first.body]).toEqual([201, { ...before, likes: [...before.likes, like] }]);
    const second = await asDemoUser(sandbox, 'POST', 'logs/2614/like/');
    expect([second.status, second.body]).toEqual([201, first.body]);
    for (let round = 0; round < 2; round++) {
      const back = await asDemoUser(sandbox, 'DELETE', 'logs/2614/unlike/');
      expect([back.status, back.body]).toEqual([204, '']);
    }
    expect((await read(sandbox, 'logs/2614/')).body).toEqual(before);
  });
});

describe('a follow', () => {
  const joshFollows = async (): Promise<string[]> =>
    (await walk(sandbox, 'users/followed-by/josh/?limit=100')).map(({ username }) => username);

  test('has no content, counts once, and can be taken back as often as one likes', async () => {
    const before = await joshFollows();
    const stranger = (await walk(sandbox, 'users/following/josh/?limit=100')).find(
      ({ username }) => !before.includes(username),
    ).username;
    for (let round = 0; round < 2; round++) {
      const { status, body } = await asDemoUser(sandbox, 'POST', `users/${stranger}/follow/`);
      expect([status, body]).toEqual([201, '']);
      expect(await joshFollows()).toEqual([stranger, ...before]);
    }
    for (let round = 0; round < 2; round++) {
      expect((await asDemoUser(sandbox, 'DELETE', `users/${stranger}/unfollow/`)).status).toBe(204);
    }
    expect(await joshFollows()).toEqual(before);
  });

  test('of oneself or of nobody is refused', async () => {
    const oneself = await asDemoUser(sandbox, 'POST', 'users/josh/follow/');
    expect([oneself.status, oneself.body]).toEqual([400, { detail: 'You cannot follow yourself.' }]);
    expect((await asDemoUser(sandbox, 'POST', 'users/nobody/follow/')).status).toBe(404);
    expect((await asDemoUser(sandbox, 'DELETE', 'users/nobody/unfollow/')).status).toBe(404);
  });
});

describe('POST with _method=DELETE', () => {
  test.each([
    ['a form field', '', { form: { _method: 'DELETE' } }],
    ['a JSON field', '', { json: { _method: 'delete' } }],
    ['a query parameter', '?_method=DELETE', {}],
  ])('deletes everywhere, sent as %s', async (_, query, sent) => {
    const { body: log } = await asDemoUser(sandbox, 'POST', 'logs/create/', { form: { content: 'x' } });
    const { body: commented } = await asDemoUser(sandbox, 'POST', `logs/${log.id}/comment/`, {
      form: { content: 'y' },
    });
    await asDemoUser(sandbox, 'POST', `logs/${log.id}/like/`);
    const [{ username }] = await walk(sandbox, 'users/followed-by/josh/?limit=100');
    for (const path of [
      `users/${username}/unfollow/`,
      `logs/${log.id}/unlike/`,
      `comment/${commented.comments[0].id}/delete/`,
    ]) {
      expect(await asDemoUser(sandbox, 'POST', `${path}${query}`, sent)).toMatchObject({
        status: 204,
        body: '',
      });
    }
    expect((await read(sandbox, `logs/${log.id}/`)).body).toEqual(log);
    expect((await asDemoUser(sandbox, 'POST', `logs/${log.id}/delete/${query}`, sent)).status).toBe(204);
    expect((await read(sandbox, `logs/${log.id}/`)).status).toBe(404);
    const followed = await walk(sandbox, 'users/followed-by/josh/?limit=100');
    expect(followed.map((user) => user.username)).not.toContain(username);
  });

  test('is needed: a plain POST is not allowed there', async () => {
    const { status, body, headers } = await asDemoUser(sandbox, 'POST', 'logs/2617/delete/');
    expect([status, body, headers.get('allow')]).toEqual([
      405,
      { detail: 'Method "POST" not allowed.' },
      'DELETE, OPTIONS',
    ]);
  });
});

function multipart(content: string): FormData {
  const form = new FormData();
  form.set('content', content);
  return form;
}
