import type { YogaInitialContext } from 'graphql-yoga';
import type { RestSession } from '../upstream/client.ts';
import type { Service } from './service.ts';

/** The data sources of one GraphQL request; each service adds its own by declaration merging. */
// biome-ignore lint/suspicious/noEmptyInterface: filled by the services
export interface DataSources {}

/** What every resolver gets. */
export interface Context extends YogaInitialContext, ServiceContext {}

/** The way to the services, for the time of one request. */
export interface ServiceContext {
  /** Made when first asked for. Throws SERVICE_NOT_CONFIGURED where a service has no address. */
  readonly dataSources: DataSources;
  /** The same by service, for what links several of them. */
  dataSourceOf(service: Service): unknown;
  /** What OAuth2 needs of a service. Throws SERVICE_NOT_CONFIGURED where it has no address. */
  oauthOf(service: Service): OAuthConnection;
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
