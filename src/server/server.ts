import type { RequestListener } from 'node:http';
import { type GraphQLError, NoSchemaIntrospectionCustomRule, specifiedRules } from 'graphql';
import { AdmittedOperations } from './fast-path/admitted-operations.ts';
import { createFastPath } from './fast-path/create-fast-path.ts';
import type { GatewayOptions, MaskError, Shared } from './gateway-options.ts';
import { answerFault } from './http/answer-fault.ts';
import { codingChooser } from './http/content-coding.ts';
import { corsPolicyOf } from './http/cors.ts';
import { HttpCaching } from './http/http-caching.ts';
import { toOriginForm } from './http/request-target.ts';
import { OperationCosts } from './limits/operation-cost.ts';
import { type Logger, logUnexpectedError } from './observe/logger.ts';
import { TRACE_HEADER, traceFields } from './observe/upstream-trace.ts';
import { CompiledOperations } from './operations/compiled-operations.ts';
import { createDocumentCache, type DocumentCache } from './operations/document-cache.ts';
import type { Manifests } from './persisted/manifests.ts';
import { createRegisteredQueries } from './persisted/registered-queries.ts';
import { ResponseExtensions } from './response-extensions.ts';

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
  const { createFullPath } = await import('./full-path/full-path.ts');
  return createFullPath(options, shared);
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
    extensions: new ResponseExtensions({ ...options, mayBeStale: options.mayBeStale ?? false }),
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
