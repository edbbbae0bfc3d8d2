import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { Config } from '../config/config.ts';
import { createErrorMask } from '../contract/errors.ts';
import type { RunningSandbox } from '../sandbox/sandbox.ts';
import { schema } from '../schema.ts';
import { createContextFactory } from '../server/create-context.ts';
import { listen } from '../server/http/http-server.ts';
import { createLogger } from '../server/observe/logger.ts';
import { OutageLog } from '../server/observe/outage-log.ts';
import { TRACE_HEADER } from '../server/observe/upstream-trace.ts';
import { type Dashboard, readDashboard } from '../server/pages/dashboard.ts';
import { readExampleOperations } from '../server/pages/graphiql/example-operations.ts';
import type { ExampleCredential, ExampleGroup } from '../server/pages/graphiql/examples-panel.ts';
import type { GraphiqlOptions } from '../server/pages/graphiql.ts';
import { watchManifests } from '../server/persisted/manifests.ts';
import { createGateway } from '../server/server.ts';
import { type Endpoint, hasDemoCredential } from '../server/service-instance.ts';
import { services } from '../services.ts';
import { systemClock } from '../upstream/clock.ts';
import { createResponseCache } from './create-response-cache.ts';
import { createStore } from './create-store.ts';
import { startManifests } from './start-manifests.ts';
import { startSandboxes } from './start-sandboxes.ts';

const DASHBOARD = fileURLToPath(new URL('../../examples/dashboard/dist', import.meta.url));
const OPERATIONS = fileURLToPath(new URL('../../schema/operations', import.meta.url));

/** Quintet while it runs. */
export interface RunningQuintet {
  /** `http://127.0.0.1:4000` */
  readonly origin: string;
  /** By service key; a service that is absent has none. */
  readonly endpoints: Readonly<Record<string, Endpoint>>;
  /** Whether the dashboard is served. */
  readonly hasDashboard: boolean;
  /** Has `/ready` say 503, serves on for the delay, stops listening, lets running requests finish, and closes everything. */
  stop(times: StopTimes): Promise<void>;
}

export interface StopTimes {
  /** Milliseconds to serve on: until then those who ask `/ready` have sent the clients elsewhere. */
  readonly delayMs: number;
  /** Milliseconds after that for running requests to finish. */
  readonly drainMs: number;
}

/**
 * Starts the sandboxes that the configuration asks for, and the gateway over them and the real services.
 *
 * @throws StartError where something that the configuration names can't be had.
 */
export async function startQuintet(
  config: Config,
  logger = createLogger(config.logLevel),
): Promise<RunningQuintet> {
  const manifests = await startManifests(config, logger);
  const sandboxed = services.filter(({ key }) => config.services[key]?.sandboxed);
  const running = await startSandboxes({
    keys: sandboxed.map(({ key }) => key),
    directory: config.sandboxDirectory,
    quirks: config.sandboxQuirks,
  });
  const endpoints = endpointsOf(config, running);
  const store = createStore(config.cache, { clock: systemClock, logger });
  const { onCall, onCircuitChange } = new OutageLog({ logger, now: () => systemClock.now() });
  const contextFactory = createContextFactory({
    services,
    config,
    endpoints,
    store,
    onCall,
    onCircuitChange,
  });
  const responseCache = createResponseCache(config, { store, endpoints, manifests, clock: systemClock });
  const dashboard = await dashboardFor(endpoints, config);
  let ready = true;
  const gateway = createGateway({
    schema,
    context: contextFactory.context,
    limits: config.limits,
    persisted: config.persisted,
    manifests,
    maskError: createErrorMask(services),
    logger,
    isReady: () => ready,
    graphiql: config.graphiql ? await graphiqlOptions(endpoints, config) : undefined,
    dashboard,
    upstreamTrace: config.upstreamTrace ? { clock: systemClock } : undefined,
    responseCache,
    mayBeStale: store !== undefined && config.upstream.staleSeconds > 0,
    introspection: config.introspection,
    corsOrigins: config.corsOrigins,
    corsHeaders: config.corsHeaders,
    compression: config.compression,
    credentialHeaders: services.map(({ credential }) => credential.name),
    demoCredentials: hasDemoCredential(endpoints),
  });
  const { host, port, maxConnections } = config;
  const server = await listen(gateway.handle, { host, port, maxConnections, logger });
  const stopWatching = watchManifests(manifests, systemClock);
  return {
    origin: server.origin,
    endpoints,
    hasDashboard: dashboard !== undefined,
    async stop({ delayMs, drainMs }) {
      ready = false;
      server.windDown();
      if (delayMs > 0) await sleep(delayMs);
      stopWatching();
      await server.drain(drainMs);
      await contextFactory.close();
      await store?.close();
      await Promise.all([...running.values()].map((sandbox) => sandbox.close()));
    },
  };
}

function endpointsOf(config: Config, running: ReadonlyMap<string, RunningSandbox>): Record<string, Endpoint> {
  const endpoints: Record<string, Endpoint> = {};
  for (const { key } of services) {
    const endpoint = sandboxEndpoint(running.get(key)) ?? realEndpoint(config, key);
    if (endpoint) endpoints[key] = endpoint;
  }
  return endpoints;
}

function sandboxEndpoint(sandbox: RunningSandbox | undefined): Endpoint | undefined {
  if (sandbox === undefined) return undefined;
  const { url, credential, oauthClient } = sandbox;
  return { url, sandboxed: true, demoCredential: credential, oauthClient };
}

function realEndpoint(config: Config, key: string): Endpoint | undefined {
  const { url, clientId, clientSecret, proxy, stagingLogin } = config.services[key] ?? {};
  if (url === undefined) return undefined;
  const oauthClient = clientId === undefined ? undefined : { id: clientId, secret: clientSecret };
  return { url, sandboxed: false, oauthClient, proxy, stagingLogin };
}

/**
 * The examples over all services, then those of the services that are there, and a header for each: empty, it counts
 * as not sent. Where it may be asked for, every answer shows which upstream calls it took.
 */
async function graphiqlOptions(
  endpoints: Readonly<Record<string, Endpoint>>,
  { upstreamTrace }: Pick<Config, 'upstreamTrace'>,
): Promise<GraphiqlOptions> {
  const present = services.flatMap((service) => {
    const endpoint = endpoints[service.key];
    return endpoint ? [{ service, endpoint }] : [];
  });
  const groups = await Promise.all([
    readExampleGroup('gateway', 'All services'),
    ...present.map(({ service: { key, name, credential }, endpoint }) =>
      readExampleGroup(key, name, {
        header: credential.name,
        example: credential.example,
        guidance: credential.guidance,
        site: endpoint.url.origin,
        isDemo: endpoint.demoCredential !== undefined,
      }),
    ),
  ]);
  return {
    examples: groups.filter(({ operations }) => operations.length > 0),
    headers: {
      ...Object.fromEntries(
        present.map(({ service, endpoint }) => [service.credential.name, endpoint.demoCredential ?? '']),
      ),
      ...(upstreamTrace && { [TRACE_HEADER]: '1' }),
    },
  };
}

async function readExampleGroup(
  folder: string,
  title: string,
  credential?: ExampleCredential,
): Promise<ExampleGroup> {
  const operations = await readExampleOperations(join(OPERATIONS, folder));
  return { title, operations, ...(credential && { credential }) };
}

async function dashboardFor(
  endpoints: Readonly<Record<string, Endpoint>>,
  { dashboard, graphiql }: Pick<Config, 'dashboard' | 'graphiql'>,
): Promise<Dashboard | undefined> {
  if (!dashboard) return undefined;
  const pictureOrigins = Object.values(endpoints).map(({ url }) => url.origin);
  return readDashboard(DASHBOARD, { pictureOrigins, graphiql });
}
