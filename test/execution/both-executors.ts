import { setImmediate } from 'node:timers/promises';
import {
  type DocumentNode,
  type ExecutionArgs,
  type ExecutionResult,
  execute,
  experimentalExecuteIncrementally,
  GraphQLError,
  type GraphQLSchema,
  parse,
} from 'graphql';
import { expect } from 'vitest';
import { compileOperation } from '../../src/execution/compile-operation.ts';

type Execute = (args: ExecutionArgs) => ExecutionResult | Promise<ExecutionResult>;

/** graphql-js's own `execute`, and ours. */
export const executors: Readonly<Record<'graphqlJs' | 'compiled', Execute>> = {
  // Plain `execute` refuses a schema that has `@defer`; without one in the operation this gives the same.
  graphqlJs: (args) =>
    args.schema.getDirective('defer')
      ? (experimentalExecuteIncrementally(args) as ReturnType<Execute>)
      : execute(args),
  compiled: ({ schema, document, operationName, ...request }) => {
    const operation = compileOperation({ schema, document, operationName });
    if (operation === null) throw new Error('This operation should be compiled.');
    return operation.execute(request as Parameters<typeof operation.execute>[0]);
  },
};

/** What an execution came to, in a form that can be compared: a result's keys in their order, errors whole. */
export async function outcomeOf(run: () => ExecutionResult | Promise<ExecutionResult>): Promise<unknown> {
  try {
    const result = run();
    return { isPromise: result instanceof Promise, ...describe(await result) };
  } catch (error) {
    return { thrown: describeError(error) };
  }
}

export function describe(result: ExecutionResult): {
  readonly keys: readonly string[];
  readonly data: unknown;
  readonly errors: readonly unknown[] | undefined;
} {
  return {
    keys: Object.keys(result),
    data: inOrder(result.data),
    errors: result.errors?.map(describeError),
  };
}

/** Objects as lists of their entries: whatever their prototype, and in their order. */
function inOrder(value: unknown): unknown {
  if (Array.isArray(value)) return { list: value.map(inOrder) };
  if (typeof value !== 'object' || value === null) return value;
  return Object.entries(value).map(([key, inner]) => [key, inOrder(inner)]);
}

function describeError(error: unknown): unknown {
  if (!(error instanceof Error)) return { notAnError: error };
  if (!(error instanceof GraphQLError))
    return { name: error.name, message: error.message, cause: error.cause };
  const { message, locations, path, positions, nodes, extensions, originalError } = error;
  return {
    message,
    locations,
    path,
    positions,
    nodes: nodes?.map((node) => node.loc?.start),
    extensions: { ...extensions },
    originalError: originalError && describeError(originalError),
  };
}

/** Executes an operation with both executors, each with a context of its own, and expects the same of them. */
export async function expectSame<Context extends object>(
  schema: GraphQLSchema,
  source: string | DocumentNode,
  options: {
    readonly context?: () => Context;
    readonly log?: (context: Context) => unknown;
    readonly rootValue?: unknown;
    readonly variableValues?: Record<string, unknown>;
    readonly operationName?: string;
  } = {},
): Promise<ExecutionResult> {
  const document = typeof source === 'string' ? parse(source) : source;
  const { context: createContext, log, ...rest } = options;
  const outcomes: unknown[] = [];
  let result: ExecutionResult = {};
  for (const executeWith of [executors.graphqlJs, executors.compiled]) {
    const contextValue = (createContext?.() ?? {}) as Context;
    const outcome = await outcomeOf(async () => {
      result = await executeWith({ schema, document, contextValue, ...rest });
      return result;
    });
    outcomes.push({ outcome, log: log?.(contextValue) });
  }
  expect(outcomes[1]).toEqual(outcomes[0]);
  return result;
}

/** Promises that settle one after the other when told to, so that what they lead to comes in one order. */
export class Settler {
  readonly #waiting: (() => void)[] = [];

  /** A promise that settles as told, in its turn. */
  later<T>(settle: () => T): Promise<T> {
    return new Promise((resolve, reject) => {
      this.#waiting.push(() => {
        try {
          resolve(settle());
        } catch (error) {
          reject(error);
        }
      });
    });
  }

  /** Settles all, each after everything that the one before has led to. */
  async settleAll(choose: (count: number, step: number) => number): Promise<void> {
    for (let step = 0; ; step += 1) {
      await setImmediate();
      if (this.#waiting.length === 0) return;
      const [next] = this.#waiting.splice(choose(this.#waiting.length, step), 1);
      next?.();
    }
  }
}
