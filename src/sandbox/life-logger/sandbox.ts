import { Hono } from 'hono';
import { defineSandbox } from '../define-sandbox.ts';
import { bearerAuthentication } from './access.ts';
import { addAccountRoutes } from './account-routes.ts';
import { DEMO_TOKEN } from './demo.ts';
import { addFastApiFallbacks, endpointsOn } from './endpoint.ts';
import { createEventStore } from './event-store.ts';
import { openApiDocument } from './openapi.ts';
import { rateLimit, tooManyRequests } from './rate-limit.ts';
import { addRecordRoutes } from './record-routes.ts';
import { lifeLoggerSchema } from './schema.ts';
import { seedLifeLogger } from './seed/seed.ts';
import { createSessionStore } from './session-store.ts';
import { createUserStore } from './user-store.ts';

/** A stand-in for somebody's own instance of Life Logger, its API at the root. */
export const sandbox = defineSandbox({
  database: { fileName: 'life-logger.sqlite', version: 2, schema: lifeLoggerSchema, seed: seedLifeLogger },
  apiPath: '/',
  lists: { items: 'events' },
  ties: "UPDATE event SET started_at = substr(started_at, 1, 11) || '00:00:00+00:00'",
  tooManyRequests,
  credential: `Bearer ${DEMO_TOKEN}`,
  ownQuirks: { 'rate-limit': rateLimit },
  createApp(database, { now }) {
    const users = createUserStore(database);
    const sessions = createSessionStore(database, now);
    const authenticate = bearerAuthentication(sessions);
    const app = new Hono();
    const add = endpointsOn(app);
    addAccountRoutes(add, authenticate, users, sessions);
    addRecordRoutes(add, authenticate, users, createEventStore(database), now);
    add('/openapi.json', { GET: () => openApiDocument });
    addFastApiFallbacks(app);
    return app;
  },
});
