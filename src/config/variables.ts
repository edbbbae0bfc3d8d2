import { UPSTREAM_VARIABLES } from './upstream-variables.ts';
import {
  baseAddress,
  flag,
  headerNames,
  hostName,
  keys,
  list,
  oneOf,
  origins,
  redisAddress,
  text,
  userName,
  wholeNumber,
} from './values.ts';
import { type ConfigVariable, variable } from './variable.ts';

/** What the configuration must know of a service. */
export interface ConfigurableService {
  readonly id: string;
  readonly key: string;
  readonly name: string;
  readonly documentedPath: string;
  readonly oauth?: object | undefined;
  readonly hasStagingLogin?: boolean | undefined;
}

/** What does not belong to one service. */
export const GENERAL_VARIABLES = {
  host: variable('HOST', '127.0.0.1', 'Address to listen on; `0.0.0.0` for every network.', hostName()),
  port: variable('PORT', '4000', 'Port to listen on; 0 lets the system choose.', wholeNumber(0, 65_535)),
  nodeEnv: variable(
    'NODE_ENV',
    'development',
    '`production` sandboxes no service unless named, and turns GraphiQL, the dashboard and introspection off.',
    oneOf(['development', 'production', 'test']),
  ),
  sandbox: variable(
    'SANDBOX',
    'all, in production none',
    'Services whose sandbox stands in (`littlelogs,…`), `all` that have no address, or `none`.',
    list(),
  ),
  sandboxDirectory: variable('SANDBOX_DIRECTORY', '.quintet', "Folder of the sandboxes' databases.", text()),
  sandboxQuirks: variable(
    'SANDBOX_QUIRKS',
    '',
    'Quirks of real servers that sandboxes show: `comics:ties,littlelogs:malformed-item,…`; `npm run sandbox -- --help` lists them.',
    list(),
  ),
  graphiql: variable('GRAPHIQL', 'true, in production false', 'GraphiQL at `/graphql` for browsers.', flag()),
  dashboard: variable(
    'DASHBOARD',
    'true, in production false',
    'The dashboard at `/`, for browsers.',
    flag(),
  ),
  introspection: variable(
    'INTROSPECTION',
    'true, in production false',
    'Whether the schema can be read, and errors suggest names.',
    flag(),
  ),
  upstreamTrace: variable(
    'UPSTREAM_TRACE',
    'true, in production false',
    'Whether the response to a request with the header `X-Quintet-Trace: 1` lists the upstream calls that it took.',
    flag(),
  ),
  corsOrigins: variable(
    'CORS_ORIGINS',
    '',
    "Web pages' origins that may call from a browser: `https://app.example.com,…`; `https://*.example.com` is every subdomain.",
    origins(),
  ),
  corsHeaders: variable(
    'CORS_HEADERS',
    '',
    'Request headers that these pages may send beside the usual ones: `X-App-Version,…`.',
    headerNames(),
  ),
  compression: variable(
    'COMPRESSION',
    'true',
    'Whether answers from 1 kB on are compressed (`zstd`, `br`, `gzip`) for clients that accept it; those to mutations never are.',
    flag(),
  ),
  maxConnections: variable(
    'MAX_CONNECTIONS',
    '10000',
    'Connections of clients at once, at most; further ones are refused.',
    wholeNumber(1, 1_000_000),
  ),
  logLevel: variable(
    'LOG_LEVEL',
    'info',
    'One of trace, debug, info, warn, error, fatal, silent.',
    oneOf(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']),
  ),
  maxDepth: variable('MAX_DEPTH', '15', 'How deep fields may nest in one operation.', wholeNumber(1, 100)),
  maxAliases: variable('MAX_ALIASES', '30', 'Aliases in one operation, at most.', wholeNumber(0, 10_000)),
  maxDirectives: variable(
    'MAX_DIRECTIVES',
    '50',
    'Directives in one operation, at most.',
    wholeNumber(0, 10_000),
  ),
  maxTokens: variable('MAX_TOKENS', '2000', 'Tokens in one document, at most.', wholeNumber(1, 10_000)),
  maxCost: variable(
    'MAX_COST',
    '30000',
    'Objects that one answer may hold, plus ten for each upstream call that it may take, at most.',
    wholeNumber(1, 1_000_000_000),
  ),
  maxUpstreamCalls: variable(
    'MAX_UPSTREAM_CALLS',
    '500',
    'Calls to services that one request may make, retries and redirects included, at most.',
    wholeNumber(1, 100_000),
  ),
  maxBodyBytes: variable(
    'MAX_BODY_BYTES',
    '262144',
    'Bytes of one request body, at most.',
    wholeNumber(1024, 104_857_600),
  ),
  persistedOperations: variable(
    'PERSISTED_OPERATIONS',
    'open',
    'Operations that run: `open` any, `mixed` any, the log telling those of no manifest, `trusted` those of manifests alone, with GraphiQL and introspection off.',
    oneOf(['open', 'mixed', 'trusted']),
  ),
  persistedManifests: variable(
    'PERSISTED_MANIFESTS',
    '',
    "Files with your frontends' operations, beside Quintet's own: `/etc/quintet/web.json,…`; read again when they change.",
    list(),
  ),
  persistedStoreBytes: variable(
    'PERSISTED_STORE_BYTES',
    '4194304',
    'Bytes of memory for automatic persisted queries, at most.',
    wholeNumber(1024, 1_073_741_824),
  ),
  persistedMaxAge: variable(
    'PERSISTED_MAX_AGE_SECONDS',
    '60',
    'Seconds for which caches may store the response to a persisted operation sent by GET without a credential.',
    wholeNumber(0, 31_536_000),
  ),
  cursorKeys: variable(
    'CURSOR_KEYS',
    '',
    'Keys that sign cursors, 32 bytes in hex each, so that a made-up cursor reaches no list: the first signs, all verify, the same at all instances. Without keys cursors are checked, but anybody can make one.',
    keys(),
  ),
  requestTimeout: variable(
    'REQUEST_TIMEOUT_MS',
    '15000',
    'Milliseconds for one GraphQL request, upstream calls and retries included.',
    wholeNumber(1, 600_000),
  ),
  shutdownDelay: variable(
    'SHUTDOWN_DELAY_MS',
    '0, in production 5000',
    'Milliseconds to serve on after SIGTERM while `/ready` says 503, so that load balancers send no more clients here.',
    wholeNumber(0, 600_000),
  ),
  ...UPSTREAM_VARIABLES,
  responseCache: variable(
    'RESPONSE_CACHE_SECONDS',
    '0',
    'Seconds to cache whole responses to queries, at most; 0 for never. Types and fields can allow less: docs/caching.md.',
    wholeNumber(0, 86_400),
  ),
  cacheBytes: variable(
    'CACHE_BYTES',
    '67108864',
    'Bytes of memory for all caches together, at most; 0 turns them off.',
    wholeNumber(0, 17_179_869_184),
  ),
  redisUrl: variable(
    'REDIS_URL',
    '',
    'Redis that holds the caches in place of the memory, shared by all instances: `redis://…` or `rediss://…`.',
    redisAddress(),
  ),
  storeKeys: variable(
    'STORE_KEYS',
    '',
    'Keys that sign what Redis holds, 32 bytes in hex each: the first signs, all verify, so that they can be replaced one by one. Required with `REDIS_URL` in production.',
    keys(),
  ),
};

/** What belongs to one service. */
export function serviceVariables({ id, name, documentedPath, oauth, hasStagingLogin }: ConfigurableService) {
  const path = documentedPath === '/' ? '' : `; an origin alone gets \`${documentedPath}\``;
  const address = `Address of ${name}${path}.`;
  return {
    url: variable(`${id}_URL`, '', address, baseAddress(documentedPath)),
    ...(oauth && {
      clientId: variable(`${id}_CLIENT_ID`, '', `Id of the OAuth2 client registered with ${name}.`, text()),
      clientSecret: variable(`${id}_CLIENT_SECRET`, '', "That client's secret.", text()),
    }),
    ...(hasStagingLogin && {
      stagingUsername: variable(
        `${id}_STAGING_USERNAME`,
        '',
        `HTTP Basic user name of a ${name} staging server, sent with every call.`,
        userName(),
      ),
      stagingPassword: variable(`${id}_STAGING_PASSWORD`, '', 'Its password.', text()),
    }),
  };
}

/** Every variable there is: README's table and `.env.example` are checked against it. */
export function configVariables(services: readonly ConfigurableService[]): ConfigVariable[] {
  const all = [
    ...services.flatMap((service) => Object.values(serviceVariables(service))),
    ...Object.values(GENERAL_VARIABLES),
  ];
  return all.map(({ name, default: fallback, description }) => ({ name, default: fallback, description }));
}
