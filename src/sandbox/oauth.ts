import type { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { addAuthorizeEndpoint } from './oauth-authorize.ts';
import { createOAuthStore } from './oauth-store.ts';
import { addTokenEndpoint } from './oauth-token.ts';
import type { Grant, OAuthOptions, OAuthPerson } from './oauth-types.ts';

/** The OAuth2 provider that Littlelogs and Larder have in common. */
export interface OAuthProvider {
  /** Who holds this access token; undefined where it is unknown or has expired. */
  grantOf(accessToken: string): Grant | undefined;
}

const MAX_FORM_BYTES = 64 * 1024;

/** Serves `/oauth/authorize` and `/oauth/token`, with and without a trailing slash: the services' documents differ. */
export function addOAuth(app: Hono, options: OAuthOptions): OAuthProvider {
  const store = createOAuthStore(options);
  const limit = bodyLimit({
    maxSize: MAX_FORM_BYTES,
    onError: (context) => context.json({ error: 'invalid_request' }, 413),
  });
  app.use('/oauth/*', limit);
  for (const path of options.otherTokenPaths ?? []) app.use(path, limit);
  addAuthorizeEndpoint(app, options, store);
  addTokenEndpoint(app, options, store);
  const clients = new Map(options.clients.map((client) => [client.id, client]));
  return {
    grantOf(accessToken) {
      const token = store.findToken(accessToken);
      if (token === undefined) return undefined;
      const client = token.clientId === null ? null : (clients.get(token.clientId) ?? null);
      return { userId: token.userId, scope: token.scope, client };
    },
  };
}

/** Looks up whom the authorize page can act as; the seed must have them. */
export function seededPeople(users: {
  find(username: string): OAuthPerson | undefined;
}): (username: string) => OAuthPerson {
  return (username) => {
    const user = users.find(username);
    if (user === undefined) throw new Error(`The seed lacks ${username}.`);
    return { id: user.id, username: user.username };
  };
}
