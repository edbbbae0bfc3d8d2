import {
  type DirectiveNode,
  type DocumentNode,
  type ExecutionArgs,
  GraphQLError,
  getDirectiveValues,
  getOperationAST,
  getVariableValues,
  type OperationDefinitionNode,
} from 'graphql';
import {
  deferDirective,
  isIncrementalDirective,
  streamDirective,
} from '../../contract/incremental-directives.ts';
import { reachedSelections } from '../operations/selections.ts';

type Execution = Pick<ExecutionArgs, 'schema' | 'document' | 'operationName' | 'variableValues'>;

/**
 * What is wrong with the arguments of `@defer` and `@stream`, now that the variables are known; null where nothing is.
 * Checked before anything is executed, so that it is the same error whether the client takes the answer in parts or not.
 */
export function incrementalFault(execution: Execution): GraphQLError | null {
  const { schema, document, operationName, variableValues } = execution;
  const operation = getOperationAST(document, operationName);
  if (!operation) return null;
  const read = getVariableValues(schema, operation.variableDefinitions ?? [], variableValues ?? {});
  // Variables that don't fit are refused by the executor.
  if (read.errors) return null;
  for (const node of directivesOf(operation, document)) {
    const fault = faultOf(node, read.variableValues);
    if (fault !== null) return refusal(fault, node);
  }
  return null;
}

/** Those of an operation and of the fragments that it spreads: other fragments can have other variables. */
function directivesOf(operation: OperationDefinitionNode, document: DocumentNode): readonly DirectiveNode[] {
  return reachedSelections(operation, document)
    .flatMap(({ directives }) => directives ?? [])
    .filter(({ name }) => isIncrementalDirective(name.value));
}

function faultOf(node: DirectiveNode, variables: Parameters<typeof getDirectiveValues>[2]): string | null {
  const directive = node.name.value === streamDirective.name ? streamDirective : deferDirective;
  try {
    const { initialCount } = getDirectiveValues(directive, { directives: [node] }, variables) ?? {};
    if (typeof initialCount !== 'number' || initialCount >= 0) return null;
    return `\`initialCount\` of \`@stream\` must be 0 or more, but is ${initialCount}.`;
  } catch (error) {
    if (error instanceof GraphQLError) return error.message;
    throw error;
  }
}

function refusal(message: string, nodes: DirectiveNode): GraphQLError {
  return new GraphQLError(message, {
    nodes,
    extensions: {
      code: 'BAD_USER_INPUT',
      retryable: false,
      // As for any document that is refused: 400, or 200 where the client accepts application/json alone.
      http: { status: 400, spec: true },
    },
  });
}
