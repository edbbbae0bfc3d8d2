import type { GraphQLError, GraphQLSchema } from 'graphql';
import type { Limits, PersistedConfig } from '../config/config.ts';
import type { GatewayRequest } from '../contract/gateway-request.ts';
import type { Clock } from '../upstream/clock.ts';
import type { ChooseCoding } from './http/content-coding.ts';
import type { CorsPolicy } from './http/cors.ts';
import type { HttpCaching } from './http/http-caching.ts';
import type { OperationCosts } from './limits/operation-cost.ts';
import type { Logger } from './observe/logger.ts';
import type { CompiledOperations } from './operations/compiled-operations.ts';
import type { DocumentCache } from './operations/document-cache.ts';
import type { Dashboard } from './pages/dashboard.ts';
import type { GraphiqlOptions } from './pages/graphiql.ts';
import type { Manifests } from './persisted/manifests.ts';
import type { KnownOperations } from './persisted/resolve-operation.ts';
import type { ResponseCache } from './response-cache/response-cache.ts';
import type { ResponseExtensions } from './response-extensions.ts';

export type MaskError = (error: unknown, message: string, isDev?: boolean) => Error;

/** What a gateway is made of. */
export interface GatewayOptions {
  readonly schema: GraphQLSchema;
  /** What resolvers get, made anew for each request; the request is added to it. */
  readonly context: (initial: { readonly request: GatewayRequest }) => object;
  readonly limits: Limits;
  readonly persisted: Pick<PersistedConfig, 'mode' | 'storeBytes' | 'maxAgeSeconds'>;
  /** The operations that clients may ask for by id. */
  readonly manifests: Manifests;
  /** Turns an error into what a client may see. Where that is `INTERNAL_SERVER_ERROR` the error is logged. */
  readonly maskError: MaskError;
  readonly logger: Logger;
  /** Whether `/ready` says so: false while the process starts or drains. */
  readonly isReady: () => boolean;
  /** Whether plain requests skip yoga. Default: yes; what compares the two ways turns it off. */
  readonly fastPath?: boolean | undefined;
  /** Whether answers are compressed for clients that accept it. Default: yes. */
  readonly compression?: boolean | undefined;
  /** GraphiQL for browsers; none where absent. */
  readonly graphiql?: GraphiqlOptions | undefined;
  /** The dashboard at `/`; none where absent. */
  readonly dashboard?: Dashboard | undefined;
  /** Whether a kept answer may stand in for one of a service that fails; then answers say so. Default: no. */
  readonly mayBeStale?: boolean | undefined;
  /** Lets requests ask which calls stand behind their answer; no one can where absent. */
  readonly upstreamTrace?: { readonly clock: Clock } | undefined;
  /** Keeps answers; none are kept where absent. */
  readonly responseCache?: ResponseCache | undefined;
  /** Whether the schema can be read, and errors suggest names. */
  readonly introspection: boolean;
  /** Origins whose pages may call; with none, CORS is off. */
  readonly corsOrigins: readonly string[];
  /** Request headers that they may send beside the usual ones. Default: none. */
  readonly corsHeaders?: readonly string[] | undefined;
  /** Request headers that carry credentials: what CORS lets pages send. */
  readonly credentialHeaders: readonly string[];
  /** Whether a sandbox's own credential stands in where a client sends none. */
  readonly demoCredentials: boolean;
}

/** What both ways to an answer use: the fast path, and yoga with its plugins. */
export interface Shared {
  readonly known: KnownOperations;
  readonly documents: DocumentCache;
  readonly compiled: CompiledOperations;
  readonly costs: OperationCosts;
  readonly caching: HttpCaching;
  readonly cors: CorsPolicy | undefined;
  readonly chooseCoding: ChooseCoding;
  readonly extensions: ResponseExtensions;
  readonly maskError: MaskError;
  /** What a client sees of a field's error. */
  readonly maskFieldError: (error: GraphQLError) => GraphQLError;
}
