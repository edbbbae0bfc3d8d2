import { Hono } from 'hono';
import { addAvatars } from '../avatars.ts';
import { defineSandbox } from '../define-sandbox.ts';
import { addOAuth, seededPeople } from '../oauth.ts';
import { oauthSchema } from '../oauth-store.ts';
import { DJANGO_LISTS } from '../quirks/list-format.ts';
import { addFallbacks, resourcesOn } from '../resource.ts';
import type { SandboxOptions } from '../sandbox.ts';
import { larderAuthentication } from './access.ts';
import {
  AUTHORIZING_USERNAMES,
  DEMO_OAUTH_CLIENT,
  DEMO_PUBLIC_OAUTH_CLIENT,
  DEMO_TOKEN,
  DEMO_USERNAME,
} from './demo.ts';
import { addFolderRoutes } from './folder-routes.ts';
import { addLinkRoutes } from './link-routes.ts';
import { createRateLimit } from './rate-limit.ts';
import { larderSchema } from './schema.ts';
import { addSearchRoutes } from './search-routes.ts';
import { seedLarder } from './seed/seed.ts';
import { createStores } from './stores.ts';
import { addTagRoutes } from './tag-routes.ts';
import { addUserRoutes } from './user-routes.ts';

// A month, less the second that the documents' examples have lost.
const TOKEN_LIFETIME_SECONDS = 2_591_999;

// The documents refresh at the usual address in their examples and name this one below them.
const REFRESH_PATHS = ['/oauth2/access_token', '/oauth2/access_token/'];

export interface LarderSandboxOptions extends SandboxOptions {
  /** Lets `next` and `previous` of a search point at a host that nobody reaches, as in the documents' example. */
  readonly internalSearchLinks?: boolean;
}

/** A stand-in for https://larder.io, its API at `/api/1/@me/` and its OAuth2 at `/oauth/`. */
export const sandbox = defineSandbox<LarderSandboxOptions>({
  database: { fileName: 'larder.sqlite', version: 1, schema: larderSchema + oauthSchema, seed: seedLarder },
  apiPath: '/api/1/@me/',
  lists: DJANGO_LISTS,
  ties: "UPDATE link SET created = substr(created, 1, 11) || '00:00:00Z'",
  credential: `Token ${DEMO_TOKEN}`,
  oauthClient: { id: DEMO_OAUTH_CLIENT.id, secret: DEMO_OAUTH_CLIENT.secret },
  createApp(database, { now, internalSearchLinks = false }) {
    const stores = createStores(database, now);
    const person = seededPeople(stores.users);
    const app = new Hono();
    const oauth = addOAuth(app, {
      database,
      serviceName: 'Larder',
      clients: [DEMO_OAUTH_CLIENT, DEMO_PUBLIC_OAUTH_CLIENT],
      people: [person(DEMO_USERNAME), ...AUTHORIZING_USERNAMES.map(person)],
      permissions: {
        read: 'read your bookmarks, folders and tags',
        write: 'add, change and delete them in your name',
      },
      otherTokenPaths: REFRESH_PATHS,
      lifetimeSeconds: TOKEN_LIFETIME_SECONDS,
      now,
    });
    const authentication = larderAuthentication(oauth, stores.users, createRateLimit(now));
    // The documents' own example of a new bookmark sends JSON without saying so.
    const add = resourcesOn(app, authentication, { untyped: 'application/json', redirectWrites: true });
    addUserRoutes(add, stores);
    addFolderRoutes(add, stores);
    addLinkRoutes(add, stores);
    addTagRoutes(add, stores);
    addSearchRoutes(add, stores, { internalLinks: internalSearchLinks });
    addAvatars(app);
    addFallbacks(app);
    return app;
  },
});
