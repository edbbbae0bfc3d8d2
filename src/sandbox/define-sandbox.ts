import type { DatabaseSync } from 'node:sqlite';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Hono } from 'hono';
import { type DatabaseDefinition, openDatabase } from './database.ts';
import type { ListFormat } from './quirks/list-format.ts';
import { reorder } from './quirks/order.ts';
import type { Quirks } from './quirks/quirk.ts';
import { describeQuirks, readQuirks } from './quirks/read-quirks.ts';
import { sharedQuirks } from './quirks/shared-quirks.ts';
import { withQuirks } from './quirks/with-quirks.ts';
import type { RunningSandbox, SandboxOptions } from './sandbox.ts';
import { serve } from './server.ts';

/** What makes a sandbox the stand-in for its service. */
interface SandboxDefinition<Options extends SandboxOptions> extends Omit<RunningSandbox, 'url' | 'close'> {
  readonly database: DatabaseDefinition;
  /** `/api/1/`, the same for all or as a quirk says. */
  readonly apiPath: string | ((quirks: ReadonlyMap<string, string>) => string);
  readonly lists: ListFormat;
  /** SQL that makes many times or names equal, for the quirk `ties`. */
  readonly ties: string;
  /** Beside those that all sandboxes have. */
  readonly ownQuirks?: Quirks;
  /** The response to a request beyond the rate limit. Default: Django REST Framework's. */
  readonly tooManyRequests?: () => Response;
  /** Makes the service's endpoints. */
  createApp(database: DatabaseSync, options: AppOptions<Options>): Hono;
}

type AppOptions<Options> = Omit<Options, 'quirks'> & {
  now(): number;
  /** Values by quirk that is switched on. */
  readonly quirks: ReadonlyMap<string, string>;
};

/** What all sandboxes have in common: a database that is opened, quirks, and an address that is listened at. */
export function defineSandbox<Options extends SandboxOptions = SandboxOptions>({
  database: definition,
  apiPath,
  lists,
  ties,
  ownQuirks,
  tooManyRequests = throttledByDjango,
  createApp,
  ...account
}: SandboxDefinition<Options>) {
  const known: Quirks = { ...ownQuirks, ...sharedQuirks(lists) };
  return {
    quirks: describeQuirks(known),
    async start(options: Options): Promise<RunningSandbox> {
      const { directory, port = 0, host = '127.0.0.1', now = Date.now, wait = sleep } = options;
      const quirks = readQuirks(options.quirks ?? [], known);
      const { seed = definition.seed } = options;
      // The file must not keep what a test seeds, nor ties, which are made by changing data.
      const isOwnData = seed === definition.seed && !quirks.has('ties');
      const filled = seed === definition.seed ? definition : { ...definition, seed };
      const database = openDatabase(filled, isOwnData ? directory : null);
      if (quirks.has('ties')) database.exec(ties);
      reorder(database, quirks);
      const app = createApp(database, { ...options, now, quirks });
      const handler = withQuirks(app.fetch, known, quirks, {
        lists,
        tooManyRequests,
        now,
        wait: async (milliseconds) => {
          await wait(milliseconds);
        },
      });
      const { origin, close } = await serve(handler, database, host, port);
      const path = typeof apiPath === 'string' ? apiPath : apiPath(quirks);
      return { ...account, url: new URL(path, origin), close };
    },
  };
}

function throttledByDjango(): Response {
  const detail = 'Request was throttled. Expected available in 1 second.';
  return Response.json({ detail }, { status: 429, headers: { 'Retry-After': '1' } });
}
