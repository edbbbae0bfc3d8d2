import { existsSync } from 'node:fs';
import { ValueError } from './config-values.ts';
import {
  type ConfigurableService,
  generalVariables as general,
  serviceVariables,
  type Variable,
} from './config-variables.ts';
import { findUnknownVariables } from './unknown-variables.ts';

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
  readonly logLevel: string;
  readonly limits: Limits;
  readonly persisted: PersistedConfig;
  /** Milliseconds that one GraphQL request may take, upstream calls and retries included. */
  readonly requestTimeoutMs: number;
  readonly upstream: UpstreamConfig;
  readonly cache: CacheConfig;
  /** Folder of the sandboxes' databases. */
  readonly sandboxDirectory: string;
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
}

export interface ServiceConfig {
  /** Base address with a trailing slash; absent where nothing is configured. */
  readonly url?: URL;
  /** Whether the service's sandbox stands in. Never together with `url`. */
  readonly sandboxed: boolean;
  readonly clientId?: string;
  readonly clientSecret?: string;
  /** HTTP Basic of a staging server. */
  readonly stagingLogin?: { readonly username: string; readonly password: string };
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
/** Gives a variable's value, or undefined where it is not set or at fault; the fault is kept. */
type Read = <Value>(variable: Variable<Value>) => Value | undefined;

/**
 * Reads the configuration. An empty variable counts as not set.
 *
 * @throws ConfigError listing every fault, where there is one.
 */
export function readConfig(environment: Environment, services: readonly ConfigurableService[]): Config {
  const faults: string[] = [];
  const read = createReader(environment, faults);

  const value = orDefault(read);
  const production = value(general.nodeEnv) === 'production';
  const persisted = readPersisted(read);
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
    upstream: {
      timeoutMs: value(general.upstreamTimeout),
      connections: value(general.upstreamConnections),
      concurrency: value(general.upstreamConcurrency),
      maxResponseBytes: value(general.upstreamMaxResponseBytes),
      sharesCalls: value(general.upstreamSharedCalls),
      ownSeconds: value(general.upstreamCache),
      publicSeconds: value(general.upstreamCachePublic),
      staleSeconds: value(general.upstreamCacheStale),
    },
    cache: readCache(read),
    sandboxDirectory: value(general.sandboxDirectory),
    services: readServices(read, services, production, faults),
  };

  if (persisted.mode === 'trusted') faults.push(...conflictsWithTrusted(config));
  faults.push(...findUnknownVariables(Object.keys(environment), services));
  if (faults.length > 0) throw new ConfigError(faults);
  return config;
}

/** Reads the configuration of this process: its environment, and `.env` for what that leaves out. */
export function readProcessConfig(services: readonly ConfigurableService[]): Config {
  if (existsSync('.env')) process.loadEnvFile('.env');
  return readConfig(process.env, services);
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

function readCache(read: Read): CacheConfig {
  const value = orDefault(read);
  const redisUrl = read(general.redisUrl);
  return {
    bytes: value(general.cacheBytes),
    responseSeconds: value(general.responseCache),
    ...(redisUrl && { redisUrl }),
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

function readServices(
  read: Read,
  services: readonly ConfigurableService[],
  production: boolean,
  faults: string[],
): Record<string, ServiceConfig> {
  const isSandboxed = readSandboxChoice(read, services, production, faults);
  const configs: Record<string, ServiceConfig> = {};
  for (const service of services) {
    const variables = serviceVariables(service);
    const url = read(variables.url);
    const clientId = variables.clientId && read(variables.clientId);
    const clientSecret = variables.clientSecret && read(variables.clientSecret);
    if (clientSecret !== undefined && clientId === undefined) {
      faults.push(`${service.id}_CLIENT_SECRET is set without ${service.id}_CLIENT_ID: set both or neither.`);
    }
    const stagingLogin = readStagingLogin(read, service, faults);
    configs[service.key] = {
      sandboxed: isSandboxed(service, url !== undefined),
      ...(url && { url }),
      ...(clientId !== undefined && { clientId }),
      ...(clientSecret !== undefined && { clientSecret }),
      ...(stagingLogin && { stagingLogin }),
    };
  }
  return configs;
}

function readStagingLogin(read: Read, service: ConfigurableService, faults: string[]) {
  const { stagingUsername, stagingPassword } = serviceVariables(service);
  const username = stagingUsername && read(stagingUsername);
  const password = stagingPassword && read(stagingPassword);
  if (username !== undefined && password !== undefined) return { username, password };
  if (username !== undefined || password !== undefined) {
    faults.push(
      `${service.id}_STAGING_USERNAME and ${service.id}_STAGING_PASSWORD go together: set both or neither.`,
    );
  }
  return undefined;
}

function readSandboxChoice(
  read: Read,
  services: readonly ConfigurableService[],
  production: boolean,
  faults: string[],
): (service: ConfigurableService, hasAddress: boolean) => boolean {
  const named = read(general.sandbox) ?? (production ? ['none'] : ['all']);
  if (named.includes('all') || named.includes('none')) {
    if (named.length > 1) faults.push('SANDBOX must be a list of services, or "all", or "none" alone.');
    return (_service, hasAddress) => named.includes('all') && !hasAddress;
  }
  const keys = services.map(({ key }) => key);
  for (const name of named.filter((name) => !keys.includes(name))) {
    faults.push(
      `SANDBOX names ${JSON.stringify(name)}, which is no service: use ${keys.join(', ')}, all or none.`,
    );
  }
  return (service, hasAddress) => {
    if (!named.includes(service.key)) return false;
    if (!hasAddress) return true;
    faults.push(`SANDBOX names ${service.key}, but ${service.id}_URL is set too: remove one of the two.`);
    return false;
  };
}
