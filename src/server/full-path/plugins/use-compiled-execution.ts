import {
  AbortedGraphQLExecutionError,
  type ExecutionArgs,
  type ExecutionResult,
  GraphQLError,
} from 'graphql';
import type { Plugin } from 'graphql-yoga';
import type { CompiledOperation } from '../../../execution/compile-operation.ts';
import type { CompiledOperations } from '../../operations/compiled-operations.ts';

/** As yoga's plugins leave them: `useExecutionCancellation` calls the viewer's signal so. */
type YogaExecutionArgs = ExecutionArgs & { readonly signal?: AbortSignal };

/**
 * Executes operations by plans that are made once, instead of by reading the document anew for every field of every
 * object. What can't be planned goes to yoga's own executor.
 */
export function useCompiledExecution(operations: CompiledOperations): Plugin {
  return {
    onExecute({ args, setExecuteFn }) {
      const operation = operations.find(args);
      if (operation) setExecuteFn((request) => execute(operation, request));
    },
  };
}

async function execute(
  operation: CompiledOperation,
  { signal: abortSignal, ...request }: YogaExecutionArgs,
): Promise<ExecutionResult> {
  try {
    const result = await operation.execute({ ...request, abortSignal });
    if ('data' in result) return result;
    return { errors: result.errors?.map(asBadRequest) ?? [] };
  } catch (error) {
    // yoga knows an aborted request by the signal's own reason.
    throw error instanceof AbortedGraphQLExecutionError ? error.cause : error;
  }
}

/** What is refused before anything is executed has the status that GraphQL over HTTP asks for. */
function asBadRequest(error: GraphQLError): GraphQLError {
  const { message, nodes, originalError } = error;
  const extensions = { ...error.extensions, http: { status: 400 } };
  return new GraphQLError(message, { nodes, originalError, extensions });
}
