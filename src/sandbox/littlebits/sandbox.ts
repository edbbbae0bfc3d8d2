import { Hono } from 'hono';
import { type DatabaseDefinition, openDatabase } from '../database.ts';
import type { RunningSandbox, Sandbox, SandboxOptions } from '../sandbox.ts';
import { serve } from '../server.ts';
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

const DATABASE: DatabaseDefinition = {
  fileName: 'littlebits.sqlite',
  version: 1,
  schema: littlebitsSchema,
  seed: seedLittlebits,
};

export interface LittlebitsSandboxOptions extends SandboxOptions {
  /** Demands this pair by HTTP Basic of every request, as the staging servers do; nothing is demanded unless given. */
  readonly basic?: BasicPair;
}

/** A stand-in for littleBits' mobile API at `/api/v2/`. */
export const littlebitsSandbox = {
  async start({
    directory,
    port = 0,
    host = '127.0.0.1',
    now = Date.now,
    basic,
  }: LittlebitsSandboxOptions): Promise<RunningSandbox> {
    const database = openDatabase(DATABASE, directory);
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

    const { origin, close } = await serve(app, database, host, port);
    return { url: new URL('/api/v2/', origin), credential: DEMO_TOKEN, close };
  },
} satisfies Sandbox;
