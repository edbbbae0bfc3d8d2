import type { CursorEnvelope } from '../relay/cursor-envelope.ts';
import type { Clock } from '../upstream/clock.ts';
import type { RestSession } from '../upstream/http/rest-client.ts';
import type { CallBudget } from '../upstream/policy/call-budget.ts';
import type { CircuitBreaker } from '../upstream/policy/circuit-breaker.ts';
import type { WriteLog } from '../upstream/policy/write-log.ts';
import type { GatewayRequest } from './gateway-request.ts';
import type { Reachability } from './reachability.ts';
import type { Service } from './service.ts';

/** The data sources of one GraphQL request; each service adds its own by declaration merging. */
// biome-ignore lint/suspicious/noEmptyInterface: filled by the services
export interface DataSources {}

/** What every resolver gets. */
export interface Context extends ServiceContext {
  readonly request: GatewayRequest;
  /** Whether it is kept which field asked for what. */
  readonly isTraced?: boolean;
}

/** The way to the services, for the time of one request. */
export interface ServiceContext {
  /** Made when first asked for. Throws SERVICE_NOT_CONFIGURED where a service has no address. */
  readonly dataSources: DataSources;
  /** The same by service, for what links several of them. */
  dataSourceOf(service: Service): unknown;
  /** What the gateway knows of a service without asking it. */
  statusOf(service: Service): ServiceStatus;
  /** Seals and opens the cursors of lists. */
  readonly cursors: CursorEnvelope;
  readonly clock: Clock;
  /** Milliseconds since the Unix epoch, when the whole request must be done. */
  readonly deadline: number;
  /** The writes of the request so far. */
  readonly writes: WriteLog;
  /** What OAuth2 needs of a service. Throws SERVICE_NOT_CONFIGURED where it has no address. */
  oauthOf(service: Service): OAuthConnection;
}

/** What `Query.services` tells of one service. */
export interface ServiceStatus {
  readonly service: Service;
  readonly isConfigured: boolean;
  /** Scheme, host and port: the path can hold what only its owner should know. Null where none is configured. */
  readonly origin: URL | null;
  readonly isSandboxed: boolean;
  /** Whether a credential goes with this request's calls, a sandbox's own included. */
  readonly hasCredential: boolean;
  /** Where the service limits calls and a credential is there to count them for. */
  readonly budget: CallBudget | null;
  /** Whether calls are made, or fail at once since the service keeps failing. Null where none is configured. */
  readonly circuit: CircuitBreaker | null;
  /** Which of several ways it speaks, where its answers to whatever was asked have told; else null. */
  readonly dialect: string | null;
  /** Calls that this request has made so far. */
  callsMade(): number;
  /** Asks the service whether it is there, unless that was done a moment ago. Null where none is configured. */
  checkReachability(): Promise<Reachability> | null;
}

/** The way to a service's OAuth2 endpoints. */
export interface OAuthConnection {
  /** Carries no credential: these calls are how one is got. */
  readonly session: RestSession;
  readonly baseUrl: URL;
  /** The client that this gateway is registered as; absent where none is configured. */
  readonly client?: { readonly id: string; readonly secret?: string | undefined };
  /** Milliseconds since the Unix epoch. */
  now(): number;
}
