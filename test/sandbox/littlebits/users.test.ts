import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { sandbox as littlebitsSandbox } from '../../../src/sandbox/littlebits/sandbox.ts';
import type { RunningSandbox } from '../../../src/sandbox/sandbox.ts';
import { type Reply, read, send } from '../client.ts';
import { asMember, failure, success, TOKEN_SHAPE } from './client.ts';

const NOW = Date.parse('2026-06-01T09:00:00Z');
let sandbox: RunningSandbox;
beforeEach(async () => {
  sandbox = await littlebitsSandbox.start({ directory: null, now: () => NOW });
});
afterEach(() => sandbox.close());

const idParams = (id: number | null, slug: string | null) => [
  { name: 'id', value: id },
  { name: 'slug', value: slug },
];

describe('a user (B19)', () => {
  test('comes as an array of one, with a sentence for a date and all projects', async () => {
    const { origin } = sandbox.url;
    const { status, body } = await read(sandbox, 'users/7');
    const { projects, ...profile } = body.results[0];
    expect([status, body]).toEqual([200, success('GET', 'users/7', idParams(7, null), [body.results[0]])]);
    expect(profile).toEqual({
      id: 7,
      username: 'erin_littleBits',
      twitter: '',
      location: 'boston, ma',
      bio: 'All the things!',
      image: `${origin}/uploads/user/avatar/484/medium_DSC_4144_-_Version_2.png`,
      member_since: 'Member since February 2015',
    });
    const rudolph = {
      id: 176,
      name: 'Rudolph the Red-Nosed Reindeer',
      slug: 'rudolph-the-red-nosed-reindeer',
      icon: `${origin}/uploads/lab/PurpleBit.png`,
      description: 'Power + Pulse + RBG led = a littleBits powered blinking Rudolph nose!',
      like_count: 1,
      comment_count: 0,
      user: {
        id: 7,
        image: `${origin}/uploads/user/avatar/484/small_DSC_4144_-_Version_2.png`,
        slug: 'erin_littlebits',
        username: 'erin_littleBits',
      },
    };
    const found = projects.find(({ id }: { id: number }) => id === 176);
    expect(found).toEqual(rudolph);
    expect(Object.keys(found)).toEqual(Object.keys(rudolph));
  });

  test('is found by slug, and may have a picture without a scheme', async () => {
    const { body } = await read(sandbox, 'users/sch/');
    expect(body.meta.criteria.params).toEqual(idParams(null, 'sch'));
    expect(body.results[0]).toMatchObject({
      id: 1300,
      image: `//${sandbox.url.host}/uploads/user/avatar/1300/medium_sch.png`,
    });
  });

  test('is 404 in an envelope where there is none', async () => {
    const { status, body } = await read(sandbox, 'users/nobody');
    const expected = failure('GET', 'users/nobody', idParams(null, 'nobody'), "Couldn't find User", []);
    expect([status, body]).toEqual([404, expected]);
  });
});

describe("a user's likes (B20)", () => {
  test('are projects as the list tells them', async () => {
    const { status, body } = await read(sandbox, 'users/sch/likes');
    expect([status, body]).toEqual([
      200,
      success('GET', 'users/sch/likes', idParams(null, 'sch'), [body.results[0]]),
    ]);
    expect(body.results[0]).toMatchObject({
      id: 1345,
      slug: 'real-time-weather-dashboard',
      comment_count: 8,
      like_count: 23,
      liked_by_user: null,
    });
  });

  test('are not paged, and begin with the latest', async () => {
    const before = (await asMember(sandbox, 'GET', 'users/64651/likes')).body.results;
    expect(before.length).toBeGreaterThan(20);
    await asMember(sandbox, 'POST', 'projects/2055/like');
    const after = (await asMember(sandbox, 'GET', 'users/64651/likes?per_page=1')).body.results;
    expect(after.map(({ id }: { id: number }) => id)).toEqual([
      2055,
      ...before.map(({ id }: { id: number }) => id),
    ]);
    expect(after.every((project: Reply['body']) => project.liked_by_user === true)).toBe(true);
  });
});

describe('signing up (B21)', () => {
  const fields = { email: 'new@ma.il', username: 'New Guy', password: 'hunter2!' };
  const signUp = (changes: Partial<typeof fields> & { confirmation?: string } = {}): Promise<Reply> => {
    const { confirmation, ...user } = { ...fields, ...changes };
    const form = Object.fromEntries(Object.entries(user).map(([name, value]) => [`user[${name}]`, value]));
    return send(sandbox, 'POST', 'users/new', {
      form: { ...form, 'user[password_confirmation]': confirmation ?? user.password },
    });
  };

  test('makes a member who is signed in, and never echoes the password', async () => {
    const { status, body } = await signUp();
    const params = [
      { name: 'email', value: 'new@ma.il' },
      { name: 'username', value: 'New Guy' },
    ];
    expect([status, body]).toEqual([
      201,
      success('POST', 'users/new', params, {
        id: expect.any(Number),
        username: 'New Guy',
        twitter: null,
        location: null,
        bio: null,
        image: `${sandbox.url.origin}/uploads/user/avatar/medium_pinkModule.png`,
        member_since: 'Member since June 2026',
        spree_api_key: expect.stringMatching(TOKEN_SHAPE),
        projects: [],
      }),
    ]);
    expect(JSON.stringify(body)).not.toContain('hunter2!');
    const library = await asMember(sandbox, 'GET', 'my_library', {}, body.results.spree_api_key);
    expect([library.status, library.body.results]).toEqual([200, []]);
    const form = { 'mobile_app[email]': 'new@ma.il', 'mobile_app[password]': 'hunter2!' };
    expect((await send(sandbox, 'POST', 'session/create', { form })).body.meta.success).toBe(true);
    expect((await read(sandbox, 'users/new-guy')).body.results[0].id).toBe(body.results.id);
  });

  test.each([
    [{ email: 'e@ma.il' }, 'Email has already been taken'],
    [{ email: 'nothing' }, 'Email is invalid'],
    [{ username: 'SOMEGUY' }, 'Username has already been taken'],
    [{ password: 'short' }, 'Password is too short (minimum is 6 characters)'],
    [{ confirmation: 'hunter3!' }, "Password confirmation doesn't match Password"],
    [
      { email: '', username: '', password: '' },
      "Email can't be blank, Username can't be blank, Password can't be blank",
    ],
  ])('refuses %o with 422', async (changes, errors) => {
    const { status, body } = await signUp(changes);
    expect([status, body.results, body.meta.success, body.meta.errors]).toEqual([422, {}, false, errors]);
  });
});

describe('a password reset (B22)', () => {
  const path = 'users/password_reset';
  test('succeeds for a member, and fails with 200 for others', async () => {
    const params = (value: string) => [{ name: 'email', value }];
    const known = await read(sandbox, `${path}?email=e@ma.il`);
    expect([known.status, known.body]).toEqual([200, success('GET', path, params('e@ma.il'), {})]);
    const unknown = await read(sandbox, `${path}?email=x@ma.il`);
    expect([unknown.status, unknown.body]).toEqual([
      200,
      failure('GET', path, params('x@ma.il'), 'Email not found.'),
    ]);
    expect((await read(sandbox, path)).status).toBe(400);
  });
});

describe('content (B4)', () => {
  const content = (key: string): Promise<Reply> => read(sandbox, `content?key=${key}`);
  const params = (value: string) => [{ name: 'key', value }];

  test('is a list', async () => {
    const { status, body } = await content('learn.lbbasics');
    expect([status, body]).toEqual([
      200,
      success('GET', 'content', params('learn.lbbasics'), { display: 'list', content: expect.any(Array) }),
    ]);
    expect(body.results.content[0]).toEqual({
      name: 'power',
      values: {
        title: 'It All Begins With Power',
        value: "It's kind of important",
        image: `${sandbox.url.origin}/uploads/image/asset/9531/card_feature_power.png`,
      },
    });
    expect((await content('learn.empty')).body.results.content).toEqual([]);
  });

  test('is HTML', async () => {
    const { body } = await content('learn.play');
    expect(body.results).toEqual({
      display: 'html',
      content: expect.stringMatching(/^<div class="container .*Join us!<\/p> <\/div><\/div><\/div>$/),
    });
  });

  test('fails with 200 for an unknown key, and with 400 without one', async () => {
    const { status, body } = await content('nope');
    const errors = 'There is no content with the key "nope".';
    expect([status, body]).toEqual([200, failure('GET', 'content', params('nope'), errors)]);
    expect((await read(sandbox, 'content')).status).toBe(400);
  });
});
