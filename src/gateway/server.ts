import type { RequestListener } from 'node:http';
import {
  type GraphQLError,
  type GraphQLSchema,
  NoSchemaIntrospectionCustomRule,
  specifiedRules,
} from 'graphql';
import type { Limits, PersistedConfig } from '../config.ts';
import type { Clock } from '../upstream/clock.ts';
import { answerFault } from './answer-fault.ts';
import { CompiledOperations } from './compiled-operations.ts';
import { type CorsPolicy, corsPolicyOf } from './cors.ts';
import type { Dashboard } from './dashboard.ts';
import { createDocumentCache, type DocumentCache } from './document-cache.ts';
import { AdmittedOperations } from './fast-path/admitted-operations.ts';
import { createFastPath } from './fast-path/create-fast-path.ts';
import type { GatewayRequest } from './gateway-request.ts';
import type { GraphiqlOptions } from './graphiql.ts';
import { toOriginForm } from './http/request-target.ts';
import { type ChooseCoding, codingChooser } from './http/response-coding.ts';
import { HttpCaching } from './http-caching.ts';
import { type Logger, logUnexpectedError } from './logger.ts';
import { OperationCosts } from './operation-costs.ts';
import type { Manifests } from './persisted/manifests.ts';
import { createRegisteredQueries } from './persisted/registered-queries.ts';
import type { KnownOperations } from './persisted/resolve-operation.ts';
import type { ResponseCache } from './response-cache/response-cache.ts';
import { TRACE_HEADER, traceFields } from './upstream-trace.ts';

type MaskError = (error: unknown, message: string, isDev?: boolean) => Error;

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
  // Before anything is planned: plans keep the resolvers that they find.
  if (options.upstreamTrace) traceFields(options.schema);
  const shared = createShared(options);
  let loading: ReturnType<typeof loadFullPath> | undefined;
  // yoga and its plugins are a quarter of all that Quintet loads: the first request that needs them, often the first
  // health check, has them loaded, and the start need not wait.
  const fullPath = () => {
    loading ??= loadFullPath(options, shared).catch((fault) => {
      // Out of file descriptors, say: the next request tries again.
      loading = undefined;
      throw fault;
    });
    return loading;
  };
  const answerFully: RequestListener = async (request, response) => {
    try {
      const answer = await fullPath();
      await answer(request, response);
    } catch (fault) {
      answerFault(response, fault, shared.maskFieldError);
    }
  };
  return {
    async fetch(url, init = {}) {
      const { fetch } = await fullPath();
      if (init.method !== 'HEAD') return fetch(url.toString(), init);
      const { status, headers, body } = await fetch(url.toString(), { ...init, method: 'GET' });
      await body?.cancel();
      return new Response(null, { status, headers });
    },
    handle: overSockets(options.fastPath === false ? answerFully : fastPathOf(options, shared, answerFully)),
  };
}

/** What only a socket brings: the forms of targets, and HEAD, of whose answer node:http leaves out the body. */
function overSockets(handle: RequestListener): RequestListener {
  return (request, response) => {
    if (!toOriginForm(request)) {
      response.writeHead(400).end();
      return;
    }
    if (request.method === 'HEAD') request.method = 'GET';
    handle(request, response);
  };
}

async function loadFullPath(options: GatewayOptions, shared: Shared) {
  const { createFullPath } = await import('./full-path.ts');
  return createFullPath(options, shared);
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
  readonly maskError: MaskError;
  /** What a client sees of a field's error. */
  readonly maskFieldError: (error: GraphQLError) => GraphQLError;
}

function createShared(options: GatewayOptions): Shared {
  const { persisted, manifests } = options;
  const maskError = logging(options.maskError, options.logger);
  return {
    known: { mode: persisted.mode, manifests, registered: createRegisteredQueries(persisted.storeBytes) },
    documents: documentCacheOver(manifests),
    compiled: new CompiledOperations(),
    costs: new OperationCosts(),
    caching: new HttpCaching({ ...options, maxAgeSeconds: persisted.maxAgeSeconds }),
    cors: corsPolicyOf({ ...options, isTraceable: options.upstreamTrace !== undefined }),
    chooseCoding: codingChooser(options.compression ?? true),
    maskError,
    // What a mask makes of a field's error is one again.
    maskFieldError: (error) => maskError(error, 'Unexpected error.') as GraphQLError,
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
      maskError: shared.maskFieldError,
      hideSuggestions: !introspection,
    },
    otherwise,
  );
}

function documentCacheOver(manifests: Manifests): DocumentCache {
  const sent = createDocumentCache();
  return {
    get: (text) => manifests.findText(text)?.document ?? sent.get(text),
    set: (text, document) => sent.set(text, document),
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
