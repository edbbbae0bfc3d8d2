import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { type ExecutionResult, type GraphQLError, type GraphQLSchema, OperationTypeNode } from 'graphql';
import { type CorsPolicy, corsHeaders } from '../cors.ts';
import { rememberOperation } from '../expected-calls.ts';
import type { GatewayRequest } from '../gateway-request.ts';
import { type HttpCaching, hasEtag } from '../http-caching.ts';
import { fillIn } from '../late-values.ts';
import type { Logger } from '../logger.ts';
import type { OperationCosts } from '../operation-costs.ts';
import {
  type KnownOperations,
  type ResolvedOperation,
  resolveOperation,
} from '../persisted/resolve-operation.ts';
import { addCodes, logRequest } from '../request-log.ts';
import { securityHeaders, UNKEPT } from '../security-headers.ts';
import type { AdmittedOperation, AdmittedOperations } from './admitted-operations.ts';
import { answerBodyOf } from './answer-body.ts';
import { type AnswerType, answerTypeFor } from './answer-type.ts';
import { type PlainOptions, plainWay } from './is-plain.ts';
import { type Parameters, parametersInAddress, parametersInBody } from './parameters.ts';
import { PlainRequest } from './plain-request.ts';

export interface FastPathOptions extends PlainOptions {
  readonly schema: GraphQLSchema;
  readonly context: (initial: { readonly request: GatewayRequest }) => object;
  readonly operations: AdmittedOperations;
  readonly known: KnownOperations;
  readonly costs: OperationCosts;
  /** What an operation may cost. */
  readonly costLimit: number;
  readonly caching: HttpCaching;
  readonly logger: Logger;
  readonly maskError: (error: GraphQLError) => GraphQLError;
  /** Whether errors name nothing of the schema that the client has not named. */
  readonly hideSuggestions: boolean;
  readonly cors: CorsPolicy | undefined;
}

/** A request on its way. */
interface Exchange {
  readonly request: PlainRequest;
  readonly response: ServerResponse;
  readonly type: AnswerType;
  readonly isGet: boolean;
  readonly startedAt: number;
}

/** What it asks for. */
interface Wanted {
  readonly resolved: ResolvedOperation;
  readonly operation: AdmittedOperation;
  readonly variables: Readonly<Record<string, unknown>>;
}

/**
 * Answers plain requests for operations that are executed by plans straight from node:http; whatever is not plain, is
 * refused, or comes in parts is handed to `otherwise` before anything of it is executed. The answer is the same there.
 *
 * yoga and the Fetch API's objects cost several times what these requests cost themselves.
 *
 * @param otherwise gets a body that was read as `request.body`, which yoga takes for it.
 */
export function createFastPath(options: FastPathOptions, otherwise: RequestListener): RequestListener {
  const path = new FastPath(options);
  return (message, response) => {
    const way = plainWay(message, options);
    const type = way && answerTypeFor(message.headers.accept);
    if (type === null) {
      otherwise(message, response);
      return;
    }
    const request = new PlainRequest(message, response);
    const exchange = { request, response, type, isGet: way === 'address', startedAt: performance.now() };
    if (way === 'address') {
      const search = message.url?.slice(message.url.indexOf('?') + 1) ?? '';
      if (!path.answers(exchange, parametersInAddress(search))) otherwise(message, response);
      return;
    }
    readText(message, (text) => {
      if (path.answers(exchange, parametersInBody(text))) return;
      otherwise(Object.assign(message, { body: text }), response);
    });
  };
}

class FastPath {
  readonly #options: FastPathOptions;
  readonly #headers: readonly string[];

  constructor(options: FastPathOptions) {
    this.#options = options;
    this.#headers = Object.entries(securityHeaders).flat();
  }

  /** Whether it answers the request, now or later. Where it doesn't, nothing of the operation was executed. */
  answers(exchange: Exchange, parameters: Parameters | null): boolean {
    const wanted = parameters && this.#find(parameters);
    if (!wanted) return false;
    const { operation, variables, resolved } = wanted;
    if (exchange.isGet && operation.node.operation !== OperationTypeNode.QUERY) return false;
    const { schema, costs, costLimit, known, context, hideSuggestions } = this.#options;
    if (costs.of(operation.node, operation.document, schema, variables) > costLimit) return false;

    const { request } = exchange;
    rememberOperation(request, {
      operation: operation.node,
      document: operation.document,
      schema,
      variables,
    });
    const result = operation.compiled.execute({
      contextValue: { ...context({ request }), request },
      variableValues: variables,
      abortSignal: request.signal,
      hideSuggestions,
    });
    if (result instanceof Promise) {
      result.then(
        (settled) => this.#send(exchange, wanted, settled),
        () => this.#log(exchange, wanted, { status: 499 }),
      );
    } else {
      // Variables that don't fit.
      if (!('data' in result)) return false;
      this.#send(exchange, wanted, result);
    }
    if (resolved.registers && resolved.hash) known.registered.set(resolved.hash, resolved.text);
    return true;
  }

  #find(parameters: Parameters): Wanted | null {
    let resolved: ResolvedOperation | undefined;
    try {
      resolved = resolveOperation(parameters, this.#options.known);
    } catch {
      return null;
    }
    const name = parameters.operationName ?? undefined;
    if (!resolved) return null;
    const operation = this.#options.operations.find(resolved.text, name);
    return operation ? { resolved, operation, variables: parameters.variables ?? {} } : null;
  }

  #send(exchange: Exchange, wanted: Wanted, result: ExecutionResult): void {
    const { request, response, isGet } = exchange;
    fillIn(request, result.data);
    const errors = result.errors?.map(this.#options.maskError);
    const { status, text } = answerBodyOf(result, errors);
    const isKept = isGet && wanted.resolved.byId && !errors && status === 200;
    if (isKept) this.#sendKept(exchange, text);
    else this.#write(exchange, status, text, ['cache-control', UNKEPT]);
    this.#log(exchange, wanted, { status: isKept ? response.statusCode : status, errors });
  }

  #sendKept(exchange: Exchange, text: string): void {
    const { request, response, type } = exchange;
    const told = this.#options.caching.headersFor(request, type, text);
    const headers = Object.entries(told).flat();
    if (!hasEtag(request.get('if-none-match'), told.etag)) this.#write(exchange, 200, text, headers);
    else response.writeHead(304, this.#withCommon(headers, request)).end();
  }

  #write(
    { request, response, type }: Exchange,
    status: number,
    text: string,
    headers: readonly string[],
  ): void {
    const body = Buffer.from(text);
    const own = ['content-type', type, 'content-length', String(body.length), ...headers];
    response.writeHead(status, this.#withCommon(own, request)).end(body);
  }

  #withCommon(headers: readonly string[], { origin }: PlainRequest): string[] {
    const { cors } = this.#options;
    const all = [...headers, ...this.#headers, ...corsHeaders(cors, origin)];
    if (!cors) return all;
    const vary = all.indexOf('vary') + 1;
    // A cache must not give one origin the answer that allows another.
    if (vary === 0) return [...all, 'vary', 'Origin'];
    return all.with(vary, `${all[vary]}, Origin`);
  }

  #log(
    { request, startedAt, response }: Exchange,
    { operation: { node }, resolved }: Wanted,
    { status, errors }: { readonly status: number; readonly errors?: readonly GraphQLError[] | undefined },
  ): void {
    const codes = errors && new Set<string>();
    if (codes) addCodes(codes, errors);
    logRequest(this.#options.logger, {
      startedAt,
      operation: node.name?.value,
      type: node.operation,
      errors: codes,
      resolved,
      isGivenUp: request.signal.aborted || (response.destroyed && !response.writableFinished),
      status,
    });
  }
}

function readText(message: IncomingMessage, whenRead: (text: string) => void): void {
  const chunks: Buffer[] = [];
  message.on('data', (chunk: Buffer) => chunks.push(chunk));
  message.on('end', () => whenRead(chunks.length === 1 ? String(chunks[0]) : String(Buffer.concat(chunks))));
}
