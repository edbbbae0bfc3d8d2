import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sandbox as littlelogsSandbox } from '../../../src/sandbox/littlelogs/sandbox.ts';
import type { RunningSandbox } from '../../../src/sandbox/sandbox.ts';
import { asDemoUser, read, walk } from '../client.ts';

let sandbox: RunningSandbox;
let site: string;
/** All of them, walked once. */
let allLogs: Awaited<ReturnType<typeof walk>>;
const josh = () => ({
  id: 1,
  username: 'josh',
  first_name: 'Josh',
  last_name: 'Sharp',
  bio: 'Making this thing right now.',
  url: 'http://hellocode.co/',
  location: 'Melbourne, AU',
  avatar: `${site}/static/media/avatars/josh.png`,
  timezone: 'Australia/Melbourne',
});

beforeAll(async () => {
  sandbox = await littlelogsSandbox.start({ directory: null });
  site = sandbox.url.origin;
  allLogs = await walk(sandbox, 'logs/?limit=100');
});
afterAll(() => sandbox.close());

describe('users', () => {
  test('a profile has the documented keys in the documented order', async () => {
    const { status, body } = await read(sandbox, 'users/josh/');
    expect([status, JSON.stringify(body)]).toEqual([200, JSON.stringify(josh())]);
  });

  test('$self is whoever holds the token, percent-encoded or not', async () => {
    expect((await asDemoUser(sandbox, 'GET', 'users/$self/')).body).toEqual(josh());
    expect((await asDemoUser(sandbox, 'GET', 'users/%24self/')).body).toEqual(josh());
  });

  test('a profile tells empty fields as empty texts', async () => {
    const { body } = await read(sandbox, 'users/kateo/');
    expect(body).toEqual({
      id: 45,
      username: 'kateo',
      first_name: 'Kate ',
      last_name: '',
      bio: '',
      url: '',
      location: 'Melbourne',
      avatar: `${site}/static/media/avatars/kateo1430996134.png`,
      timezone: 'Australia/Melbourne',
    });
  });

  test('an avatar loads as a picture', async () => {
    const response = await fetch(josh().avatar);
    const bytes = new Uint8Array(await response.arrayBuffer());
    expect([response.status, response.headers.get('content-type')]).toEqual([200, 'image/png']);
    expect([...bytes.slice(0, 8)]).toEqual([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  });

  test('followed-by lists the people a user follows, following lists their followers', async () => {
    const followed = (await walk(sandbox, 'users/followed-by/josh/?limit=100')).map(
      ({ username }) => username,
    );
    const followers = (await walk(sandbox, 'users/following/josh/?limit=100')).map(
      ({ username }) => username,
    );
    expect([followed.length, followers.length]).toEqual([43, 135]);
    for (const username of followed.slice(0, 3)) {
      const theirFollowers = await walk(sandbox, `users/following/${username}/?limit=100`);
      expect(theirFollowers).toContainEqual(josh());
    }
    for (const username of followers.slice(0, 3)) {
      const theyFollow = await walk(sandbox, `users/followed-by/${username}/?limit=100`);
      expect(theyFollow).toContainEqual(josh());
    }
  });

  test.each([
    'users/nobody/',
    'users/followed-by/nobody/',
    'users/following/nobody/',
    'logs/user/nobody/',
    'tags/user/nobody/',
    'logs/tag/nosuchtag/',
    'logs/999999/',
    'nowhere/',
    '',
  ])('%s is not found', async (path) => {
    const { status, body } = await read(sandbox, path);
    expect([status, body]).toEqual([404, { detail: 'Not found.' }]);
  });
});

describe('logs', () => {
  test('a log reads byte for byte as documented, but for dates and pictures', async () => {
    const response = await fetch(new URL('logs/2588/', sandbox.url));
    const documented = {
      id: 2588,
      created: '2026-05-28T04:28:49Z',
      user: josh(),
      source: null,
      content:
        '<p>Finally posted my thoughts from my earlier ReadWrite interview onto the Hello Code blog. Barely any of what I wrote ended up in the final piece (which is always the way) so I figured I\'d repurpose it as a blog post rather than letting all those words go to waste. It\'s on <a href="http://blog.hellocode.co/post/future-activity-data/">the future of activity tracking data</a>. <a class="tag" href="/tag/blogging"><span class="hash">#</span>blogging</a></p>',
      comments: [],
      tags: ['blogging'],
      mentions: [],
      likes: [
        { user: 'kiriappeee', created: '2026-05-28T04:51:11Z' },
        { user: 'belle', created: '2026-05-28T08:31:38Z' },
      ],
    };
    expect(await response.text()).toBe(JSON.stringify(documented));
    expect(response.headers.get('content-type')).toBe('application/json');
  });

  test('a comment stands in its log with its keys in the documented order', async () => {
    const { body } = await read(sandbox, 'logs/2606/');
    expect(Object.keys(body.comments[0])).toEqual([
      'id',
      'created',
      'user',
      'content',
      'source',
      'tags',
      'mentions',
    ]);
    expect(body.comments[0].user).toEqual(body.user);
  });

  test('the public timeline is all 2,402 logs, the newest first, twenty a page', async () => {
    const { body } = await read(sandbox, 'logs/');
    expect(Object.keys(body)).toEqual(['count', 'next', 'previous', 'results']);
    expect([body.count, body.next, body.previous, body.results.length]).toEqual([
      2402,
      `${sandbox.url.href}logs/?limit=20&offset=20`,
      null,
      20,
    ]);
    const [first] = body.results;
    expect([first.id, first.tags, first.mentions]).toEqual([2617, ['exist', 'weeklylinks'], ['belle']]);
    const times: string[] = body.results.map(({ created }: { created: string }) => created);
    expect(times).toEqual([...times].sort().reverse());
  });

  test('tags of a log are sorted whatever their case', async () => {
    const { body } = await read(sandbox, 'logs/2614/');
    expect(body.tags).toEqual([
      'admin',
      'bookkeeping',
      'customerdevelopment',
      'exist',
      'HelloCode',
      'report',
      'theatre',
    ]);
  });

  test('the logs of a tag are found whatever the case it is asked in', async () => {
    const { body } = await read(sandbox, 'logs/tag/hellocode/?limit=100');
    const same = await read(sandbox, 'logs/tag/HelloCode/?limit=100');
    expect(body.count).toBeGreaterThan(20);
    expect(body.results).toEqual(same.body.results);
    for (const log of body.results) expect(log.tags).toContain('HelloCode');
  });

  test('the logs of a tag that is not ASCII are found', async () => {
    const { body } = await read(sandbox, `logs/tag/${encodeURIComponent('日本語')}/?limit=2`);
    expect(body.count).toBeGreaterThan(5);
    expect(body.next).toBe(`${sandbox.url.href}logs/tag/%E6%97%A5%E6%9C%AC%E8%AA%9E/?limit=2&offset=2`);
    for (const log of body.results) expect(log.tags).toContain('日本語');
  });

  test('kateo has the documented 65 logs', async () => {
    const logs = await walk(sandbox, 'logs/user/kateo/');
    expect(new Set(logs.map(({ id }) => id)).size).toBe(65);
    expect(new Set(logs.map(({ user }) => user.username))).toEqual(new Set(['kateo']));
  });

  test('a page holds as many as 100 logs with all their comments', async () => {
    const { body } = await read(sandbox, 'logs/?limit=100&offset=500');
    expect(body.results.length).toBe(100);
    expect(body.results.flatMap(({ comments }: { comments: unknown[] }) => comments).length).toBeGreaterThan(
      50,
    );
  });
});

describe('timelines', () => {
  test('the home timeline holds the logs of the viewer and of those the viewer follows', async () => {
    const followed = await walk(sandbox, 'users/followed-by/josh/?limit=100');
    const expected = new Set(['josh', ...followed.map(({ username }) => username)]);
    const home = await walk(sandbox, 'timelines/home/?limit=100');
    expect(home.map(({ id }) => id)).toEqual(
      allLogs.filter(({ user }) => expected.has(user.username)).map(({ id }) => id),
    );
    expect(home.length).toBeGreaterThan(500);
  });

  test('an activity holds what it tells of, whole, as documented', async () => {
    const activity = await walk(sandbox, 'timelines/activity/?limit=100');
    const { body: log } = await read(sandbox, 'logs/2613/');
    const item = activity.find(({ type, log }) => type === 'comment_after' && log?.id === 2613);
    expect(item).toEqual({
      id: expect.any(Number),
      created: '2026-06-01T00:23:51Z',
      type: 'comment_after',
      content: 'rpgdan commented after you on a log',
      originator: log.user,
      log,
      comment: log.comments.at(-1),
    });
    expect(Object.keys(item)).toEqual(['id', 'created', 'type', 'content', 'originator', 'log', 'comment']);
    expect(item.comment.content).toBe("<p>Thanks guys :)</p>\n<p>I'll check out the book too!</p>");
  });

  test('the activity has hundreds of items of five types, some without a log or a comment', async () => {
    const activity = await walk(sandbox, 'timelines/activity/?limit=100');
    const types = new Set(activity.map(({ type }) => type));
    expect(types).toEqual(new Set(['comment', 'comment_after', 'like', 'follow', 'mention']));
    expect(activity.length).toBeGreaterThan(400);
    const likes = activity.filter(({ type }) => type === 'like');
    expect(likes.filter(({ log }) => log === null).length).toBeGreaterThan(0);
    const comments = activity.filter(({ type }) => type === 'comment');
    expect(comments.filter(({ comment }) => comment === null).length).toBeGreaterThan(0);
    expect(comments.every(({ log }) => log !== null)).toBe(true);
  });
});

describe('tags', () => {
  test('following next walks all 1,136 tags once, in order whatever their case', async () => {
    const tags = await walk(sandbox, 'tags/');
    const names: string[] = tags.map(({ name }) => name.toLowerCase());
    expect([names.length, new Set(names).size]).toEqual([1136, 1136]);
    expect(names).toEqual([...names].sort());
    expect(tags.slice(0, 3).map(({ name }) => name)).toEqual(['35mm', '3Dprinting', '52filmsbywomen']);
    expect(Object.keys(tags[0])).toEqual(['name', 'created']);
  });

  test('every tag has a log, and is as old as its first', async () => {
    const tags = await walk(sandbox, 'tags/?limit=100');
    const firstUse = new Map<string, string>();
    for (const { tags: names, comments, created } of allLogs.toReversed()) {
      for (const name of names) if (!firstUse.has(name)) firstUse.set(name, created);
      for (const comment of comments) {
        for (const name of comment.tags) {
          const first = firstUse.get(name);
          if (!first || comment.created < first) firstUse.set(name, comment.created);
        }
      }
    }
    expect(new Map(tags.map(({ name, created }) => [name, created]))).toEqual(
      new Map([...firstUse].sort(([left], [right]) => (left.toLowerCase() < right.toLowerCase() ? -1 : 1))),
    );
  });

  test('the tags of a user are those of the logs of that user', async () => {
    const tags = (await walk(sandbox, 'tags/user/josh/')).map(({ name }) => name);
    const logs = await walk(sandbox, 'logs/user/josh/?limit=100');
    expect(new Set(tags)).toEqual(new Set(logs.flatMap((log) => log.tags)));
    expect(tags.length).toBe(new Set(tags).size);
  });

  test('trending tags are a bare array of ten', async () => {
    const { body } = await read(sandbox, 'tags/trending/');
    expect(body).toHaveLength(10);
    for (const tag of body) {
      expect(tag).toEqual({
        name: expect.any(String),
        created: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:]{8}Z$/),
      });
    }
  });
});

describe('pages', () => {
  test.each([
    ['limit=0', 20, 0],
    ['limit=-5', 20, 0],
    ['limit=many', 20, 0],
    ['limit=2.5', 20, 0],
    ['limit=3&offset=-1', 3, 0],
    ['limit=3&offset=x', 3, 0],
    ['limit=5000', 1000, 0],
    ['limit=3&offset=7', 3, 7],
  ])('?%s reads %i from %i', async (query, limit, offset) => {
    const { body } = await read(sandbox, `tags/?${query}`);
    const { body: expected } = await read(sandbox, `tags/?limit=${limit}&offset=${offset}`);
    expect(body.results.length).toBe(limit);
    expect(body).toEqual(expected);
  });

  test('the links keep the rest of the query and lead back to a first page without an offset', async () => {
    const { body } = await read(sandbox, 'tags/?offset=30&x=1&limit=15');
    expect([body.previous, body.next]).toEqual([
      `${sandbox.url.href}tags/?limit=15&offset=15&x=1`,
      `${sandbox.url.href}tags/?limit=15&offset=45&x=1`,
    ]);
    const { body: second } = await read(sandbox, 'tags/?offset=10&limit=15');
    expect(second.previous).toBe(`${sandbox.url.href}tags/?limit=15`);
  });

  test('a page behind the end is empty and leads back', async () => {
    const { body } = await read(sandbox, 'tags/?limit=10&offset=5000');
    expect(body).toEqual({
      count: 1136,
      next: null,
      previous: `${sandbox.url.href}tags/?limit=10&offset=4990`,
      results: [],
    });
  });

  test('an address without its slash leads to the one with it, query included', async () => {
    const { status, headers } = await read(sandbox, 'logs?limit=5');
    expect([status, headers.get('location')]).toEqual([301, '/api/1/logs/?limit=5']);
  });

  test('HEAD answers like GET, without content', async () => {
    const response = await fetch(new URL('logs/2617/', sandbox.url), { method: 'HEAD' });
    expect([response.status, await response.text()]).toEqual([200, '']);
  });
});

describe('what there is to read', () => {
  test('fills eighteen months with texts that nobody has to skip', () => {
    const comments = allLogs.flatMap((log) => log.comments);
    const contents: string[] = allLogs.map(({ content }) => content);
    expect([allLogs.length, new Set(allLogs.map(({ id }) => id)).size, allLogs[0].id]).toEqual([
      2402, 2402, 2617,
    ]);
    expect(allLogs.at(-1).created).toMatch(/^2024-12-/);
    expect(allLogs[0].created).toBe('2026-06-01T05:39:38Z');
    expect(comments.length).toBeGreaterThan(2500);
    expect(Math.max(...allLogs.map((log) => log.comments.length))).toBeGreaterThan(30);
    expect(allLogs.filter(({ source }) => source !== null).length).toBeGreaterThan(50);
    expect(new Set(contents).size).toBeGreaterThan(2380);
    for (const part of [
      '<ul>',
      '<pre><code',
      '<blockquote>',
      '<strong>',
      '<em>',
      '<a href="https://',
      '日',
      '☕',
    ]) {
      expect(contents.filter((content) => content.includes(part)).length).toBeGreaterThan(5);
    }
    // No slot of a template is left open.
    expect(
      [...contents, ...comments.map(({ content }) => content)].filter((content) => /[{}|]/.test(content)),
    ).toEqual(contents.filter((content) => /wc -l/.test(content)));
  });
});
