import type { UpstreamConfig } from '../config/config.ts';
import type { Service } from '../contract/service.ts';
import type { CacheStore } from '../store/cache-store.ts';
import type { Clock } from '../upstream/clock.ts';
import { InstanceMemory } from '../upstream/http/instance-memory.ts';
import { type OnCall, RestClient } from '../upstream/http/rest-client.ts';
import { type CallBudget, CallBudgets } from '../upstream/policy/call-budget.ts';
import type { OnCircuitChange } from '../upstream/policy/circuit-breaker.ts';
import { ReachabilityCheck } from './reachability.ts';

/** Where a service is reached. */
export interface Endpoint {
  /** Base address with a trailing slash. */
  readonly url: URL;
  readonly sandboxed: boolean;
  /** A sandbox's own credential, used where the client sends none. */
  readonly demoCredential?: string | undefined;
  readonly oauthClient?: { readonly id: string; readonly secret?: string | undefined } | undefined;
  /** Through which it is reached. */
  readonly proxy?: URL | undefined;
  /** HTTP Basic that opens a staging server to every call. */
  readonly stagingLogin?: { readonly username: string; readonly password: string } | undefined;
}

/** Whether a client that sends no credential is somebody all the same: a sandbox's demo user. */
export function hasDemoCredential(endpoints: Readonly<Record<string, Endpoint>>): boolean {
  return Object.values(endpoints).some(({ demoCredential }) => demoCredential !== undefined);
}

/** What a process needs beside the endpoint. */
export interface InstanceOptions {
  readonly config: UpstreamConfig;
  /** Where answers are kept; none are where it is absent. */
  readonly store?: CacheStore | undefined;
  readonly clock: Clock;
  /** Told of every call. */
  readonly onCall?: OnCall | undefined;
  /** Told when a service begins or ceases to be left alone. */
  readonly onCircuitChange?: OnCircuitChange | undefined;
}

/** A service as this process reaches it: all that outlives a request. */
export class ServiceInstance {
  readonly endpoint: Endpoint;
  readonly client: RestClient;
  readonly instanceMemory = new InstanceMemory();
  readonly check: ReachabilityCheck;
  readonly #budgets: CallBudgets | undefined;

  constructor(
    service: Service,
    endpoint: Endpoint,
    { config, store, clock, onCall, onCircuitChange }: InstanceOptions,
  ) {
    const { id, name, callsPerHour, sharedRateLimit, hasStagingLogin, refuses } = service;
    this.endpoint = endpoint;
    this.client = new RestClient({
      service: id,
      name,
      baseUrl: endpoint.url,
      proxy: endpoint.proxy,
      headers: endpoint.stagingLogin && basicAuthorization(endpoint.stagingLogin),
      hasStagingLogin,
      refuses,
      sharedRateLimit,
      ...config,
      cache: store && { ...config, store },
      clock,
      onCall,
      onCircuitChange,
    });
    this.check = new ReachabilityCheck(service, { client: this.client, clock, timeoutMs: config.timeoutMs });
    if (callsPerHour) this.#budgets = new CallBudgets(callsPerHour, clock);
  }

  /** Undefined where the service limits no calls, or nobody is there to count them for. */
  budgetOf(credential: string | undefined): CallBudget | undefined {
    return credential === undefined ? undefined : this.#budgets?.of(credential);
  }
}

function basicAuthorization({
  username,
  password,
}: NonNullable<Endpoint['stagingLogin']>): Record<string, string> {
  return { authorization: `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}` };
}
