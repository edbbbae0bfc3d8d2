import type { RequestListener } from 'node:http';
import { useDisableIntrospection } from '@graphql-yoga/plugin-disable-introspection';
import {
  type GraphQLError,
  type GraphQLSchema,
  NoSchemaIntrospectionCustomRule,
  specifiedRules,
} from 'graphql';
import { createYoga, useExecutionCancellation, type YogaServerOptions } from 'graphql-yoga';
import type { Limits, PersistedConfig } from '../config.ts';
import type { Clock } from '../upstream/clock.ts';
import { CompiledOperations } from './compiled-operations.ts';
import { type CorsPolicy, corsPolicyOf } from './cors.ts';
import type { Dashboard } from './dashboard.ts';
import { createDocumentCache, type DocumentCache } from './document-cache.ts';
import { AdmittedOperations } from './fast-path/admitted-operations.ts';
import { createFastPath } from './fast-path/create-fast-path.ts';
import type { GatewayRequest } from './gateway-request.ts';
import type { GraphiqlOptions } from './graphiql.ts';
import { HttpCaching } from './http-caching.ts';
import { type Logger, logUnexpectedError } from './logger.ts';
import { OperationCosts } from './operation-costs.ts';
import type { Manifests } from './persisted/manifests.ts';
import { createRegisteredQueries } from './persisted/registered-queries.ts';
import type { KnownOperations } from './persisted/resolve-operation.ts';
import { useBodyLimit } from './plugins/use-body-limit.ts';
import { useCompiledExecution } from './plugins/use-compiled-execution.ts';
import { useCostLimit } from './plugins/use-cost-limit.ts';
import { useCsrfPrevention } from './plugins/use-csrf-prevention.ts';
import { useDashboard } from './plugins/use-dashboard.ts';
import { useDocumentCache } from './plugins/use-document-cache.ts';
import { useGraphiql } from './plugins/use-graphiql.ts';
import { useHealthChecks } from './plugins/use-health-checks.ts';
import { useHiddenSuggestions } from './plugins/use-hidden-suggestions.ts';
import { useHttpCaching } from './plugins/use-http-caching.ts';
import { useIncrementalDelivery } from './plugins/use-incremental-delivery.ts';
import { useLateValues } from './plugins/use-late-values.ts';
import { useLogging } from './plugins/use-logging.ts';
import { useOperationLimits } from './plugins/use-operation-limits.ts';
import { useParameterErrors } from './plugins/use-parameter-errors.ts';
import { usePersistedOperations } from './plugins/use-persisted-operations.ts';
import { useResponseCache } from './plugins/use-response-cache.ts';
import { GRAPHQL_PATH, useRoutes } from './plugins/use-routes.ts';
import { useSecurityHeaders } from './plugins/use-security-headers.ts';
import { useStaleMarks } from './plugins/use-stale-marks.ts';
import { useTokenLimit } from './plugins/use-token-limit.ts';
import { useUnquotedInput } from './plugins/use-unquoted-input.ts';
import { useUpstreamTrace } from './plugins/use-upstream-trace.ts';
import type { ResponseCache } from './response-cache/response-cache.ts';
import { TRACE_HEADER } from './upstream-trace.ts';

type MaskError = (error: unknown, message: string, isDev?: boolean) => Error;
type YogaOptions = YogaServerOptions<object, object>;

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
  /** Request headers that carry credentials: what CORS lets pages send. */
  readonly credentialHeaders: readonly string[];
  /** Whether a sandbox's own credential stands in where a client sends none. */
  readonly demoCredentials: boolean;
}

/** A gateway, not yet listening. */
export interface Gateway {
  /** Answers a request without a socket: `gateway.fetch('http://quintet/graphql', { method: 'POST', … })`. */
  fetch(url: string | URL, init?: RequestInit): Promise<Response>;
  /** For `node:http`: `createServer(gateway.handle)`. */
  readonly handle: RequestListener;
}

/**
 * Makes the HTTP side of the gateway: GraphQL at `/graphql`, `/health`, `/ready`, and for browsers GraphiQL and the dashboard.
 *
 * @example
 * const gateway = createGateway({ schema, context, limits, maskError, logger, … });
 * const response = await gateway.fetch('http://quintet/graphql?query={__typename}');
 */
export function createGateway(options: GatewayOptions): Gateway {
  const shared = createShared(options);
  const { documents, maskError } = shared;
  const yoga = createYoga({
    schema: options.schema,
    context: options.context,
    graphqlEndpoint: GRAPHQL_PATH,
    plugins: createPlugins(options, shared),
    cors: corsOptions(shared.cors),
    maxRequestBodySize: options.limits.bodyBytes,
    maskedErrors: { maskError, isDev: false },
    parserAndValidationCache: {
      // Filled once a document is valid.
      documentCache: { get: (text) => documents.get(text), set: () => {} },
      errorCache: { get: () => undefined, set: () => {} },
    },
    multipart: false,
    batching: false,
    // What of yoga's own is replaced by the plugins below. Its health check can't be turned off, only misplaced:
    // no address ends with a space.
    graphiql: false,
    landingPage: false,
    healthCheckEndpoint: ' ',
    // It logs every error that a client gets, with its message.
    logging: false,
  });
  return {
    fetch: async (url, init) => yoga.fetch(url.toString(), init ?? {}),
    handle: fastPathOf(options, shared, (request, response) => {
      // yoga makes an address of the Host header, and would answer one that is none with a stack trace.
      if (URL.canParse(`http://${request.headers.host ?? 'quintet'}${request.url}`))
        void yoga(request, response);
      else response.writeHead(400).end();
    }),
  };
}

/** What both ways to an answer use: the fast path, and yoga with its plugins. */
interface Shared {
  readonly known: KnownOperations;
  readonly documents: DocumentCache;
  readonly compiled: CompiledOperations;
  readonly costs: OperationCosts;
  readonly caching: HttpCaching;
  readonly cors: CorsPolicy | undefined;
  readonly maskError: MaskError;
}

function createShared(options: GatewayOptions): Shared {
  const { persisted, manifests } = options;
  return {
    known: { mode: persisted.mode, manifests, registered: createRegisteredQueries(persisted.storeBytes) },
    documents: documentCacheOver(manifests),
    compiled: new CompiledOperations(),
    costs: new OperationCosts(),
    caching: new HttpCaching({ ...options, maxAgeSeconds: persisted.maxAgeSeconds }),
    cors: corsPolicyOf({ ...options, isTraceable: options.upstreamTrace !== undefined }),
    maskError: logging(options.maskError, options.logger),
  };
}

function fastPathOf(options: GatewayOptions, shared: Shared, otherwise: RequestListener): RequestListener {
  const { limits, introspection, upstreamTrace } = options;
  const rules = introspection ? specifiedRules : [...specifiedRules, NoSchemaIntrospectionCustomRule];
  return createFastPath(
    {
      ...options,
      ...shared,
      operations: new AdmittedOperations({ ...options, ...shared, rules }),
      bodyBytes: limits.bodyBytes,
      costLimit: limits.cost,
      traceHeader: upstreamTrace ? TRACE_HEADER.toLowerCase() : undefined,
      maskError: (error) => masked(error, shared),
      hideSuggestions: !introspection,
    },
    otherwise,
  );
}

/** What a mask makes of a field's error is one again. */
function masked(error: GraphQLError, { maskError }: Shared): GraphQLError {
  return maskError(error, 'Unexpected error.') as GraphQLError;
}

/** In the order in which a request meets them; what comes earlier spares what comes later. */
function createPlugins(options: GatewayOptions, shared: Shared): NonNullable<YogaOptions['plugins']> {
  const { limits, graphiql, dashboard, manifests, responseCache, upstreamTrace } = options;
  return [
    // Every answer, whoever gives it. What caches may keep comes first: by default they keep nothing.
    useHttpCaching(shared.caching),
    useSecurityHeaders({ variesByOrigin: shared.cors !== undefined }),

    // Addresses. After these only GraphQL is left.
    useHealthChecks(options.isReady),
    ...(dashboard ? [useDashboard(dashboard)] : []),
    ...(graphiql ? [useGraphiql(graphiql)] : []),
    useRoutes(),

    // Logging stands before whatever can refuse, so that refusals are logged too.
    useLogging(options.logger),

    // The HTTP request: a form from elsewhere is refused before its body is looked at, a large body before it is read.
    useCsrfPrevention(),
    useBodyLimit(limits.bodyBytes),
    useParameterErrors(),

    // Which document it is. One of a manifest is parsed and valid already, and within whatever limits its team finds right.
    usePersistedOperations(shared.known),

    // The document: parsing is bounded by tokens; validation, which is not linear, runs only on what the limits let in.
    useTokenLimit(limits.tokens),
    useOperationLimits(limits, manifests),
    ...(options.introspection ? [] : [useDisableIntrospection(), useHiddenSuggestions()]),
    useUnquotedInput(),
    useDocumentCache(shared.documents),

    // The execution: last, because what it costs hangs on the variables.
    useCostLimit(limits.cost, shared.costs),
    useExecutionCancellation(),
    useCompiledExecution(shared.compiled),
    useIncrementalDelivery((error) => masked(error, shared)),
    ...(responseCache ? [useResponseCache(responseCache)] : []),
    useLateValues(),
    ...(options.mayBeStale ? [useStaleMarks()] : []),
    ...(upstreamTrace ? [useUpstreamTrace(upstreamTrace.clock)] : []),
  ];
}

function documentCacheOver(manifests: Manifests): DocumentCache {
  const sent = createDocumentCache();
  return {
    get: (text) => manifests.findText(text)?.document ?? sent.get(text),
    set: (text, document) => sent.set(text, document),
  };
}

function corsOptions(policy: CorsPolicy | undefined): NonNullable<YogaOptions['cors']> {
  if (policy === undefined) return false;
  const { methods, allowedHeaders, maxAge } = policy;
  return (request) => {
    const origin = request.headers.get('origin');
    if (origin === null || !policy.allows(origin)) return false;
    // Credentials go in headers of ours, so that the browser's own (cookies) are not asked for.
    return { origin, methods: [...methods], allowedHeaders: [...allowedHeaders], credentials: false, maxAge };
  };
}

function logging(maskError: MaskError, logger: Logger): MaskError {
  return (error, message) => {
    const masked = maskError(error, message, false);
    const { extensions } = masked as { extensions?: { code?: unknown } };
    if (extensions?.code === 'INTERNAL_SERVER_ERROR') logUnexpectedError(logger, error);
    return masked;
  };
}
