import { hash } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';
import type { Service } from '../../src/contract/service.ts';
import type { RunningSandbox } from '../../src/sandbox/sandbox.ts';

/** A credential of the form that a service takes, which nothing but a request to that service may hold. */
export function canaryCredential({ id, credential }: Service): string {
  return credential.example.replace(/<.*>|…/, `CANARY${id.replaceAll('_', '')}credential0123456789`);
}

/** A secret that a service gives, which nothing but the answer to a sign-in may hold. */
export function canarySecret({ id }: Service): string {
  return `CANARY${id.replaceAll('_', '')}secret0123456789abcdef`;
}

/** Every form in which a canary is found: in the clear, encoded at any place in a text, or hashed. */
export function traces(canary: string): string[] {
  const secret = canary.split(' ').at(-1) ?? canary;
  const base64 = [0, 1, 2].map((shift) => {
    const text = Buffer.from('x'.repeat(shift) + secret).toString('base64');
    // What stands in front and behind shares characters with its neighbours.
    return text.slice(shift === 0 ? 0 : 4, -4);
  });
  const hashes = [canary, secret].flatMap((text) =>
    (['hex', 'base64', 'base64url'] as const).map((encoding) => hash('sha256', text, encoding)),
  );
  return [secret, encodeURIComponent(secret), ...base64, ...hashes];
}

/** Where a service lets its secrets and the credential be seen: where its documents say so, or in each object and header. */
export type Leak = 'where documented' | 'everywhere';

/** A sandbox behind a server that takes the canary for its credential, and lets secrets be seen. */
export async function leakySandbox(service: Service, sandbox: RunningSandbox, leak: Leak): Promise<URL> {
  const secret = canarySecret(service);
  const credentials = { [service.credential.upstreamHeader]: canaryCredential(service) };
  const own = { [service.credential.upstreamHeader]: sandbox.credential };
  const server = createServer(async (request, response) => {
    const chunks = await request.toArray();
    const headers = new Headers();
    for (const name of ['content-type', 'accept', 'authorization']) {
      const value = request.headers[name];
      if (typeof value === 'string') headers.set(name, value);
    }
    for (const [name, value] of Object.entries(credentials)) {
      if (request.headers[name.toLowerCase()] === value) headers.set(name, own[name] ?? '');
    }
    const signIn = signInAnswer(request.url ?? '', secret);
    const isLeaky = leak === 'everywhere' || (request.url ?? '').includes('/users/');
    if (leak === 'everywhere') {
      response.setHeader('set-cookie', `session=${secret}`);
      response.setHeader('x-echo', Object.values(credentials));
    }
    response.setHeader('content-type', 'application/json');
    response.setHeader('cache-control', 'max-age=600');
    if (signIn) {
      response.end(JSON.stringify(signIn));
      return;
    }
    const answer = await fetch(new URL(request.url ?? '', sandbox.url), {
      method: request.method ?? 'GET',
      headers,
      ...(chunks.length > 0 && { body: Buffer.concat(chunks) }),
    });
    const text = await answer.text();
    response.statusCode = answer.status;
    if (!answer.ok || text === '' || !isLeaky) response.end(text);
    else response.end(JSON.stringify(withSecrets(JSON.parse(text), secret, Object.values(credentials))));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  return new URL(sandbox.url.pathname, `http://127.0.0.1:${(server.address() as AddressInfo).port}`);
}

function signInAnswer(url: string, secret: string): object | undefined {
  const { pathname } = new URL(url, 'http://service');
  if (pathname.endsWith('/oauth/token/') || pathname.endsWith('/oauth/token')) {
    return {
      access_token: secret,
      refresh_token: `${secret}-next`,
      token_type: 'Bearer',
      expires_in: 3600,
      scope: 'read',
    };
  }
  if (pathname.endsWith('/session/create') || pathname.endsWith('/session/fb')) {
    const user = { id: 7, username: 'ada', spree_api_key: secret, url: '/users/ada', avatar: null };
    return { meta: { status: 200 }, results: user };
  }
  return undefined;
}

/** The members that services use for secrets, and what was sent, in each object. */
function withSecrets(value: unknown, secret: string, sent: readonly string[]): unknown {
  if (Array.isArray(value)) return value.map((item) => withSecrets(item, secret, sent));
  if (typeof value !== 'object' || value === null) return value;
  const members = Object.entries(value).map(([name, inner]) => [name, withSecrets(inner, secret, sent)]);
  return { ...Object.fromEntries(members), secret_key: secret, spree_api_key: secret, sent };
}
