import type { TypedDocumentString } from '../../schema/generated/graphql.ts';
import { type Config, readConfig } from '../../src/config/config.ts';
import { createErrorMask } from '../../src/contract/errors.ts';
import { createResponseCache } from '../../src/process/create-response-cache.ts';
import { createStore } from '../../src/process/create-store.ts';
import { schema } from '../../src/schema.ts';
import { createContextFactory } from '../../src/server/create-context.ts';
import type { GatewayOptions } from '../../src/server/gateway-options.ts';
import { createLogger, type Logger } from '../../src/server/observe/logger.ts';
import { untraceFields } from '../../src/server/observe/upstream-trace.ts';
import type { Dashboard } from '../../src/server/pages/dashboard.ts';
import { type Manifests, NO_MANIFESTS } from '../../src/server/persisted/manifests.ts';
import { createGateway, type Gateway } from '../../src/server/server.ts';
import { type Endpoint, hasDemoCredential } from '../../src/server/service-instance.ts';
import { services } from '../../src/services.ts';
import type { CacheStore } from '../../src/store/cache-store.ts';
import { type Clock, systemClock } from '../../src/upstream/clock.ts';
import type { OnCall, UpstreamCall } from '../../src/upstream/http/rest-client.ts';
import { cacheVariables, forgetBetweenTests } from './caches.ts';
import { entered } from './entrance.ts';

export interface TestGatewayOptions {
  /** By service key; a service without one is not configured. */
  readonly endpoints: Readonly<Record<string, Endpoint>>;
  /** Environment variables, as a user would set them. */
  readonly env?: Readonly<Record<string, string>>;
  readonly clock?: Clock;
  /** Default: as the environment says. */
  readonly store?: CacheStore | undefined;
  /** Default: one that says nothing. */
  readonly logger?: Logger;
  /** Told of every call to a service, beside `calls`. */
  readonly onCall?: OnCall;
  /** Default: none. */
  readonly manifests?: Manifests;
  /** Default: none. */
  readonly dashboard?: Dashboard | undefined;
}

export interface Answer<Data> {
  readonly data: Data | null;
  readonly errors?: readonly AnswerError[];
  readonly extensions?: Readonly<Record<string, unknown>>;
}

export interface AnswerError {
  readonly message: string;
  readonly path?: readonly (string | number)[];
  readonly extensions: Readonly<Record<string, unknown>>;
}

/** The whole gateway as shipped, without a socket of its own; its services are real HTTP. */
export interface TestGateway {
  readonly gateway: Gateway;
  /** Every call to a service so far, as `GET logs/?limit=20&offset=0`. */
  readonly calls: string[];
  /** Runs an operation from `schema/operations`, with its types. */
  run<Data, Variables>(
    document: TypedDocumentString<Data, Variables>,
    variables: Variables,
    options?: RunOptions,
  ): Promise<Answer<Data>>;
  /** Runs any operation. */
  query(
    source: string,
    variables?: Readonly<Record<string, unknown>>,
    options?: RunOptions,
  ): Promise<Answer<unknown>>;
  close(): Promise<void>;
}

export interface RunOptions {
  readonly headers?: Readonly<Record<string, string>>;
  readonly signal?: AbortSignal;
}

export function startGateway(options: TestGatewayOptions): TestGateway {
  const environment = {
    SANDBOX: 'none',
    // As in production: tracing changes every resolver of the schema. Tests that read a trace turn it on.
    UPSTREAM_TRACE: 'false',
    ...addresses(options.endpoints),
    ...cacheVariables,
    ...options.env,
  };
  const config = readConfig(environment, services);
  if (!config.upstreamTrace) untraceFields(schema);
  const { clock = systemClock, logger = createLogger('silent') } = options;
  const store = options.store ?? createStore(config.cache, { clock, logger });
  if (store) forgetBetweenTests(store);
  const calls: string[] = [];
  const contexts = createContextFactory({
    services,
    config,
    endpoints: options.endpoints,
    store,
    clock,
    onCall: (call) => {
      calls.push(describeCall(call));
      options.onCall?.(call);
    },
  });
  const responseCache = createResponseCache(config, {
    store,
    endpoints: options.endpoints,
    manifests: options.manifests ?? NO_MANIFESTS,
    clock,
  });
  const gateway = createTestServer(config, { ...options, context: contexts.context, responseCache });

  async function query(source: string, variables: unknown, { headers, signal }: RunOptions = {}) {
    const response = await gateway.fetch('http://quintet.test/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify({ query: source, variables }),
      ...(signal ? { signal } : {}),
    });
    return (await response.json()) as Answer<never>;
  }

  return {
    gateway,
    calls,
    run: (document, variables, runOptions) => query(document.toString(), variables, runOptions),
    query,
    async close() {
      await contexts.close();
      await store?.close();
    },
  };
}

/** `LITTLELOGS_URL` and so on, as for real services. */
function addresses(endpoints: TestGatewayOptions['endpoints']): Record<string, string> {
  const present = services.filter(({ key }) => endpoints[key] !== undefined);
  return Object.fromEntries(present.map(({ id, key }) => [`${id}_URL`, endpoints[key]?.url.href ?? '']));
}

function createTestServer(
  config: Config,
  {
    context,
    responseCache,
    endpoints,
    logger = createLogger('silent'),
    clock = systemClock,
    manifests = NO_MANIFESTS,
    dashboard,
  }: TestGatewayOptions & Pick<GatewayOptions, 'context' | 'responseCache'>,
): Gateway {
  const gateway = createGateway({
    schema,
    context,
    limits: config.limits,
    persisted: config.persisted,
    manifests,
    dashboard,
    maskError: createErrorMask(services),
    logger,
    isReady: () => true,
    upstreamTrace: config.upstreamTrace ? { clock } : undefined,
    responseCache,
    mayBeStale: config.upstream.staleSeconds > 0,
    introspection: config.introspection,
    corsOrigins: config.corsOrigins,
    corsHeaders: config.corsHeaders,
    compression: config.compression,
    credentialHeaders: services.map(({ credential }) => credential.name),
    demoCredentials: hasDemoCredential(endpoints),
  });
  return entered(gateway);
}

function describeCall({ method, path, query }: UpstreamCall): string {
  return `${method} ${path}${query === '' ? '' : `?${query}`}`;
}
