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

/** A field or a list's item in the answer: where its errors point to, and whether null may stand there. */
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

/** What an execution starts with. */
interface RunOptions
  extends Pick<GraphQLResolveInfo, 'schema' | 'fragments' | 'rootValue' | 'operation' | 'variableValues'> {
  readonly contextValue: unknown;
  readonly hideSuggestions: boolean;
}

/** One execution of an operation: what its resolvers are called with, and what becomes of their errors. */
export class Run {
  readonly rootValue: unknown;
  readonly contextValue: unknown;
  /** Whether the answer was given, or the viewer has gone. */
  isOver = false;
  /** What was made last of an object by fields that make the same of it wherever it stands. */
  lastSource: unknown;
  lastFields: unknown;
  lastResult: unknown;
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

  remember(fields: unknown, source: unknown, result: unknown): void {
    this.lastFields = fields;
    this.lastSource = source;
    this.lastResult = result;
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
   * For all calls of one execution they are coerced once, unless one of them is an object: that a resolver could change
   * for the next call.
   */
  argumentValuesOf(field: ResolvedField): ArgumentValues {
    if (field.definition.args.length === 0) return Object.create(null);
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

  /** Unless what the error is about has become null before, by an error at it or above it. */
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
    const answer = data as NonNullable<ExecutionResult['data']> | null; // Made of a selection set.
    return errors.length > 0 ? { errors, data: answer } : { data: answer };
  }

  respondWithError(error: unknown): ExecutionResult {
    this.addError(toGraphQLError(error), undefined);
    return this.respond(null);
  }

  /** Ends what goes on for a viewer who has gone. */
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

  // Few resolvers ask for these two, so that they are made when one does.

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

/** Makes an error one of the answer, or where null may not stand, throws it for the position above. */
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

/** An error of no field: what fails where a field's error should have been made. */
function toGraphQLError(error: unknown): GraphQLError {
  if (error instanceof GraphQLError) return error;
  const originalError = error instanceof Error ? error : new Error(`Unexpected error value: ${error}`);
  return new GraphQLError(originalError.message, { originalError });
}

function isPrimitive(value: unknown): boolean {
  return value === null || (typeof value !== 'object' && typeof value !== 'function');
}
