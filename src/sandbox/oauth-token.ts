import { createHash, timingSafeEqual } from 'node:crypto';
import type { Context, Hono } from 'hono';
import type { OAuthStore, TokenPair } from './oauth-store.ts';
import type { OAuthClient, OAuthOptions, Scope } from './oauth-types.ts';

/** A refusal in the form of RFC 6749, 5.2. */
class TokenError extends Error {
  readonly status: 400 | 401;

  constructor(code: string, status: 400 | 401 = 400) {
    super(code);
    this.status = status;
  }
}

interface Credentials {
  readonly id: string | null;
  readonly secret: string | null;
}

/** Trades codes and refresh tokens for access tokens. */
export function addTokenEndpoint(app: Hono, options: OAuthOptions, store: OAuthStore): void {
  const grant = async (context: Context): Promise<Response> => {
    context.header('Cache-Control', 'no-store');
    context.header('Pragma', 'no-cache');
    try {
      const form = await readForm(context.req.raw);
      const client = authenticateClient(options.clients, context.req.header('authorization'), form);
      return context.json(tokenAnswer(redeem(form, client, store), options.lifetimeSeconds));
    } catch (error) {
      if (!(error instanceof TokenError)) throw error;
      if (error.status === 401) {
        context.header('WWW-Authenticate', `Basic realm="${options.serviceName} OAuth2"`);
      }
      return context.json({ error: error.message }, error.status);
    }
  };
  const refuseMethod = (context: Context): Response => {
    context.header('Allow', 'POST');
    return context.json({ error: 'invalid_request' }, 405);
  };
  const paths = ['/oauth/token', '/oauth/token/', ...(options.otherTokenPaths ?? [])];
  for (const path of paths) app.post(path, grant).all(path, refuseMethod);
}

function redeem(form: URLSearchParams, client: OAuthClient, store: OAuthStore): TokenPair {
  const grantType = required(form, 'grant_type');
  if (grantType === 'authorization_code') {
    const pair = store.redeemCode(required(form, 'code'), client.id, required(form, 'redirect_uri'));
    if (pair === undefined) throw new TokenError('invalid_grant');
    return pair;
  }
  if (grantType === 'refresh_token') {
    const pair = store.refresh(required(form, 'refresh_token'), client.id);
    if (pair === undefined) throw new TokenError('invalid_grant');
    return pair;
  }
  throw new TokenError('unsupported_grant_type');
}

function tokenAnswer({ accessToken, refreshToken, scope }: TokenPair, lifetimeSeconds: number): object {
  return {
    access_token: accessToken,
    token_type: 'Bearer',
    expires_in: lifetimeSeconds,
    refresh_token: refreshToken,
    scope: documentedScope(scope),
  };
}

// The services list the union as a scope of its own, next to its two parts.
function documentedScope(scope: Scope): string {
  return scope === 'read write' ? 'read write read+write' : 'read';
}

// The documents say it twice: these must be form data, not JSON.
async function readForm(request: Request): Promise<URLSearchParams> {
  const mediaType = request.headers.get('content-type')?.split(';', 1)[0]?.trim().toLowerCase();
  if (mediaType === 'application/x-www-form-urlencoded') return new URLSearchParams(await request.text());
  if (mediaType !== 'multipart/form-data') throw new TokenError('invalid_request');
  const parts = await request.formData().catch(() => {
    throw new TokenError('invalid_request');
  });
  const form = new URLSearchParams();
  for (const [name, value] of parts) if (typeof value === 'string') form.set(name, value);
  return form;
}

function required(form: URLSearchParams, name: string): string {
  const value = form.get(name);
  if (value === null || value === '') throw new TokenError('invalid_request');
  return value;
}

/** Knows the client by its id, and by its secret where it has one; HTTP Basic works as well as form fields. */
function authenticateClient(
  clients: readonly OAuthClient[],
  authorization: string | undefined,
  form: URLSearchParams,
): OAuthClient {
  const sent = basicCredentials(authorization) ?? {
    id: form.get('client_id'),
    secret: form.get('client_secret'),
  };
  const client = clients.find(({ id }) => id === sent.id);
  if (client === undefined) throw new TokenError('invalid_client', 401);
  if (client.secret !== null && !sameSecret(client.secret, sent.secret ?? '')) {
    throw new TokenError('invalid_client', 401);
  }
  return client;
}

function basicCredentials(authorization: string | undefined): Credentials | undefined {
  const encoded = /^basic +(\S+)$/i.exec(authorization ?? '')?.[1];
  if (encoded === undefined) return undefined;
  const [id = '', ...rest] = Buffer.from(encoded, 'base64').toString().split(':');
  return { id: formDecoded(id), secret: formDecoded(rest.join(':')) };
}

// RFC 6749, 2.3.1: both are form-encoded before they are joined.
function formDecoded(text: string): string {
  return new URLSearchParams(`value=${text.replaceAll('&', '%26')}`).get('value') ?? '';
}

/** Compares two secrets in a time that tells nothing about them. */
function sameSecret(left: string, right: string): boolean {
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(left), digest(right));
}
