import type { YogaInitialContext } from 'graphql-yoga';
import type { Config } from '../config.ts';
import { CallBudgets } from '../upstream/budget.ts';
import { type OnCall, RestClient, type RestSession } from '../upstream/client.ts';
import { type Clock, systemClock } from '../upstream/clock.ts';
import { Learned } from '../upstream/learned.ts';
import type { DataSources, OAuthConnection, ServiceContext } from './context.ts';
import { serviceNotConfigured } from './errors.ts';
import { expectedCalls } from './expected-calls.ts';
import type { Service } from './service.ts';

/** Where a service is reached. */
export interface Endpoint {
  /** Base address with a trailing slash. */
  readonly url: URL;
  readonly sandboxed: boolean;
  /** A sandbox's own credential, used where the client sends none. */
  readonly demoCredential?: string | undefined;
  readonly oauthClient?: { readonly id: string; readonly secret?: string | undefined } | undefined;
  /** HTTP Basic that opens a staging server to every call. */
  readonly stagingLogin?: StagingLogin | undefined;
}

export interface StagingLogin {
  readonly username: string;
  readonly password: string;
}

export interface ContextFactoryOptions {
  readonly services: readonly Service[];
  readonly config: Pick<Config, 'requestTimeoutMs' | 'upstream'>;
  /** By service key. A service without one is not configured. */
  readonly endpoints: Readonly<Record<string, Endpoint>>;
  /** Default: the system's. */
  readonly clock?: Clock | undefined;
  /** Told of every call to a service. */
  readonly onCall?: OnCall | undefined;
}

export interface ContextFactory {
  readonly context: (initial: YogaInitialContext) => ServiceContext;
  /** Closes the sockets to all services, after the calls under way. */
  close(): Promise<void>;
}

/** What lives as long as the process: one REST client for each service. What is made from it lives for one request. */
export function createContextFactory(options: ContextFactoryOptions): ContextFactory {
  const { services, config, endpoints, onCall } = options;
  const clock = options.clock ?? systemClock;
  const clients = new Map<string, RestClient>();
  const budgets = new Map<string, CallBudgets>();
  const learned = new Map<string, Learned>();
  for (const { key, id, name, callsPerHour, refuses } of services) {
    const endpoint = endpoints[key];
    if (!endpoint) continue;
    learned.set(key, new Learned());
    if (callsPerHour) budgets.set(key, new CallBudgets(callsPerHour, clock));
    const client = new RestClient({
      service: id,
      name,
      baseUrl: endpoint.url,
      headers: endpoint.stagingLogin && basicAuthorization(endpoint.stagingLogin),
      refuses,
      ...config.upstream,
      clock,
      onCall,
    });
    clients.set(key, client);
  }
  return {
    context: (initial) =>
      serviceContext(initial, { services, endpoints, clients, budgets, learned, clock, config }),
    close: async () => {
      await Promise.all([...clients.values()].map((client) => client.close()));
    },
  };
}

interface ProcessContext {
  readonly services: readonly Service[];
  readonly endpoints: Readonly<Record<string, Endpoint>>;
  readonly clients: ReadonlyMap<string, RestClient>;
  readonly budgets: ReadonlyMap<string, CallBudgets>;
  readonly learned: ReadonlyMap<string, Learned>;
  readonly clock: Clock;
  readonly config: Pick<Config, 'requestTimeoutMs'>;
}

function serviceContext({ request }: YogaInitialContext, shared: ProcessContext): ServiceContext {
  const { services, endpoints, clients, budgets, learned, clock, config } = shared;
  const deadline = clock.now() + config.requestTimeoutMs;

  function endpointOf(service: Service): Endpoint {
    const endpoint = endpoints[service.key];
    if (!endpoint) throw serviceNotConfigured(service);
    return endpoint;
  }

  function credentialOf(service: Service): string | undefined {
    // GraphiQL shows the header with an empty value: that is none.
    return request.headers.get(service.credential.name)?.trim() || endpoints[service.key]?.demoCredential;
  }

  function sessionOf(service: Service, credential: string | undefined): RestSession {
    const client = clients.get(service.key);
    if (!client) throw serviceNotConfigured(service);
    return client.session({
      headers: credential === undefined ? {} : service.credential.toUpstream(credential),
      signal: request.signal,
      deadline,
      budget: credential === undefined ? undefined : budgets.get(service.key)?.of(credential),
      expectedCalls: () => expectedCalls(request, service.id),
    });
  }

  function makeDataSource(service: Service): unknown {
    const { url } = endpointOf(service);
    const credential = credentialOf(service);
    return service.createDataSource({
      session: sessionOf(service, credential),
      baseUrl: url,
      hasCredential: credential !== undefined,
      learned: learned.get(service.key) ?? new Learned(),
      now: () => clock.now(),
    });
  }

  const made = new Map<string, unknown>();
  function dataSourceOf(service: Service): unknown {
    let dataSource = made.get(service.key);
    if (dataSource === undefined) {
      dataSource = makeDataSource(service);
      made.set(service.key, dataSource);
    }
    return dataSource;
  }

  const dataSources = {};
  for (const service of services) {
    Object.defineProperty(dataSources, service.dataSource, { get: () => dataSourceOf(service) });
  }

  return {
    dataSources: dataSources as DataSources, // One getter for each service, as each has declared it.
    dataSourceOf,
    statusOf(service) {
      const endpoint = endpoints[service.key];
      const credential = credentialOf(service);
      return {
        service,
        isConfigured: endpoint !== undefined,
        isSandboxed: endpoint?.sandboxed ?? false,
        hasCredential: credential !== undefined,
        budget: (credential && budgets.get(service.key)?.of(credential)) || null,
      };
    },
    oauthOf(service): OAuthConnection {
      const { url, oauthClient } = endpointOf(service);
      const client = oauthClient ? { client: oauthClient } : {};
      return { session: sessionOf(service, undefined), baseUrl: url, ...client, now: () => clock.now() };
    },
  };
}

function basicAuthorization({ username, password }: StagingLogin): Record<string, string> {
  return { authorization: `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}` };
}
