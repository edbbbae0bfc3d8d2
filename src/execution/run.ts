import {
  AbortedGraphQLExecutionError,
  type ExecutionResult,
  type FieldNode,
  GraphQLError,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLResolveInfo,
  getArgumentValues,
  locatedError,
  responsePathAsArray,
} from 'graphql';
import { handleRejections } from './promises.ts';

export type Path = GraphQLResolveInfo['path'];
export type VariableValues = GraphQLResolveInfo['variableValues'];
type AsyncHelpers = ReturnType<GraphQLResolveInfo['getAsyncHelpers']>;
type ArgumentValues = ReturnType<typeof getArgumentValues>;

/** A field or a list's item in the response: where its errors point, and whether null is allowed there. */
export interface FieldPosition {
  readonly fieldNodes: readonly FieldNode[];
  readonly isNonNull: boolean;
}

/** A field that has a resolver to call. */
interface ResolvedField {
  readonly fieldNodes: readonly [FieldNode, ...FieldNode[]];
  readonly parentType: GraphQLObjectType;
  readonly definition: GraphQLField<unknown, unknown>;
}

interface RunOptions
  extends Pick<GraphQLResolveInfo, 'schema' | 'fragments' | 'rootValue' | 'operation' | 'variableValues'> {
  readonly contextValue: unknown;
  readonly hideSuggestions: boolean;
}

/** What the resolver of a field without arguments is called with. */
export const NO_ARGUMENTS: ArgumentValues = Object.freeze(Object.create(null));

/** One execution of an operation: what its resolvers are called with, and what becomes of their errors. */
export class Run {
  readonly rootValue: unknown;
  readonly contextValue: unknown;
  /** Whether the response is complete, or the client has disconnected. */
  isOver = false;
  readonly #options: RunOptions;
  readonly #errors: GraphQLError[] = [];
  #nulledPaths: Set<Path | undefined> | undefined;
  #argumentValues: Map<ResolvedField, ArgumentValues> | undefined;
  #controller: AbortController | undefined;
  #asyncHelpers: AsyncHelpers | undefined;
  #abortReason: unknown;
  #whenAborted: (() => void) | undefined;

  constructor(options: RunOptions) {
    this.rootValue = options.rootValue;
    this.contextValue = options.contextValue;
    this.#options = options;
  }

  resolveInfoOf({ definition, fieldNodes, parentType }: ResolvedField, path: Path): GraphQLResolveInfo {
    const { schema, fragments, rootValue, operation, variableValues } = this.#options;
    return {
      fieldName: definition.name,
      fieldNodes,
      returnType: definition.type,
      parentType,
      path,
      schema,
      fragments,
      rootValue,
      operation,
      variableValues,
      getAbortSignal: this.#getAbortSignal,
      getAsyncHelpers: this.#getAsyncHelpers,
    };
  }

  /**
   * The arguments for one call of a resolver, which may keep and change them.
   *
   * They are coerced once for all calls of an execution, unless one of them is an object, which a resolver could change for
   * the next call.
   */
  argumentValuesOf(field: ResolvedField): ArgumentValues {
    const known = this.#argumentValues?.get(field);
    if (known) return Object.assign(Object.create(null), known);
    const { variableValues, hideSuggestions } = this.#options;
    const node = field.fieldNodes[0];
    const values = getArgumentValues(field.definition, node, variableValues, undefined, hideSuggestions);
    if (Object.values(values).every(isPrimitive)) {
      this.#argumentValues ??= new Map();
      this.#argumentValues.set(field, Object.assign(Object.create(null), values));
    }
    return values;
  }

  /** Ignores an error where an earlier one has made null of its position, or of one above it. */
  addError(error: GraphQLError, path: Path | undefined): void {
    this.#nulledPaths ??= new Set();
    for (let position = path; position !== undefined; position = position.prev) {
      if (this.#nulledPaths.has(position)) return;
    }
    if (this.#nulledPaths.has(undefined)) return;
    this.#nulledPaths.add(path);
    this.#errors.push(error);
  }

  respond(data: unknown): ExecutionResult {
    this.#controller?.abort();
    const errors = this.#errors;
    const object = data as NonNullable<ExecutionResult['data']> | null; // A selection set's.
    return errors.length > 0 ? { errors, data: object } : { data: object };
  }

  respondWithError(error: unknown): ExecutionResult {
    this.addError(toGraphQLError(error), undefined);
    return this.respond(null);
  }

  /** Ends an execution whose client has disconnected. */
  abort(reason: unknown): void {
    if (this.isOver) return;
    this.isOver = true;
    this.#abortReason = reason;
    this.#whenAborted?.();
    this.#controller?.abort(reason);
  }

  whenAborted(callback: () => void): void {
    this.#whenAborted = callback;
    if (this.isOver) callback();
  }

  abortedError(result: ExecutionResult | Promise<ExecutionResult>): Error {
    return new AbortedGraphQLExecutionError(this.#abortReason, result);
  }

  // Few resolvers use these two, so they are created when one does.

  readonly #getAbortSignal = (): AbortSignal => {
    if (!this.#controller) {
      this.#controller = new AbortController();
      if (this.isOver) this.#controller.abort(this.#abortReason);
    }
    return this.#controller.signal;
  };

  readonly #getAsyncHelpers = (): AsyncHelpers => {
    this.#asyncHelpers ??= {
      promiseAll(values) {
        const promise = Promise.all(values);
        promise.then(undefined, () => handleRejections(values));
        return promise;
      },
      track: handleRejections,
    };
    return this.#asyncHelpers;
  };
}

/** Adds an error to the response or, where null is not allowed, throws it for the position above. */
export function handleFieldError(
  run: Run,
  position: FieldPosition,
  path: Path | undefined,
  error: unknown,
): null {
  const located = locatedError(error, position.fieldNodes, responsePathAsArray(path));
  if (position.isNonNull) throw located;
  run.addError(located, path);
  return null;
}

/** An error that belongs to no field. */
function toGraphQLError(error: unknown): GraphQLError {
  if (error instanceof GraphQLError) return error;
  const originalError = error instanceof Error ? error : new Error(`Unexpected error value: ${error}`);
  return new GraphQLError(originalError.message, { originalError });
}

function isPrimitive(value: unknown): boolean {
  return value === null || (typeof value !== 'object' && typeof value !== 'function');
}
