import * as oauth from 'oauth4webapi';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { DEMO_OAUTH_CLIENT, DEMO_PUBLIC_OAUTH_CLIENT } from '../../../src/sandbox/larder/demo.ts';
import { sandbox as larderSandbox } from '../../../src/sandbox/larder/sandbox.ts';
import type { RunningSandbox } from '../../../src/sandbox/sandbox.ts';
import { send } from '../client.ts';
import * as signIn from '../sign-in.ts';
import { get } from './client.ts';

const { decide, REDIRECT_URI } = signIn;
const TOKEN = expect.stringMatching(/^[0-9a-f]{40}$/);
const CLIENT = { client_id: DEMO_OAUTH_CLIENT.id, client_secret: DEMO_OAUTH_CLIENT.secret };

let sandbox: RunningSandbox;
let now: number;
beforeAll(async () => {
  sandbox = await larderSandbox.start({ directory: null, now: () => now });
});
beforeEach(() => {
  now = Date.parse('2026-07-01T12:00:00Z');
});
afterAll(() => sandbox.close());

const authorizeUrl = (parameters: Readonly<Record<string, string | null>> = {}): URL => {
  const url = signIn.authorizeUrl(sandbox, parameters);
  url.pathname = '/oauth/authorize/';
  return url;
};
const requestToken = async (form: Readonly<Record<string, string>>, path = '/oauth/token/') => {
  const response = await fetch(new URL(path, sandbox.url), {
    method: 'POST',
    body: new URLSearchParams({ ...form, ...CLIENT }),
  });
  return { status: response.status, body: (await response.json()) as Record<string, string> };
};
const exchange = async (user = '100', scope = 'read write') => {
  const location = await decide(authorizeUrl({ scope }), 'allow', user);
  const code = location.searchParams.get('code') ?? '';
  return requestToken({ grant_type: 'authorization_code', code, redirect_uri: REDIRECT_URI });
};
const whoAmI = async (token = '') => (await send(sandbox, 'GET', 'user/', { token })).body;

describe('R1: the authorize page', () => {
  test('names the app, what it asks for and whom it can act for', async () => {
    const html = await (await fetch(authorizeUrl())).text();
    for (const text of [
      '<title>Allow Larder Sandbox App? · Larder sandbox</title>',
      'read your bookmarks, folders and tags',
      'add, change and delete them in your name',
      'You are signed in as the demo user josh',
      'nadia',
      'tomasz',
    ]) {
      expect(html).toContain(text);
    }
    expect(html).not.toContain('the people you follow');
    const reading = await (await fetch(authorizeUrl({ scope: 'read' }))).text();
    expect(reading).not.toContain('in your name');
  });

  test('returns to the app with a code on Allow and with an error on Deny', async () => {
    const allowed = await decide(authorizeUrl({ state: null }), 'allow');
    const denied = await decide(authorizeUrl({ state: null }), 'deny');
    expect([allowed.searchParams.get('code'), denied.search]).toEqual([TOKEN, '?error=access_denied']);
  });

  test('refuses a redirect URI that is not HTTPS, and another service’s app', async () => {
    const plain = await fetch(authorizeUrl({ redirect_uri: 'http://app.example/' }), { redirect: 'manual' });
    const other = await fetch(authorizeUrl({ client_id: 'littlelogs-sandbox-client' }));
    expect([plain.status, other.status]).toEqual([400, 400]);
  });
});

describe('R2: a code', () => {
  test('gives tokens as documented, for whoever pressed Allow', async () => {
    const { status, body } = await exchange('311');
    expect([status, body]).toEqual([
      200,
      {
        access_token: TOKEN,
        token_type: 'Bearer',
        expires_in: 2591999,
        refresh_token: TOKEN,
        scope: 'read write read+write',
      },
    ]);
    expect(Object.keys(body)).toEqual(['access_token', 'token_type', 'expires_in', 'refresh_token', 'scope']);
    expect((await whoAmI(body.access_token)).username).toBe('tomasz');
  });

  test.each([
    ['read', 'read', 403],
    ['read+write', 'read write read+write', 201],
  ])('for the scope "%s" gives a token for no more', async (scope, granted, status) => {
    const { body } = await exchange('100', scope);
    const form = { name: 'made-by-an-app' };
    const written = await send(sandbox, 'POST', 'tags/add/', { token: body.access_token ?? '', form });
    expect([body.scope, written.status]).toEqual([granted, status]);
  });

  test('is not taken as JSON', async () => {
    const response = await fetch(new URL('/oauth/token/', sandbox.url), {
      method: 'POST',
      body: JSON.stringify({ grant_type: 'refresh_token', ...CLIENT }),
      headers: { 'content-type': 'application/json' },
    });
    expect([response.status, await response.json()]).toEqual([400, { error: 'invalid_request' }]);
  });
});

describe('R3: a refresh token', () => {
  test.each(['/oauth/token/', '/oauth/token', '/oauth2/access_token', '/oauth2/access_token/'])(
    'is traded at %s, which ends both old tokens',
    async (path) => {
      const { body: old } = await exchange();
      const refresh = { grant_type: 'refresh_token', refresh_token: old.refresh_token ?? '' };
      const { status, body } = await requestToken(refresh, path);
      expect([status, body]).toEqual([
        200,
        {
          access_token: TOKEN,
          token_type: 'Bearer',
          expires_in: 2591999,
          refresh_token: TOKEN,
          scope: 'read write read+write',
        },
      ]);
      expect((await whoAmI(body.access_token)).username).toBe('josh');
      expect(await whoAmI(old.access_token)).toEqual({ detail: 'Invalid token.' });
      expect((await requestToken(refresh)).body).toEqual({ error: 'invalid_grant' });
    },
  );

  test('is good after the access token has expired, a month on', async () => {
    const { body } = await exchange();
    now += 2_591_998 * 1000;
    expect((await whoAmI(body.access_token)).username).toBe('josh');
    now += 1000;
    expect(await whoAmI(body.access_token)).toEqual({ detail: 'Invalid token.' });
    const refreshed = await requestToken({
      grant_type: 'refresh_token',
      refresh_token: body.refresh_token ?? '',
    });
    expect(refreshed.status).toBe(200);
  });
});

test('an OAuth client library signs in and refreshes, with a secret in either place and without one', async () => {
  const server: oauth.AuthorizationServer = {
    issuer: sandbox.url.origin,
    authorization_endpoint: authorizeUrl().href,
    token_endpoint: new URL('/oauth/token/', sandbox.url).href,
  };
  const loopback = { [oauth.allowInsecureRequests]: true };
  for (const [client_id, authentication] of [
    [DEMO_OAUTH_CLIENT.id, oauth.ClientSecretPost(DEMO_OAUTH_CLIENT.secret)],
    [DEMO_OAUTH_CLIENT.id, oauth.ClientSecretBasic(DEMO_OAUTH_CLIENT.secret)],
    [DEMO_PUBLIC_OAUTH_CLIENT.id, oauth.None()],
  ] as const) {
    const client: oauth.Client = { client_id };
    const callback = await decide(authorizeUrl({ client_id }), 'allow', '100');
    const parameters = oauth.validateAuthResponse(server, client, callback, 'a state&more');
    const codeAnswer = await oauth.authorizationCodeGrantRequest(
      server,
      client,
      authentication,
      parameters,
      REDIRECT_URI,
      oauth.nopkce,
      loopback,
    );
    const tokens = await oauth.processAuthorizationCodeResponse(server, client, codeAnswer);
    const refreshAnswer = await oauth.refreshTokenGrantRequest(
      server,
      client,
      authentication,
      tokens.refresh_token ?? '',
      loopback,
    );
    const fresh = await oauth.processRefreshTokenResponse(server, client, refreshAnswer);
    expect([tokens.expires_in, fresh.expires_in]).toEqual([2_591_999, 2_591_999]);
    expect(await whoAmI(fresh.access_token)).toEqual((await get(sandbox, 'user/')).body);
  }
});
