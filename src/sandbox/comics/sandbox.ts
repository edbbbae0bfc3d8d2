import { Hono } from 'hono';
import { addPictures } from '../avatars.ts';
import { type DatabaseDefinition, openDatabase } from '../database.ts';
import type { RunningSandbox, Sandbox, SandboxOptions } from '../sandbox.ts';
import { serve } from '../server.ts';
import { keyAuthentication, keyOrPasswordAuthentication } from './access.ts';
import { addAccountRoutes } from './account-routes.ts';
import { createCatalogue } from './catalogue.ts';
import { addCatalogueRoutes } from './catalogue-routes.ts';
import { DEMO_KEY } from './demo.ts';
import { type DialectName, dialects } from './dialect.ts';
import { API_ROOT, addComicsFallbacks, endpointsOn } from './endpoint.ts';
import { addLookupFunctions } from './lookup.ts';
import { comicsSchema } from './schema.ts';
import { seedComics } from './seed/seed.ts';
import { addSubscriptionRoutes } from './subscription-routes.ts';
import { createSubscriptionStore } from './subscription-store.ts';
import { createUserStore } from './user-store.ts';

const DATABASE: DatabaseDefinition = {
  fileName: 'comics.sqlite',
  version: 1,
  schema: comicsSchema,
  seed: seedComics,
};

export interface ComicsSandboxOptions extends SandboxOptions {
  /** How the instance speaks: as documented, or as it does since it was rewritten. Defaults to `documented`. */
  readonly dialect?: DialectName;
}

/** A stand-in for somebody's instance of Comics, its API at `/api/v1/`. */
export const comicsSandbox = {
  async start({
    directory,
    port = 0,
    host = '127.0.0.1',
    dialect: dialectName = 'documented',
  }: ComicsSandboxOptions): Promise<RunningSandbox> {
    const database = openDatabase(DATABASE, directory);
    addLookupFunctions(database);
    const dialect = dialects[dialectName];
    const users = createUserStore(database);
    const catalogue = createCatalogue(database);
    const authenticate = keyAuthentication(users, dialect);
    const app = new Hono();
    const add = endpointsOn(app, dialect);
    addAccountRoutes(app, add, keyOrPasswordAuthentication(users, dialect), dialect);
    addCatalogueRoutes(add, authenticate, dialect, catalogue);
    addSubscriptionRoutes(add, authenticate, dialect, catalogue, createSubscriptionStore(database));
    addPictures(app, '/static/media/:comic/:folder/:file{[0-9a-f]{64}\\.png}');
    addComicsFallbacks(app);

    const { origin, close } = await serve(app, database, host, port);
    return { url: new URL(API_ROOT, origin), credential: `Key ${DEMO_KEY}`, close };
  },
} satisfies Sandbox;
