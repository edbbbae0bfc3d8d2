import type { DatabaseSync } from 'node:sqlite';

/** How a sandbox is started. */
export interface SandboxOptions {
  /** Folder of the SQLite file, created where missing; null keeps the database in memory. */
  readonly directory: string | null;
  /** 0 lets the system choose. */
  readonly port?: number;
  readonly host?: string;
  /** Milliseconds since the Unix epoch; tests move it. Defaults to `Date.now`. */
  readonly now?: () => number;
  /** Quirks to switch on: `ties`, `malformed-item=author`. Default: none. */
  readonly quirks?: readonly string[];
  /** Fills the database, which is then kept in memory, in place of the made-up data. */
  readonly seed?: (database: DatabaseSync) => void;
  /** Resolves after so many milliseconds, for the quirk `slow`; tests replace it. */
  readonly wait?: (milliseconds: number) => Promise<unknown>;
}

/** A sandbox that listens. */
export interface RunningSandbox {
  /** The API's base address, as the service documents it: `http://127.0.0.1:4101/api/1/`. */
  readonly url: URL;
  /** The demo user's whole credential, as the service's own header expects it: `Bearer …`. */
  readonly credential: string;
  /** The demo OAuth2 client, where the service has OAuth2. */
  readonly oauthClient?: { readonly id: string; readonly secret: string };
  close(): Promise<void>;
}

/** A REST-compatible stand-in for one service, over real HTTP and a real SQLite database. */
export interface Sandbox {
  /** What each quirk does, by its switch. */
  readonly quirks: Readonly<Record<string, string>>;
  /** @throws QuirkError for a quirk that the sandbox doesn't have. */
  start(options: SandboxOptions): Promise<RunningSandbox>;
}
