import type { Config } from '../config/config.ts';
import type { DataSources, OAuthConnection, ServiceContext } from '../contract/context.ts';
import { serviceNotConfigured } from '../contract/errors.ts';
import type { GatewayRequest } from '../contract/gateway-request.ts';
import type { Service } from '../contract/service.ts';
import { CursorEnvelope } from '../relay/cursor-envelope.ts';
import type { CacheStore } from '../store/cache-store.ts';
import { type Clock, systemClock } from '../upstream/clock.ts';
import { type UpstreamError, UpstreamUnauthenticatedError } from '../upstream/http/errors.ts';
import type { OnCall, RestSession } from '../upstream/http/rest-client.ts';
import { CallLimit } from '../upstream/policy/call-limit.ts';
import type { OnCircuitChange } from '../upstream/policy/circuit-breaker.ts';
import { MAX_RETRY_WAIT_MS } from '../upstream/policy/retry.ts';
import { TimeLimit } from '../upstream/policy/time-limit.ts';
import { expectedCalls, mostCalls } from './limits/operation-calls.ts';
import { noteFailure } from './observe/service-failures.ts';
import { callsOfRequest, writesOfRequest } from './request-activity.ts';
import { type Endpoint, ServiceInstance } from './service-instance.ts';

export interface ContextFactoryOptions {
  readonly services: readonly Service[];
  readonly config: Pick<Config, 'requestTimeoutMs' | 'maxUpstreamCalls' | 'upstream' | 'cursorKeys'>;
  /** By service key. A service without one is not configured. */
  readonly endpoints: Readonly<Record<string, Endpoint>>;
  /** Where services' answers are kept; none are where it is absent. */
  readonly store?: CacheStore | undefined;
  /** Default: the system's. */
  readonly clock?: Clock | undefined;
  /** Told of every call to a service. */
  readonly onCall?: OnCall | undefined;
  /** Told when a service begins or ceases to be left alone. */
  readonly onCircuitChange?: OnCircuitChange | undefined;
}

export interface ContextFactory {
  readonly context: (initial: { readonly request: GatewayRequest }) => ServiceContext;
  /** Closes the sockets to all services, after the calls under way. */
  close(): Promise<void>;
}

/** What lives as long as the process: one REST client for each service. What is made from it lives for one request. */
export function createContextFactory(options: ContextFactoryOptions): ContextFactory {
  const { services, config, endpoints, store, onCall, onCircuitChange, clock = systemClock } = options;
  const instances = new Map<string, ServiceInstance>();
  for (const service of services) {
    const endpoint = endpoints[service.key];
    if (!endpoint) continue;
    const instance = new ServiceInstance(service, endpoint, {
      config: config.upstream,
      store,
      clock,
      onCall,
      onCircuitChange,
    });
    instances.set(service.key, instance);
  }
  const shared: ProcessContext = {
    instances,
    clock,
    timeoutMs: config.requestTimeoutMs,
    maxCalls: config.maxUpstreamCalls,
    cursors: new CursorEnvelope(config.cursorKeys),
    DataSources: gettersOf(services),
  };
  return {
    context: (initial) => serviceContext(initial, shared),
    close: async () => {
      await Promise.all([...instances.values()].map(({ client }) => client.close()));
      // A write whose client has left drops what it changed in the turn in which it ends: the store is needed till then.
      await new Promise(setImmediate);
    },
  };
}

interface ProcessContext {
  /** By service key. */
  readonly instances: ReadonlyMap<string, ServiceInstance>;
  readonly clock: Clock;
  /** Milliseconds for one request. */
  readonly timeoutMs: number;
  /** Calls to services that one request may make. */
  readonly maxCalls: number;
  readonly cursors: CursorEnvelope;
  readonly DataSources: new (of: (service: Service) => unknown) => DataSources;
}

function serviceContext(
  { request }: { readonly request: GatewayRequest },
  shared: ProcessContext,
): ServiceContext {
  const { instances, clock, timeoutMs, maxCalls } = shared;
  const deadline = clock.now() + timeoutMs;
  const callLimit = new CallLimit(maxCalls, () => mostCalls(request));
  const calls = callsOfRequest(request);
  const onCall: OnCall = (call) => calls.push(call);
  const retryWaits = new TimeLimit(clock, MAX_RETRY_WAIT_MS);
  const writes = writesOfRequest(request);
  const onFailure = (error: UpstreamError) => noteFailure(request, error);

  function instanceOf(service: Service): ServiceInstance {
    const instance = instances.get(service.key);
    if (!instance) throw serviceNotConfigured(service);
    return instance;
  }

  function credentialOf(service: Service): string | undefined {
    // GraphiQL shows the header with an empty value: that is none.
    const sent = request.headers.get(service.credential.name)?.trim();
    return sent || instances.get(service.key)?.endpoint.demoCredential;
  }

  function sessionOf(service: Service, credential: string | undefined): RestSession {
    const instance = instanceOf(service);
    if (credential !== undefined && UNSENDABLE.test(credential)) throw unsendable(service);
    return instance.client.session({
      headers: credential === undefined ? {} : { [service.credential.upstreamHeader]: credential },
      signal: request.signal,
      deadline,
      onCall,
      retryWaits,
      writes,
      onFailure,
      budget: instance.budgetOf(credential),
      callLimit,
      expectedCalls: () => expectedCalls(request, service.id),
    });
  }

  const made = new Map<string, unknown>();
  function dataSourceOf(service: Service): unknown {
    const known = made.get(service.key);
    if (known !== undefined) return known;
    const { endpoint, instanceMemory } = instanceOf(service);
    const credential = credentialOf(service);
    const dataSource = service.createDataSource({
      key: service.key,
      session: sessionOf(service, credential),
      baseUrl: endpoint.url,
      credential,
      hasCredential: credential !== undefined,
      instanceMemory,
      now: () => clock.now(),
    });
    made.set(service.key, dataSource);
    return dataSource;
  }

  return {
    dataSources: new shared.DataSources(dataSourceOf),
    dataSourceOf,
    cursors: shared.cursors,
    clock,
    deadline,
    writes,
    statusOf(service) {
      const instance = instances.get(service.key);
      const credential = credentialOf(service);
      return {
        service,
        isConfigured: instance !== undefined,
        origin: instance ? new URL(instance.endpoint.url.origin) : null,
        isSandboxed: instance?.endpoint.sandboxed ?? false,
        hasCredential: credential !== undefined,
        budget: instance?.budgetOf(credential) ?? null,
        circuit: instance?.client.circuit ?? null,
        dialect: (instance && service.dialectIn?.(instance.instanceMemory)) ?? null,
        callsMade: () =>
          calls.filter((call) => call.service === service.id && call.source === 'service').length,
        checkReachability: () => instance?.check.check(onCall, callLimit, onFailure) ?? null,
      };
    },
    oauthOf(service): OAuthConnection {
      const { url, oauthClient } = instanceOf(service).endpoint;
      const client = oauthClient ? { client: oauthClient } : {};
      return { session: sessionOf(service, undefined), baseUrl: url, ...client, now: () => clock.now() };
    },
  };
}

/** What no credential holds: some of it no header can carry, and of the rest services read different characters. */
const UNSENDABLE = /[^\t\x20-\x7e]/;

function unsendable({ id, name, credential }: Service): UpstreamUnauthenticatedError {
  const problem = `The header ${credential.name} holds a control character or one outside ASCII`;
  const request = { service: id, method: 'GET', path: '' };
  return new UpstreamUnauthenticatedError(request, `${problem}: ${name} was not called.`);
}

/** One getter for each service, as each has declared it; made once, since every request has such an object. */
function gettersOf(services: readonly Service[]): ProcessContext['DataSources'] {
  class Getters {
    readonly of: (service: Service) => unknown;

    constructor(of: (service: Service) => unknown) {
      this.of = of;
    }
  }
  for (const service of services) {
    Object.defineProperty(Getters.prototype, service.dataSource, {
      get(this: Getters) {
        return this.of(service);
      },
    });
  }
  return Getters as unknown as ProcessContext['DataSources']; // Its getters are those that the services declare.
}
