import { Hono } from 'hono';
import { defineSandbox } from '../define-sandbox.ts';
import type { SandboxOptions } from '../sandbox.ts';
import { type BasicPair, demandBasic } from './basic-access.ts';
import { addCommentRoutes } from './comment-routes.ts';
import { addContentRoutes } from './content-routes.ts';
import { DEMO_TOKEN } from './demo.ts';
import { addFallbacks, endpointsOn } from './endpoint.ts';
import { addPictures } from './images.ts';
import { addLibraryRoutes } from './library-routes.ts';
import { addProductRoutes } from './product-routes.ts';
import { addProjectRoutes } from './project-routes.ts';
import { littlebitsSchema } from './schema.ts';
import { seedLittlebits } from './seed/seed.ts';
import { addSessionRoutes } from './session-routes.ts';
import { createStores } from './stores.ts';
import { addUserRoutes } from './user-routes.ts';

export interface LittlebitsSandboxOptions extends SandboxOptions {
  /** Demands this pair by HTTP Basic of every request, as the staging servers do; nothing is demanded unless given. */
  readonly basic?: BasicPair;
}

/** A stand-in for littleBits' mobile API at `/api/v2/`. */
export const sandbox = defineSandbox<LittlebitsSandboxOptions>({
  database: { fileName: 'littlebits.sqlite', version: 1, schema: littlebitsSchema, seed: seedLittlebits },
  apiPath: '/api/v2/',
  lists: {
    items: 'results',
    paging: {
      by: 'number',
      size: 'per_page',
      position: 'page',
      defaultSize: 10,
      paths: /\/projects(\/search|\/[^/]+\/comments)?\/?$/,
    },
  },
  ties: "UPDATE project SET published_at = substr(published_at, 1, 8) || '01T00:00:00.000Z'",
  credential: DEMO_TOKEN,
  createApp(database, { now, basic }) {
    const stores = createStores(database, now);
    // Rails serves every address with and without a slash at its end.
    const app = new Hono({ strict: false });
    addFallbacks(app);
    addPictures(app);
    // After the pictures: a browser loads them, and has no pair to send.
    if (basic !== undefined) demandBasic(app, basic);
    const add = endpointsOn(app, stores.users.viewerOf);
    addSessionRoutes(app, add, stores);
    addContentRoutes(add, database);
    addLibraryRoutes(add, stores);
    addProductRoutes(add, stores);
    addProjectRoutes(add, stores, now);
    addCommentRoutes(add, stores);
    addUserRoutes(add, stores);
    return app;
  },
});
