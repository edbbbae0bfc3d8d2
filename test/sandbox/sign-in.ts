import type { RunningSandbox } from '../../src/sandbox/sandbox.ts';

export const REDIRECT_URI = 'https://app.example/callback';

function demoClientOf({ oauthClient }: RunningSandbox): {
  readonly client_id: string;
  readonly client_secret: string;
} {
  if (oauthClient === undefined) throw new Error('This sandbox has no OAuth2.');
  return { client_id: oauthClient.id, client_secret: oauthClient.secret };
}

/** The authorize page's address with these parameters, the usual ones where they aren't given; null leaves one out. */
export function authorizeUrl(
  sandbox: RunningSandbox,
  parameters: Readonly<Record<string, string | null>> = {},
): URL {
  const url = new URL('/oauth/authorize', sandbox.url);
  const usual = {
    response_type: 'code',
    client_id: demoClientOf(sandbox).client_id,
    redirect_uri: REDIRECT_URI,
    scope: 'read write',
    state: 'a state&more',
  };
  for (const [name, value] of Object.entries({ ...usual, ...parameters })) {
    if (value !== null) url.searchParams.set(name, value);
  }
  return url;
}

/** Opens the authorize page and presses a button, as a browser would; answers where that leads. */
export async function decide(url: URL, decision: 'allow' | 'deny', user = '1'): Promise<URL> {
  const html = await (await fetch(url)).text();
  const request = /name="request" value="([^"]+)"/.exec(html)?.[1] ?? '';
  const response = await fetch(url, {
    method: 'POST',
    body: new URLSearchParams({ request, user, decision }),
    redirect: 'manual',
  });
  return new URL(response.headers.get('location') ?? 'about:nowhere');
}

export async function allowedCode(url: URL, user?: string): Promise<string> {
  return (await decide(url, 'allow', user)).searchParams.get('code') ?? '';
}

/** Posts a form to the token endpoint, with the demo client's id and secret unless they are given. */
export async function requestToken(
  sandbox: RunningSandbox,
  form: Readonly<Record<string, string>>,
  client: Readonly<Record<string, string>> = demoClientOf(sandbox),
): Promise<{ status: number; body: Record<string, string>; headers: Headers }> {
  const response = await fetch(new URL('/oauth/token', sandbox.url), {
    method: 'POST',
    body: new URLSearchParams({ ...form, ...client }),
  });
  return { status: response.status, body: await response.json(), headers: response.headers };
}

export function exchange(sandbox: RunningSandbox, code: string): ReturnType<typeof requestToken> {
  return requestToken(sandbox, { grant_type: 'authorization_code', code, redirect_uri: REDIRECT_URI });
}

/** An access token of one of the people that the authorize page offers. */
export async function signIn(sandbox: RunningSandbox, userId: number, scope = 'read write'): Promise<string> {
  const code = await allowedCode(authorizeUrl(sandbox, { scope }), String(userId));
  const { body } = await exchange(sandbox, code);
  return body.access_token ?? '';
}
