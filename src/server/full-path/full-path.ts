import { useDisableIntrospection } from '@graphql-yoga/plugin-disable-introspection';
import {
  createYoga,
  processRegularResult,
  useExecutionCancellation,
  type YogaServerOptions,
} from 'graphql-yoga';
import type { GatewayOptions, Shared } from '../gateway-options.ts';
import { GRAPHQL_PATH } from '../http/request-target.ts';
import { useAnswerType } from './plugins/use-answer-type.ts';
import { useCommonHeaders } from './plugins/use-common-headers.ts';
import { useCompiledExecution } from './plugins/use-compiled-execution.ts';
import { useCompression } from './plugins/use-compression.ts';
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
import { useMethods } from './plugins/use-methods.ts';
import { useOperationLimits } from './plugins/use-operation-limits.ts';
import { usePersistedOperations } from './plugins/use-persisted-operations.ts';
import { usePreflight } from './plugins/use-preflight.ts';
import { useRequestParameters } from './plugins/use-request-parameters.ts';
import { useResponseCache } from './plugins/use-response-cache.ts';
import { useResponseExtensions } from './plugins/use-response-extensions.ts';
import { useRoutes } from './plugins/use-routes.ts';
import { useUnquotedInput } from './plugins/use-unquoted-input.ts';
import { useUpstreamTrace } from './plugins/use-upstream-trace.ts';

type YogaOptions = YogaServerOptions<object, object>;

/** Makes what answers whatever the fast path leaves: graphql-yoga, with a plugin for each step of a request. */
export function createFullPath(options: GatewayOptions, shared: Shared) {
  return createYoga({
    schema: options.schema,
    context: options.context,
    graphqlEndpoint: GRAPHQL_PATH,
    plugins: createPlugins(options, shared),
    cors: false,
    maxRequestBodySize: false,
    maskedErrors: { maskError: shared.maskError, isDev: false },
    parserAndValidationCache: {
      // Filled once a document is valid.
      documentCache: { get: (text) => shared.documents.get(text), set: () => {} },
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
}

/** In the order in which a request meets them; what comes earlier spares what comes later. */
function createPlugins(options: GatewayOptions, shared: Shared): NonNullable<YogaOptions['plugins']> {
  const { limits, graphiql, dashboard, manifests, responseCache, upstreamTrace } = options;
  return [
    // Every answer, whoever gives it. What caches may keep comes first: by default they keep nothing.
    useHttpCaching(shared.caching, shared.chooseCoding),

    // Addresses. After these only GraphQL is left.
    ...(shared.cors ? [usePreflight(shared.cors)] : []),
    useHealthChecks(options.isReady),
    ...(dashboard ? [useDashboard(dashboard)] : []),
    ...(graphiql ? [useGraphiql(graphiql)] : []),
    useRoutes(),

    // Logging stands before whatever can refuse, so that refusals are logged too.
    useLogging(options.logger),

    // The HTTP request: whether an answer could be acceptable, and a form from elsewhere, are looked at before the body.
    useMethods(),
    useAnswerType(processRegularResult),
    useCsrfPrevention(),
    useRequestParameters(limits.bodyBytes),

    // Which document it is. One of a manifest is parsed and valid already, and within whatever limits its team finds right.
    usePersistedOperations(shared.known),

    // The document: parsing is bounded by tokens; validation, which is not linear, runs only on what the limits let in.
    useOperationLimits(limits, manifests),
    ...(options.introspection ? [] : [useDisableIntrospection(), useHiddenSuggestions()]),
    useUnquotedInput(),
    useDocumentCache(shared.documents),

    // The execution: last, because what it costs hangs on the variables.
    useCostLimit(limits.cost, shared.costs),
    useExecutionCancellation(),
    useCompiledExecution(shared.compiled),
    useIncrementalDelivery(shared.maskFieldError),
    ...(responseCache ? [useResponseCache(responseCache)] : []),
    useLateValues(),
    useResponseExtensions(shared.extensions),
    ...(upstreamTrace ? [useUpstreamTrace(upstreamTrace.clock)] : []),

    // What is sent: last, when nothing else of it changes any more.
    useCompression(shared.chooseCoding),
    useCommonHeaders(shared.cors),
  ];
}
