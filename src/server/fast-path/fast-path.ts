import { type ExecutionResult, type GraphQLError, OperationTypeNode } from 'graphql';
import { isMarkedDoNotStore } from '../../contract/do-not-store.ts';
import type { GatewayRequest } from '../../contract/gateway-request.ts';
import { answerBodyOf } from '../http/answer-body.ts';
import { answerFault } from '../http/answer-fault.ts';
import { NO_STORE } from '../http/common-headers.ts';
import { type ChooseCoding, canHoldSecret } from '../http/content-coding.ts';
import type { CorsPolicy } from '../http/cors.ts';
import { etagOf, type HttpCaching, isCacheable } from '../http/http-caching.ts';
import { areAllKnown, type Parameters, parametersInAddress, parametersInBody } from '../http/parameters.ts';
import { fillIn } from '../late-values.ts';
import { rememberOperation } from '../limits/operation-calls.ts';
import type { OperationCosts } from '../limits/operation-cost.ts';
import type { Logger } from '../observe/logger.ts';
import type { RunningOperation } from '../operations/operation-walk.ts';
import {
  type KnownOperations,
  type ResolvedOperation,
  registerOperation,
  resolveOperation,
} from '../persisted/resolve-operation.ts';
import { writesOfRequest } from '../request-activity.ts';
import type { CachedResponse, PendingEntry, ResponseCache } from '../response-cache/response-cache.ts';
import type { ResponseExtensions } from '../response-extensions.ts';
import type { AdmittedOperation, AdmittedOperations } from './admitted-operations.ts';
import { AnswerSender, type Exchange } from './exchange.ts';
import { logAnswer, logCachedResponse, logFault } from './log-answer.ts';

export interface FastPathOptions {
  readonly context: (initial: { readonly request: GatewayRequest }) => object;
  readonly operations: AdmittedOperations;
  readonly known: KnownOperations;
  readonly costs: OperationCosts;
  /** What an operation may cost. */
  readonly costLimit: number;
  readonly caching: HttpCaching;
  /** Absent where no responses are cached. */
  readonly responseCache?: ResponseCache | undefined;
  readonly extensions: ResponseExtensions;
  readonly cors: CorsPolicy | undefined;
  readonly chooseCoding: ChooseCoding;
  readonly logger: Logger;
  readonly maskError: (error: GraphQLError) => GraphQLError;
  /** Whether errors name nothing of the schema that the client has not named. */
  readonly hideSuggestions: boolean;
}

/** What a request asks for. */
interface Wanted {
  readonly resolved: ResolvedOperation;
  readonly operation: AdmittedOperation & RunningOperation;
  /** Null where its response is not cached. */
  readonly pending: PendingEntry | null;
}

type Otherwise = () => void;

/** Answers plain requests for operations that are executed by plans, from the response cache where it can. */
export class FastPath {
  readonly #options: FastPathOptions;
  readonly #sender: AnswerSender;

  constructor(options: FastPathOptions) {
    this.#options = options;
    this.#sender = new AnswerSender(options.cors, options.chooseCoding);
  }

  /** Answers a request from the cache or by executing its operation. A fault of ours costs this request alone. */
  answer(exchange: Exchange, sent: string, otherwise: Otherwise): void {
    try {
      this.#answer(exchange, sent, otherwise);
    } catch (fault) {
      this.#fail(exchange, fault);
    }
  }

  #answer(exchange: Exchange, sent: string, otherwise: Otherwise): void {
    const { responseCache } = this.#options;
    if (!responseCache) {
      this.#answerAnew(exchange, sent, undefined, otherwise);
      return;
    }
    const way = `${exchange.isGet ? 'GET' : 'POST'} ${exchange.type}`;
    const key = responseCache.keyOf(exchange.request, way, sent);
    this.#whenThere(exchange, responseCache.find(key), (cached) => {
      if (cached) this.#sendAgain(exchange, cached, responseCache);
      else this.#answerAnew(exchange, sent, key, otherwise);
    });
  }

  #answerAnew(exchange: Exchange, sent: string, key: string | undefined, otherwise: Otherwise): void {
    const parameters = readParameters(exchange, sent);
    const wanted = parameters && this.#find(parameters, exchange);
    if (!wanted) {
      otherwise();
      return;
    }
    const { responseCache } = this.#options;
    const { resolved, operation } = wanted;
    // A text that comes with its hash is to be remembered, wherever it is sent to.
    const pending =
      responseCache && key !== undefined && !resolved.registers ? responseCache.begin(key, operation) : null;
    this.#whenThere(exchange, pending, (pending) =>
      this.#execute(exchange, { ...wanted, pending }, otherwise),
    );
  }

  /** Null for what is not executed here: it is refused, or unknown. */
  #find(parameters: Parameters, { isGet }: Exchange): Omit<Wanted, 'pending'> | null {
    const { known, operations, costs, costLimit } = this.#options;
    let resolved: ResolvedOperation | undefined;
    try {
      resolved = resolveOperation(parameters, known);
    } catch {
      return null;
    }
    const operation = resolved && operations.find(resolved.text, parameters.operationName);
    if (!resolved || !operation) return null;
    if (isGet && operation.operation.operation !== OperationTypeNode.QUERY) return null;
    const running = { ...operation, variables: parameters.variables ?? {} };
    return costs.of(running) > costLimit ? null : { resolved, operation: running };
  }

  #execute(exchange: Exchange, wanted: Wanted, otherwise: Otherwise): void {
    const { context, hideSuggestions, known } = this.#options;
    const { request } = exchange;
    const { operation, resolved } = wanted;
    // While its answer was looked for. The executor would throw, and nobody is there to catch.
    if (request.signal.aborted) {
      logAnswer(this.#options.logger, exchange, wanted, { status: 499 });
      return;
    }
    rememberOperation(request, operation);
    const result = operation.compiled.execute({
      contextValue: { ...context({ request }), request },
      variableValues: operation.variables,
      abortSignal: request.signal,
      hideSuggestions,
    });
    if (result instanceof Promise) {
      const settled = result.catch(() => null);
      this.#whenThere(exchange, settled, (result) => this.#finish(exchange, wanted, result));
    } else if ('data' in result) {
      this.#finish(exchange, wanted, result);
    } else {
      // Variables that don't fit.
      otherwise();
      return;
    }
    registerOperation(resolved, known);
  }

  /** @param result null where nobody waits for it any more. Its writes may still be under way. */
  #finish(exchange: Exchange, wanted: Wanted, result: ExecutionResult | null): void {
    const writes = result ? undefined : writesOfRequest(exchange.request).whenEnded();
    this.#whenThere(exchange, writes, () => this.#drop(exchange, wanted, result));
  }

  #drop(exchange: Exchange, wanted: Wanted, result: ExecutionResult | null): void {
    const { responseCache } = this.#options;
    const { operation } = wanted;
    const isChange = operation.operation.operation === OperationTypeNode.MUTATION;
    const dropped = isChange ? responseCache?.dropInvalidated(operation) : undefined;
    this.#whenThere(exchange, dropped, () => {
      if (result) this.#send(exchange, wanted, result);
      else logAnswer(this.#options.logger, exchange, wanted, { status: 499 });
    });
  }

  #send(exchange: Exchange, wanted: Wanted, result: ExecutionResult): void {
    const { request, isGet, type, response } = exchange;
    const isSecret = canHoldSecret(wanted.operation.operation);
    const { caching, extensions, logger, maskError } = this.#options;
    fillIn(request, result.data);
    const errors = result.errors?.map(maskError);
    const added = extensions.of(request);
    const { status, text } = answerBodyOf(result.data, errors, added);
    const body = Buffer.from(text);
    const isGood = !errors && status === 200 && !added?.omitted;
    const told = isCacheable({ isGet, isById: wanted.resolved.byId, hasErrors: !isGood })
      ? caching.headersFor(request, etagOf(type, body))
      : null;
    if (isGood && !added && !isMarkedDoNotStore(request)) this.#store(wanted, request, body, told?.etag);
    if (told) this.#sender.sendCacheable(exchange, body, told, 'each time');
    else
      this.#sender.send(
        exchange,
        status,
        body,
        ['cache-control', NO_STORE],
        isSecret ? 'never' : 'each time',
      );
    logAnswer(logger, exchange, wanted, { status: response.statusCode, errors, stale: added?.stale });
  }

  #store(
    { pending, operation, resolved }: Wanted,
    request: GatewayRequest,
    body: Buffer,
    etag: string | undefined,
  ): void {
    const facts = { etag, operation: operation.operation.name?.value, hash: resolved.hash };
    if (pending) this.#options.responseCache?.store(pending, request, body, facts);
  }

  #sendAgain(exchange: Exchange, cached: CachedResponse, cache: ResponseCache): void {
    const { request } = exchange;
    const { etag } = cached.facts;
    // RFC 9211.
    const status = ['cache-status', 'quintet; hit'];
    if (etag === undefined) {
      this.#sender.send(exchange, 200, cached.body, ['cache-control', NO_STORE, ...status], 'once');
    } else {
      const told = this.#options.caching.headersFor(request, etag);
      this.#sender.sendCacheable(exchange, cached.body, told, 'once', [
        'age',
        String(cache.ageOf(cached)),
        ...status,
      ]);
    }
    logCachedResponse(this.#options.logger, exchange, cached);
  }

  /** At once, where the value is there: a promise is a turn of the event loop. */
  #whenThere<T>(exchange: Exchange, value: T | Promise<T>, then: (value: T) => void): void {
    if (value instanceof Promise) value.then(then).catch((fault) => this.#fail(exchange, fault));
    else then(value);
  }

  #fail(exchange: Exchange, fault: unknown): void {
    const { maskError, logger } = this.#options;
    const error = answerFault(exchange.response, fault, maskError, (text) =>
      this.#sender.send(exchange, 500, Buffer.from(text), ['cache-control', NO_STORE], 'never'),
    );
    logFault(logger, exchange, error);
  }
}

/** Null for parameters that are refused, which is said elsewhere. */
function readParameters({ isGet }: Exchange, sent: string): Parameters | null {
  try {
    const parameters = isGet ? parametersInAddress(sent) : parametersInBody(sent, 'json');
    return areAllKnown(parameters) ? parameters : null;
  } catch {
    return null;
  }
}
