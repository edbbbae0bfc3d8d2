import { Hono } from 'hono';
import { addPictures } from '../avatars.ts';
import { defineSandbox } from '../define-sandbox.ts';
import type { SandboxOptions } from '../sandbox.ts';
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

export interface ComicsSandboxOptions extends SandboxOptions {
  /** How the instance speaks: as documented, or as it does since it was rewritten. Defaults to `documented`. */
  readonly dialect?: DialectName;
}

/** A stand-in for somebody's instance of Comics, its API at `/api/v1/`. */
export const comicsSandbox = defineSandbox<ComicsSandboxOptions>({
  database: { fileName: 'comics.sqlite', version: 1, schema: comicsSchema, seed: seedComics },
  apiPath: API_ROOT,
  credential: `Key ${DEMO_KEY}`,
  createApp(database, { dialect: dialectName = 'documented' }) {
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
    return app;
  },
});
