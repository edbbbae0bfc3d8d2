import type { DatabaseSync } from 'node:sqlite';
import type { Hono } from 'hono';
import { type DatabaseDefinition, openDatabase } from './database.ts';
import type { RunningSandbox, SandboxOptions } from './sandbox.ts';
import { serve } from './server.ts';

/** What makes a sandbox the stand-in for its service. */
interface SandboxDefinition<Options extends SandboxOptions> extends Omit<RunningSandbox, 'url' | 'close'> {
  readonly database: DatabaseDefinition;
  /** `/api/1/` */
  readonly apiPath: string;
  /** Makes the service's endpoints. */
  createApp(database: DatabaseSync, options: Options & { now(): number }): Hono;
}

/** What all sandboxes have in common: a database that is opened, and an address that is listened at. */
export function defineSandbox<Options extends SandboxOptions = SandboxOptions>({
  database: definition,
  apiPath,
  createApp,
  ...account
}: SandboxDefinition<Options>) {
  return {
    async start(options: Options): Promise<RunningSandbox> {
      const { directory, port = 0, host = '127.0.0.1', now = Date.now } = options;
      const database = openDatabase(definition, directory);
      const app = createApp(database, { ...options, now });
      const { origin, close } = await serve(app, database, host, port);
      return { ...account, url: new URL(apiPath, origin), close };
    },
  };
}
