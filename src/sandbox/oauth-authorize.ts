import { randomUUID } from 'node:crypto';
import type { Context, Hono } from 'hono';
import { authorizePage, faultPage } from './oauth-page.ts';
import type { OAuthStore } from './oauth-store.ts';
import type { OAuthClient, OAuthOptions, Scope } from './oauth-types.ts';

const PENDING_LIFETIME_MS = 10 * 60 * 1000;
const MAX_PENDING = 1000;

/** A question on the screen that waits for Allow or Deny. */
interface PendingRequest {
  readonly client: OAuthClient;
  readonly redirectUri: string;
  readonly scope: Scope;
  readonly state: string | null;
  readonly expiresAt: number;
}

/** The page where the user allows or denies an app, and what its two buttons lead to. */
export function addAuthorizeEndpoint(app: Hono, options: OAuthOptions, store: OAuthStore): void {
  // The form holds only this one-time key, so nothing that the page said can be changed or sent twice.
  const pending = new Map<string, PendingRequest>();

  const ask = (context: Context): Response | Promise<Response> => {
    const query = new URL(context.req.url).searchParams;
    const client = options.clients.find(({ id }) => id === query.get('client_id'));
    if (client === undefined)
      return refuse(context, options, 'The client_id is not one of a registered app.');
    const redirectUri = query.get('redirect_uri') ?? '';
    if (!isHttpsUri(redirectUri)) {
      return refuse(
        context,
        options,
        'The redirect_uri must be an absolute HTTPS address without a fragment.',
      );
    }
    const state = query.get('state');
    const fail = (error: string): Response => context.redirect(withQuery(redirectUri, { error, state }), 302);
    const responseType = query.get('response_type');
    if (responseType === null) return fail('invalid_request');
    if (responseType !== 'code') return fail('unsupported_response_type');
    const scope = parseScope(query.get('scope'));
    if (scope === undefined) return fail('invalid_scope');

    const key = randomUUID();
    forgetOldest(pending);
    pending.set(key, { client, redirectUri, scope, state, expiresAt: options.now() + PENDING_LIFETIME_MS });
    secure(context);
    return context.html(
      authorizePage({
        service: options.serviceName,
        client: client.name,
        scope,
        key,
        people: options.people,
        permissions: options.permissions,
      }),
    );
  };

  const decide = async (context: Context): Promise<Response> => {
    const form = new URLSearchParams(await context.req.text());
    const key = form.get('request') ?? '';
    const request = pending.get(key);
    pending.delete(key);
    if (request === undefined || request.expiresAt <= options.now()) {
      return refuse(
        context,
        options,
        'This request has expired or was answered already. Please start again from the app.',
      );
    }
    const { client, redirectUri, scope, state } = request;
    if (form.get('decision') !== 'allow') {
      return context.redirect(withQuery(redirectUri, { error: 'access_denied', state }), 302);
    }
    const person = options.people.find(({ id }) => String(id) === form.get('user')) ?? options.people[0];
    const code = store.issueCode({ clientId: client.id, userId: person.id, scope }, redirectUri);
    return context.redirect(withQuery(redirectUri, { code, state }), 302);
  };

  for (const path of ['/oauth/authorize', '/oauth/authorize/']) app.get(path, ask).post(path, decide);
}

// With no client or no place to return to that can be trusted, the fault is told here and never redirected.
function refuse(context: Context, options: OAuthOptions, fault: string): Response | Promise<Response> {
  secure(context);
  return context.html(faultPage(options.serviceName, fault), 400);
}

// No `form-action` here: browsers apply it to the redirect that follows the form, too.
function secure(context: Context): void {
  context.header('Cache-Control', 'no-store');
  context.header(
    'Content-Security-Policy',
    "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'",
  );
  context.header('Referrer-Policy', 'no-referrer');
}

function isHttpsUri(text: string): boolean {
  return URL.canParse(text) && new URL(text).protocol === 'https:' && !text.includes('#');
}

// `scope=read+write` in a query is `read write`; an app that encodes the plus sends `read+write`.
function parseScope(text: string | null): Scope | undefined {
  if (text === null || text === 'read') return 'read';
  return /^(read[ +]write|write[ +]read)$/.test(text) ? 'read write' : undefined;
}

function withQuery(uri: string, parameters: Readonly<Record<string, string | null>>): string {
  const url = new URL(uri);
  for (const [name, value] of Object.entries(parameters)) {
    if (value !== null) url.searchParams.set(name, value);
  }
  return url.href;
}

function forgetOldest(pending: Map<string, PendingRequest>): void {
  const [oldest] = pending.keys();
  if (oldest !== undefined && pending.size >= MAX_PENDING) pending.delete(oldest);
}
