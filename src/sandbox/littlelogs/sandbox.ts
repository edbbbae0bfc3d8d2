import { Hono } from 'hono';
import { addAvatars } from '../avatars.ts';
import { defineSandbox } from '../define-sandbox.ts';
import { addOAuth, seededPeople } from '../oauth.ts';
import { oauthSchema } from '../oauth-store.ts';
import { DJANGO_LISTS } from '../quirks/list-format.ts';
import { addFallbacks, resourcesOn } from '../resource.ts';
import { bearerAuthentication } from './access.ts';
import { addCommentRoutes } from './comment-routes.ts';
import {
  AUTHORIZING_USERNAMES,
  DEMO_OAUTH_CLIENT,
  DEMO_PUBLIC_OAUTH_CLIENT,
  DEMO_TOKEN,
  DEMO_USERNAME,
} from './demo.ts';
import { addLogRoutes } from './log-routes.ts';
import { littlelogsSchema } from './schema.ts';
import { seedLittlelogs } from './seed/seed.ts';
import { createStores } from './stores.ts';
import { addTagRoutes } from './tag-routes.ts';
import { addTimelineRoutes } from './timeline-routes.ts';
import { addUserRoutes } from './user-routes.ts';

// The documents say "a month" once, and this number in every answer: the answer is what clients go by.
const TOKEN_LIFETIME_SECONDS = 31_535_999;

/** A stand-in for https://littlelogs.co, its API at `/api/1/` and its OAuth2 at `/oauth/`. */
export const sandbox = defineSandbox({
  database: {
    fileName: 'littlelogs.sqlite',
    version: 1,
    schema: littlelogsSchema + oauthSchema,
    seed: seedLittlelogs,
  },
  apiPath: '/api/1/',
  lists: DJANGO_LISTS,
  ties: "UPDATE log SET created = substr(created, 1, 11) || '00:00:00Z'",
  credential: `Bearer ${DEMO_TOKEN}`,
  oauthClient: { id: DEMO_OAUTH_CLIENT.id, secret: DEMO_OAUTH_CLIENT.secret },
  createApp(database, { now }) {
    const stores = createStores(database, now);
    const person = seededPeople(stores.users);
    const app = new Hono();
    const oauth = addOAuth(app, {
      database,
      serviceName: 'Littlelogs',
      clients: [DEMO_OAUTH_CLIENT, DEMO_PUBLIC_OAUTH_CLIENT],
      people: [person(DEMO_USERNAME), ...AUTHORIZING_USERNAMES.map(person)],
      lifetimeSeconds: TOKEN_LIFETIME_SECONDS,
      now,
    });
    const add = resourcesOn(app, bearerAuthentication(oauth));
    addTimelineRoutes(add, stores);
    addUserRoutes(add, stores);
    addLogRoutes(add, stores);
    addCommentRoutes(add, stores);
    addTagRoutes(add, stores);
    addAvatars(app);
    addFallbacks(app);
    return app;
  },
});
