import { Hono } from 'hono';
import { type DatabaseDefinition, openDatabase } from '../database.ts';
import type { Sandbox } from '../sandbox.ts';
import { serve } from '../server.ts';
import { bearerAuthentication } from './access.ts';
import { addAccountRoutes } from './account-routes.ts';
import { DEMO_TOKEN } from './demo.ts';
import { addFastApiFallbacks, endpointsOn } from './endpoint.ts';
import { createEventStore } from './event-store.ts';
import { openApiDocument } from './openapi.ts';
import { addRecordRoutes } from './record-routes.ts';
import { lifeLoggerSchema } from './schema.ts';
import { seedLifeLogger } from './seed/seed.ts';
import { createSessionStore } from './session-store.ts';
import { createUserStore } from './user-store.ts';

const DATABASE: DatabaseDefinition = {
  fileName: 'life-logger.sqlite',
  version: 1,
  schema: lifeLoggerSchema,
  seed: seedLifeLogger,
};

/** A stand-in for somebody's own instance of Life Logger, its API at the root. */
export const lifeLoggerSandbox: Sandbox = {
  async start({ directory, port = 0, host = '127.0.0.1', now = Date.now }) {
    const database = openDatabase(DATABASE, directory);
    const users = createUserStore(database);
    const sessions = createSessionStore(database, now);
    const authenticate = bearerAuthentication(sessions);
    const app = new Hono();
    const add = endpointsOn(app);
    addAccountRoutes(add, authenticate, users, sessions);
    addRecordRoutes(add, authenticate, users, createEventStore(database), now);
    add('/openapi.json', { GET: () => openApiDocument });
    addFastApiFallbacks(app);

    const { origin, close } = await serve(app, database, host, port);
    return {
      url: new URL('/', origin),
      credential: `Bearer ${DEMO_TOKEN}`,
      close,
    };
  },
};
