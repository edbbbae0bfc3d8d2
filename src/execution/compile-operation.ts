import {
  assertValidSchema,
  type DocumentNode,
  type ExecutionResult,
  experimentalExecuteIncrementally,
  type FragmentDefinitionNode,
  type GraphQLSchema,
  getVariableValues,
  Kind,
  type OperationDefinitionNode,
  OperationTypeNode,
} from 'graphql';
import { conditionVariablesOf } from './conditions.ts';
import { executePlan, type OperationPlan } from './execute-plan.ts';
import { planOperation } from './plan-selection-set.ts';
import { Run, type VariableValues } from './run.ts';

/** Combinations of `@skip` and `@include` values that get a plan. Further ones run on graphql-js' own executor. */
const MAX_PLANS = 8;

/** How many errors of variables graphql-js reports by default. */
const MAX_VARIABLE_ERRORS = 50;

interface CompileOptions {
  readonly schema: GraphQLSchema;
  readonly document: DocumentNode;
  /** May be absent where the document has one operation only. */
  readonly operationName?: string | null | undefined;
}

interface ExecuteOptions {
  readonly rootValue?: unknown;
  readonly contextValue?: unknown;
  readonly variableValues?: Readonly<Record<string, unknown>> | null | undefined;
  /** When it aborts, the response rejects with an `AbortedGraphQLExecutionError` and no more resolvers are called. */
  readonly abortSignal?: AbortSignal | null | undefined;
  /** Whether errors leave out their "Did you mean". */
  readonly hideSuggestions?: boolean | null | undefined;
}

/** An operation that is planned once and executed many times. */
export interface CompiledOperation {
  /** Returns what graphql-js' `execute` returns: a promise only where something returned one. */
  execute(options: ExecuteOptions): ExecutionResult | Promise<ExecutionResult>;
}

/**
 * Plans an operation of a valid document, so that executing it costs little more than its resolvers. README.md says what it
 * guarantees.
 *
 * @returns Null for what only graphql-js' own executor can execute: subscriptions, operations with `@defer` or `@stream`,
 * and names that no operation of the document has.
 */
export function compileOperation(options: CompileOptions): CompiledOperation | null {
  const { schema, document } = options;
  assertValidSchema(schema);
  const operation = operationOf(options);
  if (!operation || operation.operation === OperationTypeNode.SUBSCRIPTION) return null;
  const rootType = schema.getRootType(operation.operation);
  if (!rootType) return null;
  const fragments = fragmentsOf(document);
  const conditionVariables = conditionVariablesOf(operation, fragments);
  if (!conditionVariables) return null;
  const plans = new Map<string, OperationPlan>();

  /** Undefined where graphql-js has to report an invalid condition, and where there are too many plans. */
  const planFor = ({ coerced }: VariableValues, names: readonly string[]): OperationPlan | undefined => {
    if (names.some((name) => typeof coerced[name] !== 'boolean')) return undefined;
    const key = names.map((name) => coerced[name]).join();
    const known = plans.get(key);
    if (known || plans.size === MAX_PLANS) return known;
    const conditions = Object.fromEntries(names.map((name) => [name, coerced[name]]));
    const plan = planOperation(operation, rootType, { schema, fragments, conditions });
    plans.set(key, plan);
    return plan;
  };

  return {
    execute(request) {
      const { rootValue, contextValue, variableValues, abortSignal } = request;
      const hideSuggestions = request.hideSuggestions === true;
      const { errors, variableValues: variables } = getVariableValues(
        schema,
        operation.variableDefinitions ?? [],
        variableValues ?? {},
        { maxErrors: MAX_VARIABLE_ERRORS, hideSuggestions },
      );
      if (errors) return { errors };
      const plan = planFor(variables, conditionVariables);
      // Plain `execute` refuses a schema that has `@defer`; without one in the operation this gives the same.
      if (!plan) {
        const result = experimentalExecuteIncrementally({ ...options, ...request });
        return result as ExecutionResult | Promise<ExecutionResult>; // Nothing of it is deferred.
      }
      const run = new Run({
        schema,
        fragments,
        operation,
        rootValue,
        contextValue,
        variableValues: variables,
        hideSuggestions,
      });
      return executePlan(plan, run, abortSignal);
    },
  };
}

/** As graphql-js chooses it: the last of several with one name. */
function operationOf({ document, operationName }: CompileOptions): OperationDefinitionNode | undefined {
  const operations = document.definitions.filter((node) => node.kind === Kind.OPERATION_DEFINITION);
  if (operationName === undefined || operationName === null) {
    return operations.length === 1 ? operations[0] : undefined;
  }
  return operations.findLast(({ name }) => name?.value === operationName);
}

function fragmentsOf(document: DocumentNode): Record<string, FragmentDefinitionNode> {
  const fragments: Record<string, FragmentDefinitionNode> = Object.create(null);
  for (const definition of document.definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments[definition.name.value] = definition;
  }
  return fragments;
}
