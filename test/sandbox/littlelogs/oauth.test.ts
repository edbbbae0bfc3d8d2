import * as oauth from 'oauth4webapi';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { DEMO_OAUTH_CLIENT, DEMO_PUBLIC_OAUTH_CLIENT } from '../../../src/sandbox/littlelogs/demo.ts';
import { sandbox as littlelogsSandbox } from '../../../src/sandbox/littlelogs/sandbox.ts';
import type { RunningSandbox } from '../../../src/sandbox/sandbox.ts';
import { send } from '../client.ts';
import {
  allowedCode,
  authorizeUrl,
  decide,
  exchange,
  REDIRECT_URI,
  requestToken,
  signIn,
} from '../sign-in.ts';

const MINUTE = 60_000;
const TOKEN = expect.stringMatching(/^[0-9a-f]{40}$/);

let sandbox: RunningSandbox;
let now: number;
beforeAll(async () => {
  sandbox = await littlelogsSandbox.start({ directory: null, now: () => now });
});
beforeEach(() => {
  now = Date.parse('2026-07-01T12:00:00Z');
});
afterAll(() => sandbox.close());

const whoAmI = async (token = '') => (await send(sandbox, 'GET', 'users/$self/', { token })).body;

describe('the authorize page', () => {
  test('names the app and what it asks for, and offers Allow and Deny', async () => {
    const response = await fetch(authorizeUrl(sandbox));
    const html = await response.text();
    expect([response.status, response.headers.get('content-type')]).toEqual([
      200,
      'text/html; charset=UTF-8',
    ]);
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect(response.headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
    for (const text of [
      '<html lang="en">',
      DEMO_OAUTH_CLIENT.name,
      'You are signed in as the demo user josh',
      'write, change and delete in your name',
      '<button type="submit" name="decision" value="allow">Allow</button>',
      '<button type="submit" name="decision" value="deny" class="quiet">Deny</button>',
    ]) {
      expect(html).toContain(text);
    }
    const reading = await (await fetch(authorizeUrl(sandbox, { scope: 'read' }))).text();
    expect(reading).not.toContain('write, change and delete');
  });

  test('answers with a slash at its end as well', async () => {
    const url = authorizeUrl(sandbox);
    url.pathname += '/';
    expect((await fetch(url)).status).toBe(200);
    expect(await allowedCode(url)).toEqual(TOKEN);
  });

  test.each([
    ['an unknown client', { client_id: 'nobody' }],
    ['no client', { client_id: null }],
    ['plain HTTP', { redirect_uri: 'http://app.example/callback' }],
    ['a script', { redirect_uri: 'javascript:alert(1)' }],
    ['a relative address', { redirect_uri: '/callback' }],
    ['a fragment', { redirect_uri: 'https://app.example/#here' }],
    ['no redirect URI', { redirect_uri: null }],
  ])('refuses %s on a page of its own, never by a redirect', async (_, parameters) => {
    const response = await fetch(authorizeUrl(sandbox, parameters), { redirect: 'manual' });
    expect([response.status, response.headers.get('location')]).toEqual([400, null]);
    expect(await response.text()).toContain('be authorised');
  });

  test.each([
    [{ response_type: 'token' }, 'unsupported_response_type'],
    [{ response_type: null }, 'invalid_request'],
    [{ scope: 'everything' }, 'invalid_scope'],
    [{ scope: 'write' }, 'invalid_scope'],
  ])('sends the app back when it asks %o', async (parameters, error) => {
    const response = await fetch(authorizeUrl(sandbox, parameters), { redirect: 'manual' });
    expect([response.status, response.headers.get('location')]).toEqual([
      302,
      `${REDIRECT_URI}?error=${error}&state=a+state%26more`,
    ]);
  });

  test('sends the app back with access_denied on Deny', async () => {
    const location = await decide(authorizeUrl(sandbox), 'deny');
    expect(location.href).toBe(`${REDIRECT_URI}?error=access_denied&state=a+state%26more`);
  });

  test('keeps the query of the redirect URI and sends no state where none came', async () => {
    const location = await decide(
      authorizeUrl(sandbox, { redirect_uri: 'https://app.example/cb?tenant=7', state: null }),
      'allow',
    );
    expect([...location.searchParams.keys()]).toEqual(['tenant', 'code']);
  });

  test('takes each answer once, and only its own', async () => {
    const url = authorizeUrl(sandbox);
    const request = /name="request" value="([^"]+)"/.exec(await (await fetch(url)).text())?.[1] ?? '';
    const press = (key: string) =>
      fetch(url, {
        method: 'POST',
        body: new URLSearchParams({ request: key, decision: 'allow' }),
        redirect: 'manual',
      });
    expect((await press('forged')).status).toBe(400);
    expect((await press(request)).status).toBe(302);
    expect((await press(request)).status).toBe(400);
  });

  test('forgets a question that nobody answered for ten minutes', async () => {
    const url = authorizeUrl(sandbox);
    const request = /name="request" value="([^"]+)"/.exec(await (await fetch(url)).text())?.[1] ?? '';
    now += 10 * MINUTE;
    const body = new URLSearchParams({ request, decision: 'allow' });
    expect((await fetch(url, { method: 'POST', body, redirect: 'manual' })).status).toBe(400);
  });
});

describe('a code', () => {
  test('gives tokens in the documented form, and who pressed Allow is who they act for', async () => {
    const { status, body, headers } = await exchange(sandbox, await allowedCode(authorizeUrl(sandbox), '2'));
    expect([status, headers.get('cache-control')]).toEqual([200, 'no-store']);
    expect(body).toEqual({
      access_token: TOKEN,
      token_type: 'Bearer',
      expires_in: 31535999,
      refresh_token: TOKEN,
      scope: 'read write read+write',
    });
    expect(Object.keys(body)).toEqual(['access_token', 'token_type', 'expires_in', 'refresh_token', 'scope']);
    expect((await whoAmI(body.access_token)).username).toBe('belle');
  });

  test.each(['read', 'read write', 'read+write'])(
    'for the scope "%s" gives a token for no more',
    async (scope) => {
      const code = await allowedCode(authorizeUrl(sandbox, { scope }));
      const { body } = await exchange(sandbox, code);
      expect(body.scope).toBe(scope === 'read' ? 'read' : 'read write read+write');
      const { status } = await send(sandbox, 'POST', 'logs/2614/like/', { token: body.access_token ?? '' });
      expect(status).toBe(scope === 'read' ? 403 : 201);
    },
  );

  test('is good for one exchange, and a second one ends what the first gave', async () => {
    const code = await allowedCode(authorizeUrl(sandbox));
    const { body: first } = await exchange(sandbox, code);
    expect((await whoAmI(first.access_token)).username).toBe('josh');
    const second = await exchange(sandbox, code);
    expect([second.status, second.body]).toEqual([400, { error: 'invalid_grant' }]);
    expect(await whoAmI(first.access_token)).toEqual({ detail: 'Invalid token.' });
  });

  test('expires after ten minutes', async () => {
    const code = await allowedCode(authorizeUrl(sandbox));
    now += 10 * MINUTE;
    expect((await exchange(sandbox, code)).body).toEqual({ error: 'invalid_grant' });
  });

  test('is good only for its client and its redirect URI', async () => {
    const code = await allowedCode(authorizeUrl(sandbox));
    const grant = { grant_type: 'authorization_code', code };
    const elsewhere = await requestToken(sandbox, { ...grant, redirect_uri: 'https://app.example/other' });
    const otherClient = await requestToken(
      sandbox,
      { ...grant, redirect_uri: REDIRECT_URI },
      { client_id: DEMO_PUBLIC_OAUTH_CLIENT.id },
    );
    expect([elsewhere.body, otherClient.body]).toEqual([
      { error: 'invalid_grant' },
      { error: 'invalid_grant' },
    ]);
  });

  test('marks the logs that are written with its token as coming from the app', async () => {
    const token = await signIn(sandbox, 1);
    const { body } = await send(sandbox, 'POST', 'logs/create/', { token, form: { content: 'From my app' } });
    expect(body.source).toBe(DEMO_OAUTH_CLIENT.name);
  });
});

describe('the token endpoint', () => {
  test('demands the secret of a confidential client, in the form or by HTTP Basic', async () => {
    const { id, secret } = DEMO_OAUTH_CLIENT;
    const code = await allowedCode(authorizeUrl(sandbox));
    const form = { grant_type: 'authorization_code', code, redirect_uri: REDIRECT_URI };
    for (const client of [
      { client_id: id },
      { client_id: id, client_secret: 'wrong' },
      { client_id: 'nobody' },
      {},
    ]) {
      const { status, body } = await requestToken(sandbox, form, client);
      expect([status, body]).toEqual([401, { error: 'invalid_client' }]);
    }
    const response = await fetch(new URL('/oauth/token/', sandbox.url), {
      method: 'POST',
      body: new URLSearchParams(form),
      headers: { authorization: `Basic ${btoa(`${id}:${secret}`)}` },
    });
    expect(await response.json()).toMatchObject({ access_token: TOKEN });
  });

  test('asks a public client for no secret', async () => {
    const client = { client_id: DEMO_PUBLIC_OAUTH_CLIENT.id };
    const code = await allowedCode(authorizeUrl(sandbox, client));
    const form = { grant_type: 'authorization_code', code, redirect_uri: REDIRECT_URI };
    expect((await requestToken(sandbox, form, client)).status).toBe(200);
  });

  test('takes form data only', async () => {
    const response = await fetch(new URL('/oauth/token', sandbox.url), {
      method: 'POST',
      body: JSON.stringify({ grant_type: 'refresh_token' }),
      headers: { 'content-type': 'application/json' },
    });
    expect([response.status, await response.json()]).toEqual([400, { error: 'invalid_request' }]);
  });

  test.each([
    [{}, 'invalid_request'],
    [{ grant_type: 'authorization_code' }, 'invalid_request'],
    [{ grant_type: 'refresh_token' }, 'invalid_request'],
    [{ grant_type: 'password' }, 'unsupported_grant_type'],
    [{ grant_type: 'refresh_token', refresh_token: 'wrong' }, 'invalid_grant'],
  ])('answers %o in the terms of RFC 6749', async (form, error) => {
    const { status, body } = await requestToken(sandbox, form);
    expect([status, body]).toEqual([400, { error }]);
  });

  test('takes POST only', async () => {
    const response = await fetch(new URL('/oauth/token', sandbox.url));
    expect([response.status, response.headers.get('allow')]).toEqual([405, 'POST']);
  });
});

describe('a token', () => {
  test('expires when it said it would', async () => {
    const token = await signIn(sandbox, 1);
    now += 31_535_998 * 1000;
    expect((await whoAmI(token)).username).toBe('josh');
    now += 1000;
    expect(await whoAmI(token)).toEqual({ detail: 'Invalid token.' });
  });

  test('can be refreshed after its end, which ends the previous pair', async () => {
    const { body: old } = await exchange(sandbox, await allowedCode(authorizeUrl(sandbox)));
    const refresh = { grant_type: 'refresh_token', refresh_token: old.refresh_token ?? '' };
    now += 32_000_000 * 1000;
    const { status, body } = await requestToken(sandbox, refresh);
    expect([status, body]).toEqual([
      200,
      {
        access_token: TOKEN,
        token_type: 'Bearer',
        expires_in: 31535999,
        refresh_token: TOKEN,
        scope: old.scope,
      },
    ]);
    expect((await whoAmI(body.access_token)).username).toBe('josh');
    expect(await whoAmI(old.access_token)).toEqual({ detail: 'Invalid token.' });
    expect((await requestToken(sandbox, refresh)).body).toEqual({ error: 'invalid_grant' });
  });

  test('can be had and refreshed with an OAuth client library', async () => {
    const server: oauth.AuthorizationServer = {
      issuer: sandbox.url.origin,
      authorization_endpoint: authorizeUrl(sandbox).href,
      token_endpoint: new URL('/oauth/token', sandbox.url).href,
    };
    const client: oauth.Client = { client_id: DEMO_OAUTH_CLIENT.id };
    const loopback = { [oauth.allowInsecureRequests]: true };
    for (const authentication of [
      oauth.ClientSecretPost(DEMO_OAUTH_CLIENT.secret),
      oauth.ClientSecretBasic(DEMO_OAUTH_CLIENT.secret),
    ]) {
      const callback = await decide(authorizeUrl(sandbox), 'allow');
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
      expect([tokens.scope, fresh.expires_in]).toEqual(['read write read+write', 31_535_999]);
      expect((await whoAmI(fresh.access_token)).username).toBe('josh');
    }
  });
});
