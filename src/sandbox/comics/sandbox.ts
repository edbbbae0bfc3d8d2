import { Hono } from 'hono';
import { addPictures } from '../avatars.ts';
import { defineSandbox } from '../define-sandbox.ts';
import { OFFSET_PAGING } from '../quirks/list-format.ts';
import type { SandboxOptions } from '../sandbox.ts';
import { keyAuthentication, keyOrPasswordAuthentication } from './access.ts';
import { addAccountRoutes } from './account-routes.ts';
import { createCatalogue } from './catalogue.ts';
import { addCatalogueRoutes } from './catalogue-routes.ts';
import { DEMO_KEY } from './demo.ts';
import { API_ROOT, type Dialect, type DialectName, dialects } from './dialect.ts';
import { addComicsFallbacks, endpointsOn } from './endpoint.ts';
import { addEntityTags } from './entity-tags.ts';
import { addLookupFunctions } from './lookup.ts';
import { comicsSchema } from './schema.ts';
import { seedComics } from './seed/seed.ts';
import { addSubscriptionRoutes } from './subscription-routes.ts';
import { createSubscriptionStore } from './subscription-store.ts';
import { createUserStore } from './user-store.ts';

export interface ComicsSandboxOptions extends SandboxOptions {
  /** How the instance speaks. Default: `documented`. */
  readonly dialect?: DialectName;
}

/** A stand-in for somebody's instance of Comics, its API at `/api/v1/`. */
export const sandbox = defineSandbox<ComicsSandboxOptions>({
  database: { fileName: 'comics.sqlite', version: 2, schema: comicsSchema, seed: seedComics },
  apiPath: (quirks) => (quirks.get('mounted') ?? '') + API_ROOT,
  lists: {
    items: 'objects',
    total: ['meta', 'total_count'],
    next: ['meta', 'next'],
    links: 'path',
    paging: OFFSET_PAGING,
  },
  ties: `UPDATE release SET fetched = substr(fetched, 1, 11) || '00:00:00';
    UPDATE comic SET name = (SELECT other.name FROM comic AS other WHERE other.id = comic.id - 1)
      WHERE id % 3 = 1 AND comic.id - 1 IN (SELECT id FROM comic)`,
  credential: `Key ${DEMO_KEY}`,
  ownQuirks: {
    'unique-subscriptions': {
      description: 'A second subscription to a comic is refused with 500, as documented.',
    },
    'any-case': {
      description: 'Parts of a text are found in any case (name__contains and the like), as on SQLite.',
    },
    mounted: {
      description: 'The instance is mounted at {value}, which newer ones leave out of their URIs.',
      value: { default: '/sub', pattern: /^(\/[\w-]+)+$/ },
    },
  },
  createApp(database, { dialect: dialectName = 'documented', quirks }) {
    addLookupFunctions(database);
    const dialect: Dialect = {
      ...dialects[dialectName],
      mount: quirks.get('mounted') ?? '',
      foldsCase: quirks.has('any-case'),
    };
    const users = createUserStore(database);
    const catalogue = createCatalogue(database);
    const authenticate = keyAuthentication(users, dialect);
    const app = new Hono();
    if (dialect.hasDjangoWays) addEntityTags(app);
    const add = endpointsOn(app, dialect);
    addAccountRoutes(app, add, keyOrPasswordAuthentication(users, dialect), dialect);
    addCatalogueRoutes(add, authenticate, dialect, catalogue);
    addSubscriptionRoutes(
      add,
      authenticate,
      dialect,
      catalogue,
      createSubscriptionStore(database, { isUnique: quirks.has('unique-subscriptions') }),
    );
    addPictures(app, '/static/media/:comic/:folder/:file{[0-9a-f]{64}\\.png}');
    addComicsFallbacks(app, dialect);
    return app;
  },
});
