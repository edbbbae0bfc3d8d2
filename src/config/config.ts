import { existsSync } from 'node:fs';
import { type Read, readServices, type ServiceConfig } from './services.ts';
import { findUnknownVariables } from './unknown-variables.ts';
import { ValueError } from './values.ts';
import type { Variable } from './variable.ts';
import { type ConfigurableService, GENERAL_VARIABLES as general } from './variables.ts';

/** Everything that can be configured; `config.ts` is the only reader of the environment. */
export interface Config {
  readonly host: string;
  readonly port: number;
  readonly production: boolean;
  readonly graphiql: boolean;
  /** Whether the dashboard is served at `/`. */
  readonly dashboard: boolean;
  readonly introspection: boolean;
  /** Whether requests may ask which upstream calls stand behind their answer. */
  readonly upstreamTrace: boolean;
  /** Origins allowed by CORS; none by default. */
  readonly corsOrigins: readonly string[];
  /** Request headers that their pages may send beside the usual ones. */
  readonly corsHeaders: readonly string[];
  /** Whether answers are compressed for clients that accept it. */
  readonly compression: boolean;
  /** Connections of clients at once, at most. */
  readonly maxConnections: number;
  readonly logLevel: string;
  readonly limits: Limits;
  readonly persisted: PersistedConfig;
  /** Milliseconds that one GraphQL request may take, upstream calls and retries included. */
  readonly requestTimeoutMs: number;
  /** Milliseconds to serve on after a signal to stop, while `/ready` says 503. */
  readonly shutdownDelayMs: number;
  /** Calls to services that one GraphQL request may make, retries and redirects included. */
  readonly maxUpstreamCalls: number;
  /** Sign cursors; none do where it is empty. */
  readonly cursorKeys: readonly Buffer[];
  readonly upstream: UpstreamConfig;
  readonly cache: CacheConfig;
  /** Folder of the sandboxes' databases. */
  readonly sandboxDirectory: string;
  /** `comics:ties` */
  readonly sandboxQuirks: readonly string[];
  /** By service key (`littlelogs`). */
  readonly services: Readonly<Record<string, ServiceConfig>>;
}

export interface Limits {
  readonly depth: number;
  readonly aliases: number;
  readonly directives: number;
  readonly tokens: number;
  readonly cost: number;
  readonly bodyBytes: number;
}

/** Which operations run: any, any but those of no manifest are told in the log, or those of manifests alone. */
export type PersistedMode = 'open' | 'mixed' | 'trusted';

export interface PersistedConfig {
  readonly mode: PersistedMode;
  /** Paths of manifests beside Quintet's own. */
  readonly manifestFiles: readonly string[];
  /** Memory for automatic persisted queries. */
  readonly storeBytes: number;
  /** Seconds that anybody may keep an answer that was given without a credential. */
  readonly maxAgeSeconds: number;
}

export interface UpstreamConfig {
  /** Milliseconds for one attempt of one call. */
  readonly timeoutMs: number;
  /** Sockets to one service, at most. */
  readonly connections: number;
  /** Calls of one GraphQL request to one service in flight at once, at most. */
  readonly concurrency: number;
  readonly maxResponseBytes: number;
  /** When a service that keeps failing is left alone. */
  readonly circuit: { readonly failures: number; readonly openMs: number };
  /** Whether equal reads at the same time are one call. */
  readonly sharesCalls: boolean;
  /** Seconds that answers are kept which say nothing of it: those to a credential, and those without one. */
  readonly ownSeconds: number;
  readonly publicSeconds: number;
  /** Up to which age, in seconds, an answer stands in for one that fails to come; 0 for never. */
  readonly staleSeconds: number;
}

export interface CacheConfig {
  /** Memory for what is kept, at most; with 0 nothing is kept anywhere. */
  readonly bytes: number;
  /** Seconds that whole answers are kept, at most; 0 for never. */
  readonly responseSeconds: number;
  /** Of the Redis that keeps it instead, for all instances. */
  readonly redisUrl?: URL;
  /** Sign what Redis holds: the first signs, all verify. */
  readonly storeKeys?: readonly Buffer[];
}

/** Every fault of a configuration at once: which variable, what is wrong, what would be right. Holds no values. */
export class ConfigError extends Error {
  readonly faults: readonly string[];

  constructor(faults: readonly string[]) {
    const heading =
      faults.length === 1 ? 'The configuration has a fault' : `The configuration has ${faults.length} faults`;
    super(`${heading}:\n${faults.map((fault) => `  ${fault}`).join('\n')}`);
    this.name = 'ConfigError';
    this.faults = faults;
  }
}

type Environment = Readonly<Record<string, string | undefined>>;

/** What a process is for: a gateway, or the sandboxes alone, which need no services. */
type Purpose = 'gateway' | 'sandboxes';

/** Load balancers ask `/ready` every few seconds. */
const PRODUCTION_SHUTDOWN_DELAY_MS = 5_000;

/**
 * Reads the configuration. An empty variable counts as not set.
 *
 * @throws ConfigError listing every fault, where there is one.
 */
export function readConfig(
  environment: Environment,
  services: readonly ConfigurableService[],
  purpose: Purpose = 'gateway',
): Config {
  const faults: string[] = [];
  const read = createReader(environment, faults);

  const value = orDefault(read);
  const production = value(general.nodeEnv) === 'production';
  const persisted = readPersisted(read);
  const mustServe = production && purpose === 'gateway';
  const isOpenToTry = !production && persisted.mode !== 'trusted';
  const config: Config = {
    host: value(general.host),
    port: value(general.port),
    production,
    graphiql: read(general.graphiql) ?? isOpenToTry,
    dashboard: read(general.dashboard) ?? !production,
    introspection: read(general.introspection) ?? isOpenToTry,
    upstreamTrace: read(general.upstreamTrace) ?? !production,
    corsOrigins: read(general.corsOrigins) ?? [],
    corsHeaders: read(general.corsHeaders) ?? [],
    compression: value(general.compression),
    maxConnections: value(general.maxConnections),
    logLevel: value(general.logLevel),
    limits: {
      depth: value(general.maxDepth),
      aliases: value(general.maxAliases),
      directives: value(general.maxDirectives),
      tokens: value(general.maxTokens),
      cost: value(general.maxCost),
      bodyBytes: value(general.maxBodyBytes),
    },
    persisted,
    requestTimeoutMs: value(general.requestTimeout),
    shutdownDelayMs: read(general.shutdownDelay) ?? (production ? PRODUCTION_SHUTDOWN_DELAY_MS : 0),
    maxUpstreamCalls: value(general.maxUpstreamCalls),
    cursorKeys: read(general.cursorKeys) ?? [],
    upstream: {
      timeoutMs: value(general.upstreamTimeout),
      connections: value(general.upstreamConnections),
      concurrency: value(general.upstreamConcurrency),
      maxResponseBytes: value(general.upstreamMaxResponseBytes),
      circuit: {
        failures: value(general.upstreamCircuitFailures),
        openMs: value(general.upstreamCircuitSeconds) * 1000,
      },
      sharesCalls: value(general.upstreamSharedCalls),
      ownSeconds: value(general.upstreamCache),
      publicSeconds: value(general.upstreamCachePublic),
      staleSeconds: value(general.upstreamCacheStale),
    },
    cache: readCache(read, mustServe, faults),
    sandboxDirectory: value(general.sandboxDirectory),
    sandboxQuirks: read(general.sandboxQuirks) ?? [],
    services: readServices(read, services, { production, mustServe, faults }),
  };

  if (persisted.mode === 'trusted') faults.push(...conflictsWithTrusted(config));
  faults.push(...findUnknownVariables(Object.keys(environment), services));
  if (faults.length > 0) throw new ConfigError(faults);
  return config;
}

/** Reads the configuration of this process: its environment, and `.env` for what that leaves out. */
export function readProcessConfig(services: readonly ConfigurableService[]): Config {
  return readConfig(processEnvironment(), services);
}

/** The same for a process that runs sandboxes and no gateway. */
export function readSandboxConfig(
  services: readonly ConfigurableService[],
): Pick<Config, 'sandboxDirectory' | 'sandboxQuirks' | 'logLevel'> {
  return readConfig(processEnvironment(), services, 'sandboxes');
}

/** Whether the parent is npm or Node's watcher: both hand each signal on, also one that this process has got itself. */
export function isSignalledTwice(): boolean {
  const { npm_lifecycle_event: script, WATCH_REPORT_DEPENDENCIES: watcher } = process.env;
  return script !== undefined || watcher !== undefined;
}

function processEnvironment(): Environment {
  if (existsSync('.env')) process.loadEnvFile('.env');
  return process.env;
}

function createReader(environment: Environment, faults: string[]): Read {
  return (variable) => {
    const text = environment[variable.name]?.trim();
    if (text === undefined || text === '') return undefined;
    try {
      return variable.read(text);
    } catch (error) {
      if (!(error instanceof ValueError)) throw error;
      faults.push(`${variable.name} ${error.message}`);
      return undefined;
    }
  };
}

function orDefault(read: Read) {
  return <Value>(variable: Variable<Value>): Value => read(variable) ?? variable.read(variable.default);
}

function readPersisted(read: Read): PersistedConfig {
  const value = orDefault(read);
  return {
    mode: value(general.persistedOperations),
    manifestFiles: read(general.persistedManifests) ?? [],
    storeBytes: value(general.persistedStoreBytes),
    maxAgeSeconds: value(general.persistedMaxAge),
  };
}

function readCache(read: Read, mustSign: boolean, faults: string[]): CacheConfig {
  const value = orDefault(read);
  const redisUrl = read(general.redisUrl);
  const faultsBefore = faults.length;
  const storeKeys = read(general.storeKeys);
  if (mustSign && redisUrl && !storeKeys && faults.length === faultsBefore) {
    faults.push(
      'REDIS_URL is set without STORE_KEYS: in production what Redis holds must be signed. `openssl rand -hex 32` makes a key.',
    );
  }
  return {
    bytes: value(general.cacheBytes),
    responseSeconds: value(general.responseCache),
    ...(redisUrl && { redisUrl }),
    ...(storeKeys && { storeKeys }),
  };
}

/** What would be there in vain: the queries of GraphiQL and of tools that read the schema are in no manifest. */
function conflictsWithTrusted({ graphiql, introspection }: Config): string[] {
  const remedy =
    'but PERSISTED_OPERATIONS is trusted and lets none of its queries run: leave one of the two out.';
  return [
    ...(graphiql ? [`GRAPHIQL is true, ${remedy}`] : []),
    ...(introspection ? [`INTROSPECTION is true, ${remedy}`] : []),
  ];
}
