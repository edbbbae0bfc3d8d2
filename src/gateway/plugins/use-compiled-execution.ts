import {
  AbortedGraphQLExecutionError,
  type DocumentNode,
  type ExecutionArgs,
  type ExecutionResult,
  GraphQLError,
} from 'graphql';
import type { Plugin } from 'graphql-yoga';
import { type CompiledOperation, compileOperation } from '../execution/compile-operation.ts';

/** As yoga's plugins leave them: `useExecutionCancellation` calls the viewer's signal so. */
type YogaExecutionArgs = ExecutionArgs & { readonly signal?: AbortSignal };

/**
 * Executes operations by plans that are made once, instead of by reading the document anew for every field of every
 * object. What can't be planned goes to yoga's own executor.
 *
 * A document's plans are kept as long as the document, so that what bounds the document cache bounds them.
 */
export function useCompiledExecution(): Plugin {
  const compiled = new WeakMap<DocumentNode, Map<string, CompiledOperation | null>>();

  function operationOf({ schema, document, operationName }: ExecutionArgs): CompiledOperation | null {
    const operations = compiled.get(document) ?? new Map<string, CompiledOperation | null>();
    compiled.set(document, operations);
    const known = operations.get(operationName ?? '');
    if (known !== undefined) return known;
    const operation = compileOperation({ schema, document, operationName });
    // Names that no operation has are not kept: there's no end of them.
    if (operation) operations.set(operationName ?? '', operation);
    return operation;
  }

  return {
    onExecute({ args, setExecuteFn }) {
      const operation = operationOf(args);
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
