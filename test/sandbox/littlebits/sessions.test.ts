import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  BANNED_TOKEN,
  DEMO_EMAIL,
  DEMO_FACEBOOK_USER_ID,
  DEMO_PASSWORD,
  DEMO_SESSION_TOKEN,
  DEMO_TOKEN,
} from '../../../src/sandbox/littlebits/demo.ts';
import { sandbox as littlebitsSandbox } from '../../../src/sandbox/littlebits/sandbox.ts';
import type { RunningSandbox } from '../../../src/sandbox/sandbox.ts';
import { type Reply, send } from '../client.ts';
import { asMember, failure, success, TOKEN_SHAPE } from './client.ts';

const NOW = Date.parse('2026-06-01T09:00:00Z');
let sandbox: RunningSandbox;
beforeEach(async () => {
  sandbox = await littlebitsSandbox.start({ directory: null, now: () => NOW });
});
afterEach(() => sandbox.close());

const signIn = (email: string, password: string): Promise<Reply> =>
  send(sandbox, 'POST', 'session/create', {
    form: { 'mobile_app[email]': email, 'mobile_app[password]': password },
  });
const statusWith = async (token: string): Promise<number> =>
  (await asMember(sandbox, 'GET', 'my_library', {}, token)).status;
const account = (id: unknown, username: string, since: string, origin: string) => ({
  id,
  username,
  twitter: null,
  location: null,
  bio: null,
  image: `${origin}/uploads/user/avatar/medium_pinkModule.png`,
  member_since: `Member since ${since}`,
  spree_api_key: expect.stringMatching(TOKEN_SHAPE),
  projects: [],
});

describe('signing in (B1)', () => {
  test('gives the documented account with a fresh token, and tells the email alone back', async () => {
    const { status, body } = await signIn(DEMO_EMAIL, DEMO_PASSWORD);
    const expected = account(64651, 'someguy', 'June 2015', sandbox.url.origin);
    expect([status, body]).toEqual([
      200,
      success('POST', 'session/create', [{ name: 'email', value: DEMO_EMAIL }], expected),
    ]);
    expect(Object.keys(body.results)).toEqual(Object.keys(expected));
    expect(await statusWith(body.results.spree_api_key)).toBe(200);
  });

  test.each([
    [DEMO_EMAIL, 'wrong horse'],
    ['nobody@example.com', DEMO_PASSWORD],
  ])('fails with 200 as %s with %s, and never echoes the password', async (email, password) => {
    const { status, body } = await signIn(email, password);
    const params = [{ name: 'email', value: email }];
    expect([status, body]).toEqual([
      200,
      failure('POST', 'session/create', params, 'Invalid email or password.'),
    ]);
    expect(JSON.stringify(body)).not.toContain(password);
  });

  test('takes JSON and multipart as well, and refuses what is missing', async () => {
    const json = { mobile_app: { email: DEMO_EMAIL, password: DEMO_PASSWORD } };
    expect((await send(sandbox, 'POST', 'session/create/', { json })).body.meta.success).toBe(true);
    const form = new FormData();
    form.set('mobile_app[email]', DEMO_EMAIL);
    form.set('mobile_app[password]', DEMO_PASSWORD);
    expect((await send(sandbox, 'POST', 'session/create', { body: form })).body.meta.success).toBe(true);
    expect((await send(sandbox, 'POST', 'session/create')).status).toBe(400);
    const broken = { body: '{', headers: { 'content-type': 'application/json' } };
    expect((await send(sandbox, 'POST', 'session/create', broken)).status).toBe(400);
  });
});

describe('signing in with Facebook (B2)', () => {
  const facebook = (email: string, userID: string, first_name = 'Peter'): Promise<Reply> =>
    send(sandbox, 'POST', 'session/fb', {
      json: { first_name, last_name: 'Pan', email, access_token: { userID } },
    });

  test('signs up whom it does not know, and finds them the next time', async () => {
    const { status, body } = await facebook('e2@ma.il', '2');
    const params = [
      { name: 'first_name', value: 'Peter' },
      { name: 'last_name', value: 'Pan' },
      { name: 'email', value: 'e2@ma.il' },
    ];
    const expected = account(expect.any(Number), 'Peter_Pan', 'June 2026', sandbox.url.origin);
    expect([status, body]).toEqual([200, success('POST', 'session/fb', params, expected)]);
    expect((await facebook('e2@ma.il', '2')).body.results.id).toBe(body.results.id);
    expect((await facebook('e3@ma.il', '3')).body.results.username).toBe('Peter_Pan_2');
  });

  test('knows the demo user, and refuses another Facebook user for the account', async () => {
    expect((await facebook(DEMO_EMAIL, DEMO_FACEBOOK_USER_ID)).body.results.id).toBe(64651);
    expect((await facebook(DEMO_EMAIL, '2')).status).toBe(403);
  });

  test('takes a form with brackets', async () => {
    const form = { first_name: 'A', last_name: 'B', email: 'ab@ma.il', 'access_token[userID]': '9' };
    expect((await send(sandbox, 'POST', 'session/fb', { form })).body.results.username).toBe('A_B');
  });

  test('fails with 200 where something is missing', async () => {
    const { status, body } = await facebook('e2@ma.il', '');
    expect([status, body.results, body.meta.success]).toEqual([200, {}, false]);
  });
});

describe('signing out (B3)', () => {
  test('ends the session, and is 204 without content whatever the token was', async () => {
    const broken = { body: '{', headers: { 'content-type': 'application/json' } };
    expect((await send(sandbox, 'POST', 'session/destroy', broken)).status).toBe(204);
    for (const token of [DEMO_SESSION_TOKEN, DEMO_SESSION_TOKEN, 'nobody']) {
      const { status, body } = await send(sandbox, 'POST', 'session/destroy', { form: { token } });
      expect([status, body]).toEqual([204, '']);
    }
    expect(await statusWith(DEMO_SESSION_TOKEN)).toBe(401);
  });

  test("does not end the demo's own", async () => {
    await send(sandbox, 'POST', 'session/destroy', { form: { token: DEMO_TOKEN } });
    expect(sandbox.credential).toBe(DEMO_TOKEN);
    expect(await statusWith(sandbox.credential)).toBe(200);
  });
});

describe('access', () => {
  test('is refused with 401 in an envelope without a token or with a wrong one', async () => {
    const expected = failure(
      'GET',
      'my_library',
      null,
      'You need to sign in or sign up before continuing.',
      [],
    );
    const stranger = await send(sandbox, 'GET', 'my_library');
    expect([stranger.status, stranger.body]).toEqual([401, expected]);
    expect((await asMember(sandbox, 'GET', 'my_library', {}, 'wrong')).body).toEqual(expected);
  });

  test('is refused with 403 to a banned member who writes', async () => {
    expect(await statusWith(BANNED_TOKEN)).toBe(200);
    const { status, body } = await asMember(sandbox, 'POST', 'projects/16/like', {}, BANNED_TOKEN);
    expect([status, body.meta.errors]).toEqual([403, 'Your account may not do this.']);
  });

  test('is refused with 404 in an envelope where there is no such address or method', async () => {
    const { status, body } = await send(sandbox, 'GET', 'nothing/here');
    expect([status, body]).toEqual([404, failure('GET', 'nothing/here', null, 'Not Found')]);
    expect((await send(sandbox, 'PATCH', 'products')).status).toBe(404);
  });
});

describe('HTTP Basic', () => {
  test('is demanded before all else where it is asked for', async () => {
    const staging = await littlebitsSandbox.start({
      directory: null,
      basic: { username: 'stg', password: 'bits:1' },
    });
    const basic = (pair: string) => ({ authorization: `Basic ${Buffer.from(pair).toString('base64')}` });
    const refused = await asMember(staging, 'GET', 'my_library');
    expect([refused.status, refused.body, refused.headers.get('www-authenticate')]).toEqual([
      401,
      'HTTP Basic: Access denied.\n',
      'Basic realm="Application"',
    ]);
    expect((await asMember(staging, 'GET', 'products', basic('stg:no'))).status).toBe(401);
    expect((await asMember(staging, 'GET', 'my_library', basic('stg:bits:1'))).status).toBe(200);
    expect((await send(staging, 'GET', 'my_library', basic('stg:bits:1'))).body.meta.success).toBe(false);
    await staging.close();
  });
});
